"""Unit conversion shared by the reference solutions: conventional and SI laboratory units, weights, lengths."""

# Grams per litre in one of each unit.
MASS_CONCENTRATION = {'g/L': 1, 'g/dL': 10, 'mg/dL': 0.01, 'mg/L': 0.001, 'mg/mL': 1, 'µg/mL': 0.001, 'µg/dL': 1e-5, 'µg/L': 1e-6}

# Moles per litre in one of each unit; the electrolytes asked for are monovalent, so an equivalent is a mole.
MOLAR_CONCENTRATION = {'mol/L': 1, 'mmol/L': 1e-3, 'mEq/L': 1e-3, 'µmol/L': 1e-6, 'nmol/L': 1e-9}

KILOGRAMS = {'kg': 1, 'g': 0.001, 'lb': 0.45359237, 'lbs': 0.45359237}

CENTIMETRES = {'cm': 1, 'm': 100, 'mm': 0.1, 'in': 2.54, 'ft': 30.48}

YEARS = {'years': 1, 'year': 1, 'months': 1 / 12, 'month': 1 / 12, 'weeks': 7 / 365.25, 'days': 1 / 365.25}

# Cells per microlitre in one cell per unit ('m^3' stands for cubic millimetre in older reports).
CELLS_PER_MICROLITRE = {'µL': 1, 'mm^3': 1, 'm^3': 1, 'L': 1e-6}

# Grams per mole.
MOLAR_MASS = {
    'creatinine': 113.12, 'Urine creatinine': 113.12, 'Glucose': 180.16, 'Bilirubin': 584.66, 'Calcium': 40.08,
    'Blood Urea Nitrogen (BUN)': 28.014, 'Pre-operative creatinine': 113.12, 'Total cholesterol': 386.65,
    'high-density lipoprotein cholesterol': 386.65, 'Triglycerides': 885.4, 'Sodium': 22.99, 'Potassium': 39.098,
}


def convert(quantity, unit, substance=None):
    """A quantity such as [183, 'µmol/L'] as a number in `unit`; `substance` gives the molar mass where it is needed."""
    if not isinstance(quantity, (list, tuple)):
        return quantity
    value, given = quantity
    given = given.replace('μ', 'µ')
    if given == unit:
        return value
    for factors in (MASS_CONCENTRATION, MOLAR_CONCENTRATION, KILOGRAMS, CENTIMETRES, YEARS, CELLS_PER_MICROLITRE):
        if given in factors and unit in factors:
            return value * factors[given] / factors[unit]
    if given in MOLAR_CONCENTRATION and unit in MASS_CONCENTRATION:
        return value * MOLAR_CONCENTRATION[given] * MOLAR_MASS[substance] / MASS_CONCENTRATION[unit]
    if given in MASS_CONCENTRATION and unit in MOLAR_CONCENTRATION:
        return value * MASS_CONCENTRATION[given] / MOLAR_MASS[substance] / MOLAR_CONCENTRATION[unit]
    if unit == 'celsius':
        return (value - 32) * 5 / 9 if given.startswith('degrees f') else value
    return value


def measured(findings, name, unit):
    """The finding `name` in `unit`."""
    return convert(findings[name], unit, name)
