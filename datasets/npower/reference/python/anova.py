import numpy as np
from scipy.stats import f, ncf


def anova_power(n, means, sd, alpha):
    k = len(means)
    noncentrality = k * n * np.var(means) / sd ** 2
    return ncf.sf(f.ppf(1 - alpha, k - 1, k * (n - 1)), k - 1, k * (n - 1), noncentrality)
