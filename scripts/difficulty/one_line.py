"""One line of pandas for a question on tables: reads {"schema", "folder", "tasks": [[question, ...]]} as JSON, prints the answers.

What the agent knows is what a newcomer sees at a glance: the tables, each joined to its dictionary and to the patient's number, and a
few words by which people speak of each. From the question it takes one table (by the words and by the values that stand in it),
filters it by those values and by a year, and takes one fold, or the distinct values of one column. It joins nothing else, reads no
windows but years, compares nothing, and never abstains: where it finds no table it gives no answer.
"""
import json
import re
import sys
from pathlib import Path

import pandas as pd

# table: (words by which it is spoken of, its time, its number, what its rows are called by)
TABLES = {
    "mimic-iii": {
        "PATIENTS": ("gender|sex|man or a woman|born|birth|die|death", "DOB", None, "GENDER"),
        "ADMISSIONS": ("admi|hospital|discharge|insurance|marital|married|language|ethnicity|age|old", "ADMITTIME", "AGE", "ADMISSION_TYPE"),
        "ICUSTAYS": ("icu|intensive care", "INTIME", None, "FIRST_CAREUNIT"),
        "TRANSFERS": ("ward|careunit|care unit|transfer", "INTIME", None, "CAREUNIT"),
        "DIAGNOSES_ICD": ("diagnos", "CHARTTIME", None, "LONG_TITLE"),
        "PROCEDURES_ICD": ("procedure|underw|undergo", "CHARTTIME", None, "LONG_TITLE"),
        "LABEVENTS": ("lab test|lab|test", "CHARTTIME", "VALUENUM", "LABEL"),
        "CHARTEVENTS": ("bedside|measure|vital", "CHARTTIME", "VALUENUM", "LABEL"),
        "INPUTEVENTS_CV": ("intake|input", "CHARTTIME", "AMOUNT", "LABEL"),
        "OUTPUTEVENTS": ("output", "CHARTTIME", "VALUE", "LABEL"),
        "MICROBIOLOGYEVENTS": ("microbiolog|specimen|culture|organism", "CHARTTIME", None, "SPEC_TYPE_DESC"),
        "PRESCRIPTIONS": ("drug|prescri|medication|dose|route", "STARTDATE", "DOSE_VAL_RX", "DRUG"),
        "COST": ("cost|charge|bill|price|paid", "CHARGETIME", "COST", "EVENT_TYPE"),
    },
    "eicu": {
        "patient": ("gender|sex|man or a woman|admi|hospital|discharge|ethnicity|age|old|icu|height|weight|ward", "hospitaladmittime", "age", "gender"),
        "diagnosis": ("diagnos", "diagnosistime", None, "diagnosisname"),
        "treatment": ("treatment|treated", "treatmenttime", None, "treatmentname"),
        "lab": ("lab test|lab|test", "labresulttime", "labresult", "labname"),
        "vitalperiodic": ("bedside|vital", "observationtime", None, None),
        "intakeoutput": ("intake|input|output", "intakeoutputtime", "cellvaluenumeric", "celllabel"),
        "microlab": ("microbiolog|specimen|culture|organism", "culturetakentime", None, "culturesite"),
        "medication": ("drug|prescri|medication|dose|route", "drugstarttime", None, "drugname"),
        "allergy": ("allerg", "allergytime", None, "allergyname"),
        "cost": ("cost|charge|bill|price|paid", "chargetime", "cost", "eventtype"),
    },
    "mimicsql": {
        "DEMOGRAPHIC": (r"\bage\b|\bold|stay|admi|discharge|birth|born|death|insurance|ethnicity|religion|marital|gender", "ADMITTIME", "AGE", "NAME"),
        "DIAGNOSES": ("diagnos", None, None, "LONG_TITLE"),
        "PROCEDURES": ("procedure|underw|undergo", None, None, "LONG_TITLE"),
        "PRESCRIPTIONS": ("drug|prescri|medication|dose|route", None, "DRUG_DOSE", "DRUG"),
        "LAB": ("lab test|lab", "CHARTTIME", "VALUE_UNIT", "LABEL"),
    },
}
DICTIONARIES = {"DIAGNOSES_ICD": "D_ICD_DIAGNOSES", "PROCEDURES_ICD": "D_ICD_PROCEDURES", "LABEVENTS": "D_LABITEMS", "CHARTEVENTS": "D_ITEMS", "INPUTEVENTS_CV": "D_ITEMS", "OUTPUTEVENTS": "D_ITEMS"}
PATIENT = {"mimic-iii": "SUBJECT_ID", "eicu": "uniquepid", "mimicsql": "SUBJECT_ID"}
# How people name columns, beside the columns' own names.
COLUMNS = {
    "route": "ROUTE routeadmin", "dose": "DOSE_VAL_RX dosage DRUG_DOSE", "organism|grow|grew": "ORG_NAME organism", "gender|sex|man or a woman": "GENDER gender", "ethnicity": "ETHNICITY ethnicity",
    "marital": "MARITAL_STATUS", "insurance": "INSURANCE", "language": "LANGUAGE", "religion": "RELIGION", "short title": "SHORT_TITLE", "icd9|code": "ICD9_CODE icd9code", "long title": "LONG_TITLE",
    "birth year|year of birth": "DOB_YEAR", "birth|born": "DOB", "death": "DOD", "discharge location": "DISCHARGE_LOCATION", "admission location": "ADMISSION_LOCATION", "admission type": "ADMISSION_TYPE", "primary disease": "DIAGNOSIS",
    "days": "DAYS_STAY", "leav|left|out of the icu": "OUTTIME unitdischargetime", "discharge time|time of discharge|discharged|last discharge": "DISCHTIME hospitaldischargetime", "alive": "hospitaldischargestatus",
    "height": "admissionheight", "weight": "admissionweight", "drug code": "FORMULARY_DRUG_CD", "item id": "ITEMID",
}


def load(schema, folder):
    read = {name: pd.read_csv(Path(folder) / f"{name}.csv", dtype={"ICD9_CODE": str, "icd9code": str}) for name in [*TABLES[schema], *(DICTIONARIES.values() if schema == "mimic-iii" else ())]}
    if schema == "eicu":
        link = read["patient"][["patientunitstayid", "uniquepid"]]
        return {name: table if "uniquepid" in table else table.merge(link) for name, table in read.items()}
    if schema == "mimic-iii":
        return {name: read[name].drop(columns="ROW_ID").merge(read[DICTIONARIES[name]].drop(columns="ROW_ID")) if name in DICTIONARIES else read[name] for name in TABLES[schema]}
    return read


class OneLine:
    def __init__(self, schema, folder):
        self.schema, self.patient, self.tables = schema, PATIENT[schema], load(schema, folder)
        self.values = []
        for name, table in self.tables.items():
            for column in table.select_dtypes("object"):
                if re.search("TIME|DATE|DOB|DOD|time|VALUE_UNIT|DRUG_DOSE|UOM|UNIT|dosage|cellpath", column):
                    continue
                seen = {value.lower(): value for value in table[column].dropna().unique() if len(value) > 2}
                pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(seen, key=len, reverse=True))) + r")(?![\w-])") if seen else None
                self.values.append((name, column, seen, pattern))

    def choose(self, question):
        """The table whose words and values take up most of the question, and the values by column."""
        found = {name: {} for name in self.tables}
        for name, column, seen, pattern in self.values:
            for match in pattern.finditer(question) if pattern else ():
                found[name].setdefault(column, {})[match[0]] = seen[match[0]]
        best = max(self.tables, key=lambda name: (max((len(text) for each in found[name].values() for text in each), default=0) + 3 * len(re.findall(TABLES[self.schema][name][0], question))))
        # The same words may stand in several columns: the one that has most of them is taken.
        taken, kept = set(), {}
        for column, values in sorted(found[best].items(), key=lambda item: -max(map(len, item[1]))):
            fresh = {text: value for text, value in values.items() if not any(text in other for other in taken)}
            taken |= set(fresh)
            if fresh:
                kept[column] = list(fresh.values())
        return best, kept

    def rows(self, question, name, values):
        table = self.tables[name]
        who = re.search(r"\d{3}-\d+" if self.schema == "eicu" else r"(?:patient|subject)(?: id)?(?: of)? (\d+)", question)
        if who and self.patient in table:
            table = table[table[self.patient].astype(str) == (who[0] if self.schema == "eicu" else who[1])]
        for column, several in values.items():
            table = table[table[column].isin(several)]
        time = TABLES[self.schema][name][1]
        year = re.search(r"\b(in|since|from|until|through|up to|before|during|after) (2[01]\d\d)\b", question)
        if year and time:
            years = table[time].astype(str).str[:4]
            table = table[years == year[2] if year[1] in ("in", "during") else years >= year[2] if year[1] in ("since", "from") else years > year[2] if year[1] == "after" else years < year[2] if year[1] == "before" else years <= year[2]]
        age = re.search(r"\b(under|below|above|over|younger than|older than)(?: the age of)? (\d{2})\b", question)
        if age and "AGE" in table:
            table = table[table["AGE"] < int(age[2])] if age[1] in ("under", "below", "younger than") else table[table["AGE"] > int(age[2])]
        return table

    def answer(self, question):
        question = question.lower()
        name, values = self.choose(question)
        _, time, number, label = TABLES[self.schema][name]
        table = self.rows(question, name, values)
        asked = next((column for words, columns in COLUMNS.items() for column in columns.split() if column in table and column not in values and re.search(words, question)), None)
        if re.match(r"(was|has|have|did|is|does|do|were|had|can you tell me (if|whether)|tell me (if|whether))\b", question) and not re.search(r"\b(give|which|status|gender)\b", question):
            return len(table) > 0
        if re.search(r"how many (different )?(patients|people|persons)|number of (different )?(patients|people)|how many (of the |\w+ )?patients|what number of patients", question):
            return table[self.patient].nunique()
        if re.search(r"how many|number of|count of|what number", question) and asked != "DAYS_STAY":
            return table[label].nunique() if label and re.search("each counted once|different|distinct|unique|is counted once", question) else len(table)
        if re.search(r"\b(when|what time|which time|at what|what date|times?|date)\b", question) and time:
            of = sorted(table[asked if asked and re.search("TIME|DOB|DOD|time", asked) else time].dropna().astype(str))
            return (of[-1:] if re.search("last|latest|most recent|final", question) else of[:1] if re.search("first|earliest|initial", question) else sorted(set(of))) or None
        numbers = asked if asked in ("DAYS_STAY", "AGE", "DOB_YEAR", "DOB", "admissionheight", "admissionweight") else number
        folds = (("mean|average", "mean"), ("maximum|highest|largest|oldest|greatest|longest|latest|most recent", "max"), ("minimum|lowest|smallest|youngest|least|shortest|earliest", "min"), ("total|altogether|sum of|add up|cumulative", "sum"))
        for words, fold in folds:
            if numbers in table and re.search(words, question):
                of = table[numbers].dropna() if numbers == "DOB" and fold in ("min", "max") else pd.to_numeric(table[numbers].astype(str).str.extract(r"(-?\d+(?:\.\d+)?)")[0])
                return getattr(of, fold)() if len(of.dropna()) else None
        column = asked or (label if label not in values else number)
        if column is None:
            return None
        if re.search("first|last|latest|most recent|initial|final", question) and time:
            table = table.sort_values(time).iloc[-1:] if re.search("last|latest|most recent|final", question) else table.sort_values(time).iloc[:1]
        return table[column].dropna().unique().tolist()


def plain(value):
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.item() if hasattr(value, "item") else value if isinstance(value, (bool, int, float, str, type(None))) else str(value)


def main():
    given = json.load(sys.stdin)
    agent = OneLine(given["schema"], given["folder"])
    print(json.dumps([[plain(agent.answer(question)) for question in task] for task in given["tasks"]]).replace("NaN", "null"))


if __name__ == "__main__":
    main()
