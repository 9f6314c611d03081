"""What a program without reading earns: numbers near names, found by regular expressions, compared with all the tables hold of them.

    ehrcon_expressions.py HOSPITAL.sqlite < notes.jsonl     # {"category", "prompt", "conflicts"} a line
    ehrcon_expressions.py HOSPITAL.sqlite --answers < prompts.json     # a list of prompts

Prints, for each category, how many notes it answers right, and how many the constant [] does; or its answers.
"""
import json, re, sqlite3, sys

LABS = {"creatinine": "Cr|creat(?:inine)?", "urea nitrogen": "BUN", "potassium": r"K\+?|potassium", "sodium": "Na|sodium", "bicarbonate": "HCO3|bicarb(?:onate)?", "chloride": "Cl|chloride", "magnesium": r"Mg(?:\+\+)?|mag", "phosphate": "Phos|PO4", "calcium, total": "Ca|calcium", "anion gap": "AG|anion gap|gap",
        "hematocrit": "Hct|crit|hematocrit", "hemoglobin": "Hgb|Hb", "platelet count": r"plts?(?: count)?|platelets", "inr(pt)": "INR", "ptt": "PTT", "pt": "PT", "white blood cells": "WBCs?|white count", "lactate": "lact(?:ate)?", "troponin t": "TnT|troponin T|cTropnT|trop T", "creatine kinase (ck)": "CK|CPK", "ntprobnp": "(?:NT-)?(?:pro)?BNP",
        "pco2": "pCO2", "po2": "pO2", "asparate aminotransferase (ast)": "AST", "alanine aminotransferase (alt)": "ALT", "bilirubin, total": "T ?bili|total bili", "alkaline phosphatase": "alk phos|AP", "albumin": "alb(?:umin)?", "lipase": "lipase", "glucose": "gluc(?:ose)?|BG|blood sugar",
        "heart rate": "HR|heart rate|P", "arterial bp [systolic]": "SBP|BP", "respiratory rate": "RR", "sao2": "O2 ?sat|sats?|SaO2", "temperature c (calc)": "T|Temp|Tmax", "daily weight": "(?:daily )?w(?:eigh)?t"}
DRUGS = {"lasix": "furosemide", "vanc": "vancomycin", "vanco": "vancomycin", "zosyn": "piperacillin-tazobactam", "ancef": "cefazolin", "flagyl": "metronidazole (flagyl)", "tylenol": "acetaminophen", "dilaudid": "hydromorphone (dilaudid)", "ativan": "lorazepam", "protonix": "pantoprazole", "plavix": "clopidogrel bisulfate", "lopressor": "metoprolol tartrate",
         "metoprolol": "metoprolol tartrate", "asa": "aspirin", "coumadin": "warfarin", "lipitor": "atorvastatin", "pepcid": "famotidine", "zofran": "ondansetron", "colace": "docusate sodium", "synthroid": "levothyroxine sodium", "morphine": "morphine sulfate", "lantus": "insulin glargine", "keppra": "levetiracetam", "dilantin": "phenytoin sodium"}
SKIP = re.compile(r"home|OSH|outside|goal|consider|if |baseline|PCP|in ED|in the ED|EMS|clinic|last month|transfuse|<|>|Sig:", re.I)
NUMBER = r"[^\w\n.]{0,4}(?:of|was|at|peaked at|peak|came back|back at|returned at|nadir|last check|now|currently|high as|low as|is)?[ :=]{0,2}(-?\d+(?:\.\d+)?)"

PATTERNS = {label: re.compile(rf"(?<![\w/])(?:{name})(?!\w){NUMBER}", 0 if len(name) < 4 else re.I) for label, name in LABS.items()}


def close(said, held):
    half = 0.5 * 10 ** -len(said.partition(".")[2]) + 1e-6
    return any(abs(value - float(said)) <= half for value in (held, held * 1.8 + 32, held * 2.2046))


def answer(db, names, drugs, hadm, note):
    found = set()
    rows = {}
    for events, items in (("LABEVENTS", "D_LABITEMS"), ("CHARTEVENTS", "D_ITEMS")):
        for label, value in db.execute(f"SELECT LABEL, VALUENUM FROM {events} e JOIN {items} d ON d.ITEMID = e.ITEMID WHERE e.HADM_ID = ?", (hadm,)):
            rows.setdefault(label, []).append((events, value))
    orders = db.execute("SELECT DRUG, DOSE_VAL_RX, DOSE_UNIT_RX, ROUTE FROM PRESCRIPTIONS WHERE HADM_ID = ?", (hadm,)).fetchall()
    for line in re.split(r"(?<=[.;])\s|\n", note):
        if SKIP.search(line):
            continue
        for label, pattern in PATTERNS.items():
            for match in pattern.finditer(line):
                held = rows.get(label, [])
                if held and not any(close(match[1], value) for _, value in held):
                    events, value = min(held, key=lambda row: abs(row[1] - float(match[1])))
                    found.add((events, "VALUENUM", float(match[1]), value))
        for match in drugs.finditer(line):
            own = [order for order in orders if order[0].split()[0] == names[match["name"].lower()].split()[0]]
            if not own:
                continue
            if match["dose"] and not any(order[1] == match["dose"] for order in own):
                found.add(("PRESCRIPTIONS", "DOSE_VAL_RX", float(match["dose"]), float(own[0][1].replace(",", ""))))
            unit = (match["unit"] or "").lower().replace("units", "unit").replace("gm", "g")
            if unit not in ("", "u") and not any(order[2].replace("gm", "g") == unit for order in own):
                found.add(("PRESCRIPTIONS", "DOSE_UNIT_RX", unit, own[0][2]))
            route = (match["route"] or "").lower().replace("sq", "sc")
            if route and not any((order[3] or "") == route for order in own):
                found.add(("PRESCRIPTIONS", "ROUTE", route, own[0][3]))
    return found


def reader(path):
    """What answers a prompt, by the hospital's tables."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = {drug: drug for (drug,) in db.execute("SELECT DISTINCT DRUG FROM PRESCRIPTIONS")} | DRUGS
    drugs = re.compile(rf"(?<!\w)(?P<name>{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)(?: (?P<dose>\d+(?:\.\d+)?) ?(?P<unit>mcg|mg|gm?|meq|units?|u|ml)\b)?(?: (?P<route>po|iv|sc|sq|im|pr)\b)?", re.I)
    return lambda prompt: answer(db, names, drugs, int(re.search(r"HADM_ID (\d+)", prompt)[1]), prompt.split("--- note ---")[1].split("--- end of note ---")[0])


def main(path):
    answered, tally = reader(path), {}
    for line in sys.stdin:
        task = json.loads(line)
        gold = {tuple(float(cell) if isinstance(cell, int) else cell for cell in row) for row in task["conflicts"]}
        for name in (task["category"], "all"):
            counts = tally.setdefault(name, {"notes": 0, "regex": 0, "nothing": 0})
            counts["notes"] += 1
            counts["regex"] += {tuple(float(c) if isinstance(c, int) else c for c in row) for row in answered(task["prompt"])} == gold
            counts["nothing"] += not gold
    print(json.dumps(tally))


if __name__ == "__main__":
    if sys.argv[2:] == ["--answers"]:
        print(json.dumps([sorted(map(list, each), key=str) for each in map(reader(sys.argv[1]), json.load(sys.stdin))]))
    else:
        main(sys.argv[1])
