"""How often a bag of words tells published notes from generated ones: cross-validated accuracy of a logistic regression.

Reads {"published": [text, ...], "twin": [text, ...]} (equally many) from standard input and prints JSON with the accuracy and the words that weigh most.
"""
import json
import sys

import numpy

from told_apart import told_apart

notes = json.load(sys.stdin)
texts = notes["published"] + notes["twin"]
labels = numpy.array([0] * len(notes["published"]) + [1] * len(notes["twin"]))


def accuracy(texts, labels):
    # Words only: figures would tell the two apart by their distribution, which is not language.
    return told_apart(texts, labels, words=r"(?u)\b[A-Za-z][A-Za-z'-]+\b", rarest=2)


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
