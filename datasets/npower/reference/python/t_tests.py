import math
from scipy.stats import ncf, nct, t


def t_test_power(df, delta, sides, alpha):
    critical = t.ppf(1 - alpha / sides, df)
    if sides == 2:
        # T squared is noncentral F: stable also where nct loses its precision.
        return ncf.sf(critical ** 2, 1, df, delta ** 2)
    return nct.sf(critical, df, delta)


def one_mean_power(n, difference, sd, sides, alpha):
    return t_test_power(n - 1, abs(difference) / sd * math.sqrt(n), sides, alpha)


def pooled_power(n1, ratio, difference, sd1, sd2, sides, alpha):
    n2 = ratio * n1
    df = n1 + n2 - 2
    sd = math.sqrt(((n1 - 1) * sd1 ** 2 + (n2 - 1) * sd2 ** 2) / df)
    return t_test_power(df, abs(difference) / (sd * math.sqrt(1 / n1 + 1 / n2)), sides, alpha)


def welch_power(n1, ratio, difference, sd1, sd2, sides, alpha):
    n2 = ratio * n1
    v1, v2 = sd1 ** 2 / n1, sd2 ** 2 / n2
    df = (v1 + v2) ** 2 / (v1 ** 2 / (n1 - 1) + v2 ** 2 / (n2 - 1))
    return t_test_power(df, abs(difference) / math.sqrt(v1 + v2), sides, alpha)
