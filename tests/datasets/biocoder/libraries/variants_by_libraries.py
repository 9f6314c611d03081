"""What Biopython, NumPy and SciPy say of variants, by template. Each is imported where it is used: no interpreter has all."""


def coding_consequence(settings, cds, pos, alt, strand):
    from Bio.Seq import Seq

    table = 1 if settings["table"] == "standard" else 2
    at = pos - settings["base"]
    if settings["alt"] == "genomic" and strand == "-":
        alt = str(Seq(alt).complement())
    whole = len(cds) // 3 * 3
    changed = cds[:at] + alt + cds[at + 1:]
    if at >= whole:
        return None
    old, new = str(Seq(cds[:whole]).translate(table))[at // 3], str(Seq(changed[:whole]).translate(table))[at // 3]
    return f"{old}{at // 3 + 1}{'=' if old == new else new}"


def hardy_weinberg(settings, genotypes):
    import numpy as np
    from scipy.stats import chisquare

    dosages = np.array([int(genotype[0]) + int(genotype[2]) for genotype in genotypes if len(genotype) == 3 and "." not in genotype])
    observed = np.bincount(dosages, minlength=3)
    p = dosages.mean() / 2
    return float(chisquare(observed, len(dosages) * np.array([(1 - p) ** 2, 2 * p * (1 - p), p ** 2])).statistic)


def linkage_disequilibrium(settings, first, second):
    import numpy as np

    rows = [(a[side], b[side]) for a, b in zip(first, second) if "|" in a and "|" in b for side in (0, 2)]
    x, y = np.array([row for row in rows if "." not in row], dtype=float).T
    if settings["measure"] == "r2":
        return float(np.corrcoef(x, y)[0, 1] ** 2)
    return float(np.cov(x, y, bias=True)[0, 1])


def strand_bias(settings, reads, ref, alt):
    import numpy as np
    from scipy.stats.contingency import odds_ratio

    counts = [[sum(base == wanted and side == strand and quality >= settings["minimum"] for base, side, quality in reads) for strand in "+-"] for wanted in (ref, alt)]
    # With whole numbers in the table: all counts are doubled, and half of one becomes one.
    doubled = 2 * np.array(counts) + int(2 * settings["pseudocount"])
    return float(np.log2(odds_ratio(doubled, kind="sample").statistic))
