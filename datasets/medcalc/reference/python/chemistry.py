"""Electrolytes, acid-base balance, lipids, liver and glucose."""


def corrected_calcium(findings):
    return measured(findings, 'Calcium', 'mg/dL') + 0.8 * (4.0 - measured(findings, 'Albumin', 'g/dL'))


def corrected_sodium(findings):
    # Hillier 1999: 2.4 mEq/L per 100 mg/dL of glucose above 100.
    return measured(findings, 'Sodium', 'mEq/L') + 0.024 * (measured(findings, 'Glucose', 'mg/dL') - 100)


def serum_osmolality(findings):
    urea_nitrogen = measured(findings, 'Blood Urea Nitrogen (BUN)', 'mg/dL')
    return 2 * measured(findings, 'Sodium', 'mEq/L') + urea_nitrogen / 2.8 + measured(findings, 'Glucose', 'mg/dL') / 18


def homa_ir(findings):
    return measured(findings, 'Glucose', 'mg/dL') * measured(findings, 'Insulin', 'µIU/mL') / 405


def ldl_cholesterol(findings):
    # Friedewald 1972; both lipids converted to mg/dL first, since the divisor 5 holds only there.
    total = measured(findings, 'Total cholesterol', 'mg/dL')
    hdl = measured(findings, 'high-density lipoprotein cholesterol', 'mg/dL')
    return total - hdl - measured(findings, 'Triglycerides', 'mg/dL') / 5


def fib4(findings):
    # Sterling 2006: platelets in 10^9 per litre.
    platelets = measured(findings, 'Platelet count', 'µL') / 1000
    alt = measured(findings, 'Alanine aminotransferase', 'U/L')
    ast = measured(findings, 'Aspartate aminotransferase', 'U/L')
    return measured(findings, 'age', 'years') * ast / (platelets * math.sqrt(alt))


def anion_gap(findings):
    anions = measured(findings, 'Chloride', 'mEq/L') + measured(findings, 'Bicarbonate', 'mEq/L')
    return measured(findings, 'Sodium', 'mEq/L') - anions


def delta_gap(findings):
    return anion_gap(findings) - 12


def delta_ratio(findings):
    return (anion_gap(findings) - 12) / (24 - measured(findings, 'Bicarbonate', 'mEq/L'))


def corrected_anion_gap(findings):
    # Figge 1998: 2.5 mEq/L per g/dL of albumin below 4.
    return anion_gap(findings) + 2.5 * (4.0 - measured(findings, 'Albumin', 'g/dL'))


def corrected_delta_gap(findings):
    return corrected_anion_gap(findings) - 12


def corrected_delta_ratio(findings):
    return (corrected_anion_gap(findings) - 12) / (24 - measured(findings, 'Bicarbonate', 'mEq/L'))


def meld_na(findings):
    # OPTN policy of January 2016. Values below 1 count as 1; creatinine at most 4, and 4 on dialysis.
    dialysis = findings.get('Dialysis at least twice in the past week') or findings.get('Continuous veno-venous hemodialysis for ≥24 hours in the past week')
    creatinine = 4.0 if dialysis else min(max(measured(findings, 'creatinine', 'mg/dL'), 1.0), 4.0)
    bilirubin = max(measured(findings, 'Bilirubin', 'mg/dL'), 1.0)
    inr = max(findings['international normalized ratio'], 1.0)
    meld = 0.957 * math.log(creatinine) + 0.378 * math.log(bilirubin) + 1.120 * math.log(inr) + 0.643
    meld = 10 * (math.floor(10 * meld + 0.5) / 10)
    sodium = min(max(measured(findings, 'Sodium', 'mEq/L'), 125), 137)
    if meld > 11:
        meld = meld + 1.32 * (137 - sodium) - 0.033 * meld * (137 - sodium)
    return min(math.floor(meld + 0.5), 40)
