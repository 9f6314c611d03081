/**
 * The reference solution: what the note says, one line a claim, as a reader would take it down, and a checker over the CSV files
 * that finds where the tables say otherwise. Written from the comments of `claim.ts`, not from the SQL.
 */
import type { Claim } from './claim.ts';

const CHECKER = `import csv


def table(name):
    with open(f"/data/{FOLDER}/{name}.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row.get("HADM_ID") == HADM:
                yield row


def dictionary(name, key, title):
    with open(f"/data/{FOLDER}/{name}.csv", newline="", encoding="utf-8") as file:
        return {row[key]: row[title] for row in csv.DictReader(file)}


def events(name):
    """Rows of an event table with the label of their item."""
    if name not in cache:
        labels = dictionary("D_LABITEMS" if name == "LABEVENTS" else "D_ITEMS", "ITEMID", "LABEL")
        cache[name] = [{**row, "LABEL": labels[row["ITEMID"]]} for row in table(name)]
    return cache[name]


def coded(name):
    if name not in cache:
        titles = dictionary("D_ICD_" + name.split("_")[0], "ICD9_CODE", "LONG_TITLE")
        cache[name] = [{**row, "LONG_TITLE": titles[row["ICD9_CODE"]]} for row in table(name)]
    return cache[name]


def plain(name):
    if name not in cache:
        cache[name] = list(table(name))
    return cache[name]


def number(text):
    try:
        return float(text)
    except ValueError:
        return text or None


def day(time):
    return time[:10] or None


def reading(name, label, which, begin, end, value, within, scale="", unit=None):
    rows = [row for row in events(name) if row["LABEL"] == label and begin <= row["CHARTTIME"] <= end and row["VALUENUM"] != ""]
    by = (lambda row: row["CHARTTIME"]) if which in ("first", "last") else (lambda row: float(row["VALUENUM"]))
    if which in ("first", "lowest"):
        rows = [row for row in rows if by(row) == min(map(by, rows))]
    elif which in ("last", "highest"):
        rows = [row for row in rows if by(row) == max(map(by, rows))]
    close = lambda row: abs({"fahrenheit": lambda x: 1.8 * x + 32, "pounds": lambda x: 2.2046 * x}.get(scale, lambda x: x)(float(row["VALUENUM"])) - value) <= within
    same = lambda row: unit is None or row["VALUEUOM"] == unit
    if not any(close(row) and same(row) for row in rows):
        if not close(rows[0]):
            yield name, "VALUENUM", value, float(rows[0]["VALUENUM"])
        if not same(rows[0]):
            yield name, "VALUEUOM", unit, rows[0]["VALUEUOM"] or None


def extreme_day(name, label, which, begin, end, said):
    rows = [row for row in events(name) if row["LABEL"] == label and begin <= row["CHARTTIME"] <= end and row["VALUENUM"] != ""]
    edge = (max if which == "highest" else min)(float(row["VALUENUM"]) for row in rows)
    days = {day(row["CHARTTIME"]) for row in rows if float(row["VALUENUM"]) == edge}
    if said not in days:
        yield name, "CHARTTIME", said, min(days)


def total(name, label, begin, end, value, within, per):
    column = "AMOUNT" if name == "INPUTEVENTS_CV" else "VALUE"
    ml = sum(float(row[column]) for row in events(name) if row["LABEL"] == label and begin <= row["CHARTTIME"] <= end)
    if abs(ml / per - value) > within:
        yield name, column, value, ml


def no_volume(name, label, begin, end):
    if any(row["LABEL"] == label and begin <= row["CHARTTIME"] <= end for row in events(name)):
        yield name, "LABEL", None, label


def drug(names, until, running=None, **said):
    columns = {"dose": "DOSE_VAL_RX", "unit": "DOSE_UNIT_RX", "route": "ROUTE", "start": "STARTDATE", "end": "ENDDATE"}
    known = {"dose": number, "unit": lambda text: {"g": "gm"}.get(text, text), "route": str, "start": day, "end": day}
    orders = [row for row in plain("PRESCRIPTIONS") if row["STARTDATE"] <= until]
    wrong = lambda row: [key for key, value in said.items() if known[key](row[columns[key]]) != (known["unit"](value) if key == "unit" else value)]
    ran = lambda row: running is None or (row["STARTDATE"] <= running[1] and (row["ENDDATE"] or running[1]) >= running[0])
    own = [row for row in orders if row["DRUG"] in names]
    if not own:
        like = [row for row in orders if not wrong(row)] if {"dose", "unit", "route", "start"} <= set(said) else []
        yield "PRESCRIPTIONS", "DRUG", names[0], like[0]["DRUG"] if len(like) == 1 else None
    elif not any(ran(row) and not wrong(row) for row in own):
        for key in wrong(own[0]):
            value = own[0][columns[key]]
            yield "PRESCRIPTIONS", columns[key], said[key], {"dose": number, "start": day, "end": day}.get(key, lambda text: text or None)(value)


def no_drug(names, begin, end):
    for row in plain("PRESCRIPTIONS"):
        if row["DRUG"] in names and row["STARTDATE"] <= end and (row["ENDDATE"] or end) >= begin:
            yield "PRESCRIPTIONS", "DRUG", None, row["DRUG"]
            return


def procedure(titles, until, said=None):
    days = [day(row["CHARTTIME"]) for row in coded("PROCEDURES_ICD") if row["LONG_TITLE"] in titles and row["CHARTTIME"] <= until]
    if not days:
        yield "PROCEDURES_ICD", "LONG_TITLE", titles[0], None
    elif said is not None and said not in days:
        yield "PROCEDURES_ICD", "CHARTTIME", said, days[0]


def no_procedure(titles, until):
    for row in coded("PROCEDURES_ICD"):
        if row["LONG_TITLE"] in titles and row["CHARTTIME"] <= until:
            yield "PROCEDURES_ICD", "LONG_TITLE", None, row["LONG_TITLE"]


def growth(specimens, until, organism):
    grown = [row["ORG_NAME"] or None for row in plain("MICROBIOLOGYEVENTS") if row["SPEC_TYPE_DESC"] in specimens and row["CHARTTIME"] <= until]
    if organism is None:
        for name in filter(None, grown):
            yield "MICROBIOLOGYEVENTS", "ORG_NAME", None, name
    elif organism not in grown:
        yield "MICROBIOLOGYEVENTS", "ORG_NAME", organism, grown[0] if grown else None


def sent(specimens, until, said):
    days = [day(row["CHARTTIME"]) for row in plain("MICROBIOLOGYEVENTS") if row["SPEC_TYPE_DESC"] in specimens and row["CHARTTIME"] <= until]
    if said not in days:
        yield "MICROBIOLOGYEVENTS", "CHARTTIME", said, days[0]


def diagnosis(titles):
    if not any(row["LONG_TITLE"] in titles for row in coded("DIAGNOSES_ICD")):
        yield "DIAGNOSES_ICD", "LONG_TITLE", titles[0], None


def icu_day(column, said):
    first = min(plain("ICUSTAYS"), key=lambda row: row["INTIME"])
    if day(first[column]) != said:
        yield "ICUSTAYS", column, said, day(first[column])


cache = {}
`;

type Value = string | number | null | undefined | readonly string[];

function literal(value: Exclude<Value, undefined>): string {
  if (value === null) return 'None';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** What is not said is left out, also behind the arguments that have a place. */
function call(name: string, places: readonly Value[], named: Readonly<Record<string, Value>> = {}): string {
  const given = places.flatMap((value) => (value === undefined ? [] : [literal(value)]));
  return `${name}(${[...given, ...Object.entries(named).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${literal(value)}`]))].join(', ')})`;
}

/** Half of a last digit, without the tail of a binary fraction. */
const short = (within: number): number => Number(within.toPrecision(8));

function line(claim: Claim): string {
  switch (claim.is) {
    case 'reading': return call('reading', [claim.table, claim.label, claim.pick, claim.window.from, claim.window.to, claim.value, short(claim.within)], { scale: claim.scale === 'as it is' ? undefined : claim.scale, unit: claim.unit });
    case 'extreme-day': return call('extreme_day', [claim.table, claim.label, claim.pick, claim.window.from, claim.window.to, claim.day]);
    case 'total': return call('total', [claim.table, claim.label, claim.window.from, claim.window.to, claim.value, short(claim.within), claim.per]);
    case 'no-volume': return call('no_volume', [claim.table, claim.label, claim.window.from, claim.window.to]);
    case 'drug': return call('drug', [claim.drugs, claim.until], { running: claim.running === undefined ? undefined : [claim.running.from, claim.running.to], dose: claim.dose, unit: claim.unit, route: claim.route, start: claim.start, end: claim.end });
    case 'no-drug': return call('no_drug', [claim.drugs, claim.window.from, claim.window.to]);
    case 'procedure': return call('procedure', [claim.titles, claim.until, claim.day]);
    case 'no-procedure': return call('no_procedure', [claim.titles, claim.until]);
    case 'growth': return call('growth', [claim.specimens, claim.until, claim.organism]);
    case 'sent': return call('sent', [claim.specimens, claim.until, claim.day]);
    case 'diagnosis': return call('diagnosis', [claim.titles]);
    case 'icu-day': return call('icu_day', [claim.edge, claim.day]);
  }
}

/** A program that reads the tables under `/data/<mount>` and assigns to `answer`. */
export function referencePython(mount: string, hadm: number, claims: readonly Claim[]): string {
  return `${CHECKER}FOLDER, HADM = ${literal(mount)}, ${literal(String(hadm))}
# What the note says, with its days put in.
claims = [
${claims.map((claim) => `    ${line(claim)},`).join('\n')}
]
answer = sorted({conflict for claim in claims for conflict in claim}, key=repr)
`;
}
