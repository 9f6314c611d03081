"""Pregnancy dating, glucocorticoid and opioid equivalents."""


def parse_date(text):
    return datetime.datetime.strptime(text, '%m/%d/%Y')


def due_date(findings):
    # Naegele, 280 days for a cycle of 28 days; ovulation moves with the length of the cycle.
    due = parse_date(findings['Last menstrual date']) + datetime.timedelta(days=280 + findings['cycle length'] - 28)
    return due.strftime('%m/%d/%Y')


def conception_date(findings):
    # Gestational age is counted from two weeks before conception, whatever the length of the cycle.
    conception = parse_date(findings['Last menstrual date']) + datetime.timedelta(days=14)
    return conception.strftime('%m/%d/%Y')


def gestational_age(findings):
    days = (parse_date(findings['Current Date']) - parse_date(findings['Last menstrual date'])).days
    return (days // 7, days % 7)


# Milligrams with the effect of 5 mg of prednisone.
GLUCOCORTICOID_EQUIVALENT = {
    'betamethasone': 0.75, 'cortisone': 25, 'dexamethasone': 0.75, 'hydrocortisone': 20, 'methylprednisolone': 4,
    'prednisolone': 5, 'prednisone': 5, 'triamcinolone': 4,
}


def steroid_equivalent(findings):
    drug, dose, _ = findings['input steroid']
    given = GLUCOCORTICOID_EQUIVALENT[drug.lower().split()[0]]
    wanted = GLUCOCORTICOID_EQUIVALENT[findings['target steroid'].lower().split()[0]]
    return dose * wanted / given


# Centers for Disease Control and Prevention 2022: per mg, but per µg of buccal fentanyl and per µg/h of the patch.
MORPHINE_FACTOR = {
    'codeine': 0.15, 'fentanyl buccal': 0.13, 'fentanyl patch': 2.4, 'hydrocodone': 1, 'hydromorphone': 5,
    'methadone': 4.7, 'morphine': 1, 'oxycodone': 1.5, 'oxymorphone': 3, 'tapentadol': 0.4, 'tramadol': 0.2,
}


def morphine_equivalents(findings):
    total = 0
    for name, quantity in findings.items():
        if name.endswith(' Dose'):
            times = findings[name + ' Per Day'][0]
            total += quantity[0] * times * MORPHINE_FACTOR[name[:-len(' Dose')].lower()]
    return total
