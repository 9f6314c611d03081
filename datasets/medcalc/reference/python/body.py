"""Body size, fluids, and blood pressure."""


def mean_arterial_pressure(findings):
    systolic = measured(findings, 'Systolic Blood Pressure', 'mm hg')
    diastolic = measured(findings, 'Diastolic Blood Pressure', 'mm hg')
    return diastolic + (systolic - diastolic) / 3


def body_mass_index(findings):
    metres = measured(findings, 'height', 'cm') / 100
    return measured(findings, 'weight', 'kg') / metres ** 2


def devine_weight(sex, height_cm):
    # Devine 1974: 50 kg (men) or 45.5 kg (women) plus 2.3 kg per inch over five feet.
    return (50 if sex == 'Male' else 45.5) + 2.3 * (height_cm / 2.54 - 60)


def ideal_body_weight(findings):
    return devine_weight(findings['sex'], measured(findings, 'height', 'cm'))


def adjusted_body_weight(findings):
    ideal = devine_weight(findings['sex'], measured(findings, 'height', 'cm'))
    return ideal + 0.4 * (measured(findings, 'weight', 'kg') - ideal)


def body_surface_area(findings):
    # Mosteller 1987.
    return math.sqrt(measured(findings, 'height', 'cm') * measured(findings, 'weight', 'kg') / 3600)


def target_weight(findings):
    metres = measured(findings, 'height', 'cm') / 100
    return findings['Body Mass Index (BMI)'][0] * metres ** 2


def maintenance_fluids(findings):
    # Holliday and Segar 1957, as 4-2-1 mL/kg/h.
    weight = measured(findings, 'weight', 'kg')
    return 4 * min(weight, 10) + 2 * min(max(weight - 10, 0), 10) + 1 * max(weight - 20, 0)


def free_water_deficit(findings):
    age = measured(findings, 'age', 'years')
    male = findings['sex'] == 'Male'
    # Share of body weight that is water: children 0.6, men 0.6 (0.5 from 65 years), women 0.5 (0.45 from 65 years).
    if age < 18:
        water = 0.6
    elif age < 65:
        water = 0.6 if male else 0.5
    else:
        water = 0.5 if male else 0.45
    return water * measured(findings, 'weight', 'kg') * (measured(findings, 'Sodium', 'mEq/L') / 140 - 1)
