import numpy as np
from scipy.stats import chi2, ncx2


def independence_power(total, proportions, shares, alpha):
    cells = np.array(shares)[:, None] * np.array(proportions)
    expected = np.outer(cells.sum(axis=1), cells.sum(axis=0))
    w2 = ((cells - expected) ** 2 / expected).sum()
    df = (cells.shape[0] - 1) * (cells.shape[1] - 1)
    return ncx2.sf(chi2.ppf(1 - alpha, df), df, total * w2)
