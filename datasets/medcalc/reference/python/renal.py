"""Kidney function."""


def creatinine_clearance(findings):
    # Cockcroft and Gault 1976, with the weight chosen by body mass index.
    age = measured(findings, 'age', 'years')
    creatinine = measured(findings, 'creatinine', 'mg/dL')
    weight = measured(findings, 'weight', 'kg')
    height = measured(findings, 'height', 'cm')
    ideal = devine_weight(findings['sex'], height)
    bmi = weight / (height / 100) ** 2
    if bmi < 18.5:
        dosing_weight = weight
    elif bmi < 25:
        dosing_weight = min(ideal, weight)
    else:
        dosing_weight = ideal + 0.4 * (weight - ideal)
    clearance = (140 - age) * dosing_weight / (72 * creatinine)
    return clearance * 0.85 if findings['sex'] == 'Female' else clearance


def ckd_epi_2021(findings):
    # Inker et al. 2021, creatinine equation without race.
    female = findings['sex'] == 'Female'
    kappa, alpha = (0.7, -0.241) if female else (0.9, -0.302)
    ratio = measured(findings, 'creatinine', 'mg/dL') / kappa
    rate = 142 * min(ratio, 1) ** alpha * max(ratio, 1) ** -1.200 * 0.9938 ** measured(findings, 'age', 'years')
    return rate * 1.012 if female else rate


def mdrd(findings):
    # Levey et al. 2006, four variables, for creatinine traceable to IDMS.
    rate = 175 * measured(findings, 'creatinine', 'mg/dL') ** -1.154 * measured(findings, 'age', 'years') ** -0.203
    if findings['sex'] == 'Female':
        rate *= 0.742
    if findings.get('Race') == 'Black':
        rate *= 1.212
    return rate


def fractional_excretion_of_sodium(findings):
    sodium_ratio = measured(findings, 'Urine sodium', 'mEq/L') / measured(findings, 'Sodium', 'mEq/L')
    creatinine_ratio = measured(findings, 'Urine creatinine', 'mg/dL') / measured(findings, 'creatinine', 'mg/dL')
    return 100 * sodium_ratio / creatinine_ratio
