"""What simple and strong models reach on one prediction task, for prediction-measures.ts: reads programs and labels, prints JSON."""
import json
import sys
import time
import warnings

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")
given = json.load(sys.stdin)
ids = given["gold"]["ids"].split()
truth = {column["name"]: np.array(list(map(int, column["labels"]))) for column in given["gold"]["columns"]}


def area(scores):
    return float(np.mean([roc_auc_score(label, scores[name]) for name, label in truth.items()]))


def run(program):
    found = {}
    exec(program, found)
    table = found["predictions"].astype({found["predictions"].columns[0]: str}).set_index(found["predictions"].columns[0]).loc[ids]
    return found, {name: table[name].to_numpy() for name in truth}


started = time.process_time()
found, own = run(given["reference"])
seconds = time.process_time() - started
_, light = run(given["light"])
known, test, targets = found["known_x"], found["test_x"], found["targets"]
order = {str(each): at for at, each in enumerate(found["ids"])}
rows = [order[each] for each in ids]


def scored(fit):
    """As the reference does it: classes in order of severity by how severe it is at least."""
    names = list(targets)
    if "at_least" not in found:
        return {name: fit(targets[name])[rows] for name in names}
    at_least = [np.ones(len(test))] + [fit(sum(targets[name] for name in names[k:])) for k in range(1, len(names))] + [np.zeros(len(test))]
    return {name: (at_least[k] - at_least[k + 1])[rows] for k, name in enumerate(names)}


def linear(target):
    model = make_pipeline(SimpleImputer(strategy="median"), StandardScaler(), LogisticRegression(C=0.05, max_iter=500))
    return model.fit(known, target).predict_proba(test)[:, 1]


def boosted(**settings):
    def fit(target):
        model = HistGradientBoostingClassifier(min_samples_leaf=20, l2_regularization=5.0, max_bins=64, **settings)
        return model.fit(known, target).predict_proba(test)[:, 1]
    return fit


blend = [own] + [scored(boosted(**settings)) for settings in (
    dict(max_iter=250, learning_rate=0.06, max_leaf_nodes=6, max_features=0.4, random_state=1),
    dict(max_iter=400, learning_rate=0.04, max_leaf_nodes=5, max_features=0.3, random_state=2),
)]
strong = {name: np.mean([scores[name] for scores in blend], axis=0) for name in truth}
singles = []
for name, label in truth.items():
    areas = {}
    for column in test:
        values = test[column].fillna(known[column].median()).to_numpy()[rows]
        areas[column] = roc_auc_score(label, values)
    best = max(areas, key=lambda each: abs(areas[each] - 0.5))
    singles.append(f"{name}:{best}={max(areas[best], 1 - areas[best]):.2f}")
# The linear model names each class by itself, as one would.
plain = {name: linear(target)[rows] for name, target in targets.items()}
print(json.dumps({"linear": area(plain), "light": area(light), "reference": area(own), "ceiling": area(strong), "seconds": seconds, "single": singles}))
