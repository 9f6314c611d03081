"""Answers questions on how often something was recorded for a patient in a stretch of time, as anyone would write it.

Input: [folder, {kind: [table, time column, column, text in it]}, [[kind, patient, window], ...], patient column, stay column or null].
Output: for each question the answers by SQLite, by pandas and by plain Python.
"""

import csv
import json
import sqlite3
import sys
from datetime import datetime, timedelta

import pandas as pd

NOW = datetime(2105, 12, 31, 23, 59)


def month_before(moment, months):
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    day = moment.day
    while True:
        try:
            return moment.replace(year=year, month=month + 1, day=day)
        except ValueError:
            day -= 1


def span(year, month=None, day=None):
    """First moments of a year, month or day, and of what follows it."""
    if day is not None:
        first = datetime(year, month, day)
        return first, first + timedelta(days=1)
    if month is not None:
        return datetime(year, month, 1), datetime(year + month // 12, month % 12 + 1, 1)
    return datetime(year, 1, 1), datetime(year + 1, 1, 1)


def bounds(window):
    kind = window["is"]
    if kind in ("in", "since", "until"):
        first, after = span(window["year"], window.get("month"), window.get("day"))
        return (None if kind == "until" else first), (None if kind == "since" else after)
    if kind == "ago":
        n, unit = window["n"], window["unit"]
        then = NOW - timedelta(days=n) if unit == "day" else month_before(NOW, n * (12 if unit == "year" else 1))
        return (then, None) if window["edge"] == "since" else (None, then + timedelta(seconds=1))
    back = 1 if kind == "last" else 0
    if window["unit"] == "year":
        return span(NOW.year - back, window.get("month"), window.get("day"))
    if window["unit"] == "month":
        whole = month_before(NOW.replace(day=1), back)
        return span(whole.year, whole.month, window.get("day"))
    day = NOW - timedelta(days=back)
    return span(day.year, day.month, day.day)


folder, places, questions, patient_column, stay_column = json.load(sys.stdin)
database = sqlite3.connect(f"file:{folder}/hospital.sqlite?mode=ro", uri=True)
stays = {}
if stay_column is not None:
    with open(f"{folder}/patient.csv", newline="", encoding="utf-8") as file:
        stays = {row[stay_column]: row[patient_column] for row in csv.DictReader(file)}

plain, frames = {}, {}
for kind, (table, time, column, part) in places.items():
    with open(f"{folder}/{table}.csv", newline="", encoding="utf-8") as file:
        plain[kind] = [(row[patient_column] if stay_column is None else stays[row[stay_column]], row[time]) for row in csv.DictReader(file) if row[time] != "" and (part is None or part in row[column])]
    frame = pd.read_csv(f"{folder}/{table}.csv", low_memory=False)
    if part is not None:
        frame = frame[frame[column].str.contains(part, regex=False)]
    if stay_column is not None:
        frame = frame.merge(pd.read_csv(f"{folder}/patient.csv")[[stay_column, patient_column]], on=stay_column)
    frames[kind] = frame

answers = []
for kind, patient, window in questions:
    table, time, column, part = places[kind]
    low, high = bounds(window)
    source = f'"{table}"' if stay_column is None else f'"{table}" JOIN patient USING ({stay_column})'
    conditions, values = [f"{patient_column} = ?", f"{time} IS NOT NULL"], [patient]
    for sign, edge in ((">=", low), ("<", high)):
        if edge is not None:
            # As short as it may be written: a year alone, a month, a day.
            text = f"{edge:%Y}" if (edge.month, edge.day, edge.time()) == (1, 1, datetime.min.time()) else f"{edge:%Y-%m-%d}" if edge.time() == datetime.min.time() else str(edge)
            conditions.append(f"{time} {sign} '{text}'")
    if part is not None:
        conditions.append(f"{column} LIKE '%{part}%'")
    [(by_sqlite,)] = database.execute(f"SELECT count(*) FROM {source} WHERE {' AND '.join(conditions)}", values)
    frame = frames[kind]
    own = pd.to_datetime(frame[frame[patient_column] == patient][time])
    within = own.notna()
    if low is not None:
        within &= own >= low
    if high is not None:
        within &= own < high
    by_pandas = int(within.sum())
    by_python = sum(who == str(patient) and (low is None or at >= str(low)) and (high is None or at < str(high)) for who, at in plain[kind])
    answers.append([by_sqlite, by_pandas, by_python])
json.dump(answers, sys.stdout)
