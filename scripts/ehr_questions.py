"""Compares generated questions with published ones: reads both from standard input, prints a table.

Input: {family: {"ours": [[text, masked], ...], "published": [[text, masked], ...]}}; masked texts have a word for each
number, patient and item. Samples of ours are as large as the published ones; figures of ours are means over ten samples.
The classifier is logistic regression over a bag of words (which words, not how often; once and twice seen ones left out),
its accuracy that of a five-fold cross-validation on as many of ours as published: 50 % is chance.
"""

import json
import random
import re
import statistics
import sys

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline

SAMPLES = 10


def words(text):
    return re.findall(r"[^\s]+", text)


def share(items):
    return 100 * len(set(items)) / len(items)


def describe(pairs):
    """Length in words (tenth, fifth and ninth decile), shares of distinct beginnings and of distinct masked texts."""
    lengths = sorted(len(words(text)) for text, _ in pairs)
    deciles = statistics.quantiles(lengths, n=10)
    starts = [" ".join(words(text.lower())[:3]) for text, _ in pairs]
    return [deciles[0], statistics.median(lengths), deciles[8], share(starts), share([masked for _, masked in pairs])]


def told_apart(ours, published, seed):
    ours, published = ([re.sub(r"<\w+>", " ", text) for text in texts] for texts in (ours, published))
    model = make_pipeline(CountVectorizer(binary=True, min_df=3, token_pattern=r"[a-z']+"), LogisticRegression(max_iter=2000))
    folds = StratifiedKFold(5, shuffle=True, random_state=seed)
    return 100 * cross_val_score(model, [*ours, *published], [0] * len(ours) + [1] * len(published), cv=folds).mean()


def mean(rows):
    return [statistics.mean(column) for column in zip(*rows)]


print("| questions | n | words (10 / 50 / 90 %) | distinct first three words | distinct when masked | told apart, as they are | told apart, masked |")
print("|---|---|---|---|---|---|---|")
for family, texts in json.load(sys.stdin).items():
    ours, published = texts["ours"], texts["published"]
    n = min(len(ours), len(published))
    samples = [random.Random(seed).sample(ours, n) for seed in range(SAMPLES)]
    own = mean([describe(sample) for sample in samples])
    whole, masked = mean([[told_apart([pair[at] for pair in sample], [pair[at] for pair in published], seed) for at in (0, 1)] for seed, sample in enumerate(samples)])
    for name, figures, apart in ((family, own, f"{whole:.0f} % | {masked:.0f} %"), (f"{family}, published", describe(published), " | ")):
        low, middle, high, starts, skeletons = figures
        print(f"| {name} | {n} | {low:.0f} / {middle:.0f} / {high:.0f} | {starts:.0f} % | {skeletons:.0f} % | {apart} |")
