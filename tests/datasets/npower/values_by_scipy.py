"""Reads `{name: [[arguments], ...]}` and writes `{name: [values]}`, computed by SciPy."""

import json
import sys

from scipy import special, stats

FUNCTIONS = {
    "logGamma": lambda x: special.gammaln(x),
    "betaRegularized": lambda x, a, b: special.betainc(a, b, x),
    "gammaLower": lambda a, x: special.gammainc(a, x),
    "gammaUpper": lambda a, x: special.gammaincc(a, x),
    "normalCdf": stats.norm.cdf,
    "normalQuantile": stats.norm.ppf,
    "tCdf": stats.t.cdf,
    "tQuantile": stats.t.ppf,
    "fCdf": stats.f.cdf,
    "fQuantile": stats.f.ppf,
    "chiSquareCdf": stats.chi2.cdf,
    "chiSquareQuantile": stats.chi2.ppf,
    "noncentralTCdf": stats.nct.cdf,
    "noncentralTSurvival": stats.nct.sf,
    "noncentralFCdf": stats.ncf.cdf,
    "noncentralChiSquareCdf": stats.ncx2.cdf,
}

json.dump({name: [float(FUNCTIONS[name](*row)) for row in rows] for name, rows in json.load(sys.stdin).items()}, sys.stdout)
