"""One call of a library for an analysis of a cancer study: reads [{"prompt", "folder"}] as JSON, prints the answers.

It takes the clinical table of patients, without copies and with the missing codes that the notes quote; the columns that the question
names in brackets; patients with the quoted values of a column; and gives each result that is wanted by one call: counts, a median, a range,
a Kaplan-Meier median, a log-rank test, a rate with its interval. It reads no other table, joins nothing, and fits no model.
"""
import json
import re
import sys
import warnings
from pathlib import Path

import pandas as pd
from lifelines import KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test
from statsmodels.stats.proportion import proportion_confint

warnings.filterwarnings("ignore")
QUOTED = r'"([^"]+)"'


def read(prompt, folder):
    missing = [code for line in prompt.split("\n") if re.search(r"missing|no value", line, re.I) for code in re.findall(QUOTED, line)]
    return pd.read_csv(Path(folder) / "data_clinical_patient.csv", na_values=[*missing, ""], keep_default_na=False).drop_duplicates()


def asked_of(prompt):
    """The question, without what there is in the tables and the notes on them."""
    return "\n\n".join(part for part in prompt.split("\n\n") if not re.search(r"^- .*rows\)|^- .*value|exact copies|exported twice|Results wanted|^Output|Store ", part, re.M))


class OneCall:
    def __init__(self, prompt, folder):
        self.prompt, self.asked = prompt, asked_of(prompt)
        self.table = read(prompt, folder)
        columns = [column for column in re.findall(r"`(\w+)`", self.asked) if column in self.table]
        self.time = next((column for column in columns if re.search("_(MONTHS|DAYS)$", column)), None)
        self.status = next((column for column in columns if column.endswith("_STATUS") and self.time and column.split("_")[0] == self.time.split("_")[0]), None)
        self.groups = None
        for column, values in re.findall(r'\(`(\w+)`\) ((?:"[^"]+"(?:, | or | and )?)+)', self.asked):
            if column in self.table:
                self.table = self.table[self.table[column].isin(re.findall(QUOTED, values))]
                columns = [each for each in columns if each != column]
        for column, way, bound in re.findall(r"\(`(\w+)`\) (below|under|of at least|from) (\d+(?:\.\d+)?)", self.asked):
            if column in self.table:
                self.table = self.table[self.table[column] < float(bound) if way in ("below", "under") else self.table[column] >= float(bound)]
                columns = [each for each in columns if each != column]
        grouped = re.search(r'\(`(\w+)`: ((?:"[^"]+"(?:, )?)+)\)', self.asked)
        if grouped and grouped[1] in self.table:
            self.groups = grouped[1]
            self.table = self.table[self.table[self.groups].isin(re.findall(QUOTED, grouped[2]))]
        rest = [column for column in columns if column not in (self.time, self.status, self.groups)]
        self.number = next((column for column in rest if pd.api.types.is_numeric_dtype(self.table[column])), None)
        self.text = next((column for column in rest if column != self.number), None)

    def cases(self):
        cases = self.table.dropna(subset=[self.time, self.status, *([self.groups] if self.groups else [])])
        said = re.search(rf'`{self.status}`: {QUOTED} (?:is|are|means) the event', self.prompt)
        event = cases[self.status].astype(str) == said[1]
        months = cases[self.time] / (30.4375 if self.time.endswith("_DAYS") else 1)
        return cases, months, event

    def successes(self):
        counted, among = re.search(r'with ((?:"[^"]+"(?:, )?)+) as', self.asked), re.search(r'\(((?:"[^"]+"(?:, )?){3,});', self.asked)
        best = self.table[self.text].dropna()
        best = best[best.isin(re.findall(QUOTED, among[1]))]
        return int(best.isin(re.findall(QUOTED, counted[1])).sum()), len(best)

    def result(self, name, what):
        said = f"{name} {what}"
        if self.time:
            cases, months, event = self.cases()
            if re.search("event", said) and "int" in what:
                return int(event.sum())
            if re.search("median", said):
                return float(KaplanMeierFitter().fit(months, event).median_survival_time_)
            if "int" in what:
                return len(cases)
            test = multivariate_logrank_test(months, cases[self.groups], event)
            return float(test.p_value if re.match(r"p\b|p_?val|.*_p\b", name) else test.test_statistic)
        if re.search("rate|ORR|response", self.asked) and re.search("between 0 and 1|successes|lower, upper", what):
            k, n = self.successes()
            return [k, n] if "successes" in what else list(proportion_confint(k, n, method="beta")) if "lower" in what else k / n
        if re.search("dict|Series", what):
            return {str(value): int(count) for value, count in self.table[self.text].value_counts().items()}
        values = self.table[self.number].dropna()
        if re.search("range|minimum", said):
            return [float(values.min()), float(values.max())]
        if re.search("quartile|iqr", said):
            return [float(values.quantile(0.25)), float(values.quantile(0.75))]
        if "int" in what:
            return len(values)
        return float(values.mean() if "mean" in said else values.std() if re.search("sd|deviation", said) else values.median())


def answer(prompt, folder):
    wanted = re.findall(r"^- `(\w+)`: (.+)$", prompt[max(prompt.rfind("Results wanted"), prompt.rfind("Output:")):], re.M)
    try:
        return {name: OneCall(prompt, folder).result(name, what) for name, what in wanted}
    except Exception:  # Whatever it does not find where it looks for it: a policy's program would have failed too.
        return None


if __name__ == "__main__":
    print(json.dumps([answer(**each) for each in json.load(sys.stdin)]).replace("NaN", "null").replace("Infinity", "null"))
