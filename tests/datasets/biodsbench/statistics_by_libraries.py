"""Statistics of random tables by lifelines, SciPy, statsmodels and scikit-learn: a JSON list of requests in, their results out."""
import json
import sys
import warnings

import numpy as np
import pandas as pd
from lifelines import CoxPHFitter, KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test
from lifelines.utils import concordance_index, median_survival_times, restricted_mean_survival_time
from scipy import stats
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist, squareform
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score
from statsmodels.duration.hazard_regression import PHReg
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

warnings.simplefilter('ignore')


def survival(time, event, at, horizon):
    fit = KaplanMeierFitter().fit(time, event)
    band = fit.confidence_interval_survival_function_
    row = band.loc[band.index[band.index <= at].max()]
    interval = sorted(median_survival_times(band).iloc[0])
    return [float(fit.predict(at)), *map(float, sorted(row)), float(fit.median_survival_time_), *[None if np.isinf(x) else float(x) for x in interval], float(restricted_mean_survival_time(fit, t=horizon))]


def ranks(time, event, group, weighting):
    test = multivariate_logrank_test(time, group, event, weightings=None if weighting == 'log-rank' else {'gehan': 'wilcoxon'}.get(weighting, weighting))
    return [float(test.test_statistic), float(test.p_value)]


def cox(time, event, x):
    frame = pd.DataFrame(x).add_prefix('x').assign(time=time, event=event)
    fit = CoxPHFitter().fit(frame, 'time', 'event')
    test = fit.log_likelihood_ratio_test()
    # lifelines stops a little before the maximum; statsmodels goes to it.
    exact = PHReg(np.array(time), np.array(x, dtype=float), np.array(event), ties='efron').fit(method='newton', tol=1e-12, maxiter=200, disp=0)
    return {
        'b': exact.params.tolist(), 'se': exact.bse.tolist(), 'p': exact.pvalues.tolist(), 'lifelines': [*fit.params_.tolist(), *fit.standard_errors_.tolist()], 'lr': [float(test.test_statistic), float(test.p_value)],
        'c': float(concordance_index(time, -(np.array(x, dtype=float) @ exact.params), event)),
    }


def square(a, b, c, d):
    table = [[a, b], [c, d]]
    return [*[float(stats.fisher_exact(table, alternative=side)[1]) for side in ('two-sided', 'less', 'greater')], *[float(x) for correction in (False, True) for x in stats.chi2_contingency(table, correction=correction)[:2]]]


def samples(a, b, c):
    welch = stats.ttest_ind(a, b, equal_var=False)
    rank = stats.mannwhitneyu(a, b, alternative='two-sided', method='asymptotic')
    kruskal = stats.kruskal(a, b, c)
    n = min(len(a), len(b))
    return [*map(float, [welch.statistic, welch.pvalue, rank.statistic, rank.pvalue, kruskal.statistic, kruskal.pvalue, *stats.pearsonr(a[:n], b[:n]), *stats.spearmanr(a[:n], b[:n]), *np.percentile(a, [25, 50, 75])])]


def interval(k, n):
    return [[float(x) for x in proportion_confint(k, n, method=method)] for method in ('beta', 'wilson')]


def clusters(points, method, metric, k, starts):
    points = np.array(points)
    tree = linkage(points, method=method, metric=metric)
    labels = fcluster(tree, k, criterion='maxclust')
    model = KMeans(n_clusters=len(starts), init=points[starts], n_init=1, algorithm='lloyd', max_iter=1000, tol=0).fit(points)
    return {'heights': tree[:, 2].tolist(), 'labels': labels.tolist(), 'kmeans': model.labels_.tolist(), 'inertia': float(model.inertia_), 'silhouette': float(silhouette_score(squareform(pdist(points, metric)), model.labels_, metric='precomputed'))}


def adjust(p):
    return [multipletests(p, method=method)[1].tolist() for method in ('fdr_bh', 'bonferroni')]


KNOWN = {'survival': survival, 'ranks': ranks, 'cox': cox, 'square': square, 'samples': samples, 'interval': interval, 'clusters': clusters, 'adjust': adjust}
json.dump([KNOWN[name](*arguments) for name, *arguments in json.load(sys.stdin)], sys.stdout)
