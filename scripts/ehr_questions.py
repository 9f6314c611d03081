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

from told_apart import told_apart

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


def percent_told_apart(ours, published, seed):
    texts = [re.sub(r"<\w+>", " ", text) for text in (*ours, *published)]
    accuracy, _ = told_apart(texts, [0] * len(ours) + [1] * len(published), words=r"[a-z']+", rarest=3, seed=seed)
    return 100 * accuracy


def mean(rows):
    return [statistics.mean(column) for column in zip(*rows)]


print("| questions | n | words (10 / 50 / 90 %) | distinct first three words | distinct when masked | told apart, as they are | told apart, masked |")
print("|---|---|---|---|---|---|---|")
for family, texts in json.load(sys.stdin).items():
    ours, published = texts["ours"], texts["published"]
    n = min(len(ours), len(published))
    samples = [random.Random(seed).sample(ours, n) for seed in range(SAMPLES)]
    own = mean([describe(sample) for sample in samples])
    whole, masked = mean([[percent_told_apart([pair[at] for pair in sample], [pair[at] for pair in published], seed) for at in (0, 1)] for seed, sample in enumerate(samples)])
    for name, figures, apart in ((family, own, f"{whole:.0f} % | {masked:.0f} %"), (f"{family}, published", describe(published), " | ")):
        low, middle, high, starts, skeletons = figures
        print(f"| {name} | {n} | {low:.0f} / {middle:.0f} / {high:.0f} | {starts:.0f} % | {skeletons:.0f} % | {apart} |")
