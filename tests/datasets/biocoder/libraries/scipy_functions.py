"""What NumPy and SciPy say, by template: statistics of reads and words."""
from collections import Counter

import numpy as np
from scipy import optimize, stats


def insert_sizes(settings, pairs):
    sizes = np.array([end - start + 1 for chrom, start, end, left, right in pairs if chrom == "=" and end - start + 1 <= settings["largest"]])
    spread = {
        "MAD": lambda: stats.median_abs_deviation(sizes),
        "standard deviation": lambda: np.std(sizes, ddof=1),
        "quartile range": lambda: stats.iqr(sizes),
    }[settings["spread"]]()
    return [float(np.median(sizes)), float(spread)]


def rarefaction(settings, counts, depths):
    n, total = depths[0], sum(counts)
    seen = [stats.hypergeom.sf(settings["least"] - 1, total, count, n) for count in counts]
    return float(sum(seen))


def library_complexity(settings, reads):
    n = sum(times * count for times, count in enumerate(reads, 1))
    c = sum(reads)
    return float(optimize.brentq(lambda x: c / x - (1 - np.exp(-n / x)), c * (1 + 1e-12), 1e9 * c, xtol=1e-9, rtol=1e-14, maxiter=1000))


def size_factors(settings, counts, samples):
    table = np.array(counts, dtype=float)
    table = table[(table > 0).all(axis=1)]
    if settings["method"] == "upper quartile":
        return np.percentile(table, 75, axis=0).tolist()
    return np.median(table / stats.gmean(table, axis=1)[:, None], axis=0).tolist()


def sequence_entropy(settings, seq):
    k = settings["k"]
    counts = Counter(seq[i:i + k] for i in range(len(seq) - k + 1) if "N" not in seq[i:i + k])
    return float(stats.entropy(list(counts.values()), base=settings["base"]))


def coverage_depth(settings, reads, length):
    depth = np.zeros(length, dtype=int)
    for start, end, _ in reads:
        depth[max(0, start):max(0, min(length, end))] += 1
    return [float(depth.mean()), float((depth >= settings["least"]).mean())]


def motif_scan(settings, sites, seq, threshold):
    letters = np.array([list(site) for site in sites])
    table = np.array([np.log2(((letters == base).sum(axis=0) + 1) / (len(sites) + 4) / 0.25) for base in "ACGT"])
    width = letters.shape[1]
    scores = [sum(table["ACGT".index(base), i] for i, base in enumerate(seq[at:at + width])) for at in range(len(seq) - width + 1)]
    return [[at, "+", score] for at, score in enumerate(scores) if score >= threshold - 1e-9]
