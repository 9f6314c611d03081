"""How often a bag of words tells published notes from generated ones: cross-validated accuracy of a logistic regression.

Reads a JSON file {"published": [text, ...], "twin": [text, ...]} (equally many) and prints JSON with the accuracy and the words that weigh most.
"""
import json
import sys

import numpy
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline

notes = json.load(open(sys.argv[1], encoding="utf-8"))
texts = notes["published"] + notes["twin"]
labels = numpy.array([0] * len(notes["published"]) + [1] * len(notes["twin"]))


def accuracy(texts, labels):
    # Words only: figures would tell the two apart by their distribution, which is not language.
    model = make_pipeline(CountVectorizer(token_pattern=r"(?u)\b[A-Za-z][A-Za-z'-]+\b", binary=True, min_df=2), LogisticRegression(max_iter=2000, C=1.0))
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    return cross_val_score(model, texts, labels, cv=folds).mean(), model


all_notes, model = accuracy(texts, labels)
long_ones = [i for i, text in enumerate(texts) if len(text.split()) > 60]
long_notes, _ = accuracy([texts[i] for i in long_ones], labels[long_ones])
short_ones = [i for i, text in enumerate(texts) if len(text.split()) <= 60]
short_notes, _ = accuracy([texts[i] for i in short_ones], labels[short_ones])
# The words of the short notes, a fifth, would hide those of the others.
model.fit([texts[i] for i in long_ones], labels[long_ones])
names = model[0].get_feature_names_out()
weights = model[1].coef_[0]
order = numpy.argsort(weights)
print(json.dumps({
    "accuracy": all_notes, "accuracy_long": long_notes, "accuracy_short": short_notes,
    "published_words": [f"{names[i]} {weights[i]:.2f}" for i in order[:60]],
    "twin_words": [f"{names[i]} {weights[i]:.2f}" for i in order[::-1][:60]],
}))
