"""Severity of illness in intensive care."""


def infusion(findings, drug):
    return findings.get(drug, [0, 'mcg/kg/min'])[0]


def sofa(findings):
    # Vincent 1996.
    ratio = findings['Partial pressure of oxygen (PaO₂) for Apache II'][0] / (findings['FiO₂'][0] / 100)
    supported = findings.get('On mechanical ventilation') or findings.get('Continous positive airway pressure')
    points = 0 if ratio >= 400 else 1 if ratio >= 300 else 2 if ratio >= 200 or not supported else 3 if ratio >= 100 else 4
    platelets = measured(findings, 'Platelet count', 'µL') / 1000
    points += 4 if platelets < 20 else 3 if platelets < 50 else 2 if platelets < 100 else 1 if platelets < 150 else 0
    bilirubin = measured(findings, 'Bilirubin', 'mg/dL')
    points += 4 if bilirubin >= 12 else 3 if bilirubin >= 6 else 2 if bilirubin >= 2 else 1 if bilirubin >= 1.2 else 0
    catecholamine = max(infusion(findings, 'norEPINEPHrine'), infusion(findings, 'EPINEPHrine'))
    dopamine = infusion(findings, 'DOPamine')
    hypotension = findings.get('Hypotension')
    if 'Systolic Blood Pressure' in findings and 'Diastolic Blood Pressure' in findings:
        systolic, diastolic = findings['Systolic Blood Pressure'][0], findings['Diastolic Blood Pressure'][0]
        hypotension = hypotension or (systolic + 2 * diastolic) / 3 < 70
    if dopamine > 15 or catecholamine > 0.1:
        points += 4
    elif dopamine > 5 or catecholamine > 0:
        points += 3
    elif dopamine > 0 or infusion(findings, 'DOBUTamine') > 0:
        points += 2
    elif hypotension:
        points += 1
    coma = findings.get('Glasgow Coma Score', 15)
    points += 4 if coma < 6 else 3 if coma < 10 else 2 if coma < 13 else 1 if coma < 15 else 0
    creatinine = measured(findings, 'creatinine', 'mg/dL') if 'creatinine' in findings else 1.0
    urine = findings.get('Urine Output', [2000, 'mL/day'])[0]
    renal = 4 if creatinine >= 5 else 3 if creatinine >= 3.5 else 2 if creatinine >= 2 else 1 if creatinine >= 1.2 else 0
    return points + max(renal, 4 if urine < 200 else 3 if urine < 500 else 0)


def apache2(findings):
    # Knaus 1985.
    age = measured(findings, 'age', 'years')
    points = 6 if age >= 75 else 5 if age >= 65 else 3 if age >= 55 else 2 if age >= 45 else 0
    severe = findings.get('History of severe organ failure or immunocompromise')
    surgery = str(findings.get('Surgery Type', 'Nonoperative')).strip().lower()
    points += (2 if surgery == 'elective' else 5) if severe else 0

    temperature = measured(findings, 'Temperature', 'celsius')
    points += (4 if temperature >= 41 else 3 if temperature >= 39 else 1 if temperature >= 38.5 else 0 if temperature >= 36
               else 1 if temperature >= 34 else 2 if temperature >= 32 else 3 if temperature >= 30 else 4)
    pressure = (findings['Systolic Blood Pressure'][0] + 2 * findings['Diastolic Blood Pressure'][0]) / 3
    points += 4 if pressure >= 160 else 3 if pressure >= 130 else 2 if pressure >= 110 else 0 if pressure >= 70 else 2 if pressure >= 50 else 4
    pulse = findings['Heart Rate or Pulse'][0]
    points += 4 if pulse >= 180 else 3 if pulse >= 140 else 2 if pulse >= 110 else 0 if pulse >= 70 else 2 if pulse >= 55 else 3 if pulse >= 40 else 4
    breaths = findings['respiratory rate'][0]
    points += 4 if breaths >= 50 else 3 if breaths >= 35 else 1 if breaths >= 25 else 0 if breaths >= 12 else 1 if breaths >= 10 else 2 if breaths >= 6 else 4

    # From an inspired fraction of 50 % the alveolar-arterial gradient counts, below it the arterial pressure.
    if findings['FiO₂'][0] >= 50:
        gradient = convert(findings['A-a gradient'], 'mm Hg')
        points += 4 if gradient >= 500 else 3 if gradient >= 350 else 2 if gradient >= 200 else 0
    else:
        oxygen = convert(findings.get('Partial pressure of oxygen (PaO₂) for Apache II', 80), 'mm Hg')
        points += 0 if oxygen > 70 else 1 if oxygen > 60 else 3 if oxygen >= 55 else 4

    ph = findings['pH']
    points += 4 if ph >= 7.7 else 3 if ph >= 7.6 else 1 if ph >= 7.5 else 0 if ph >= 7.33 else 2 if ph >= 7.25 else 3 if ph >= 7.15 else 4
    sodium = measured(findings, 'Sodium', 'mEq/L')
    points += (4 if sodium >= 180 else 3 if sodium >= 160 else 2 if sodium >= 155 else 1 if sodium >= 150 else 0 if sodium >= 130
               else 2 if sodium >= 120 else 3 if sodium >= 111 else 4)
    potassium = measured(findings, 'Potassium', 'mEq/L')
    points += 4 if potassium >= 7 else 3 if potassium >= 6 else 1 if potassium >= 5.5 else 0 if potassium >= 3.5 else 1 if potassium >= 3 else 2 if potassium >= 2.5 else 4
    creatinine = measured(findings, 'creatinine', 'mg/dL')
    renal = 4 if creatinine >= 3.5 else 3 if creatinine >= 2 else 2 if creatinine >= 1.5 else 0 if creatinine >= 0.6 else 2
    points += 2 * renal if findings.get('Acute renal failure') else renal
    hematocrit = findings['Hematocrit'][0]
    points += 4 if hematocrit >= 60 else 2 if hematocrit >= 50 else 1 if hematocrit >= 46 else 0 if hematocrit >= 30 else 2 if hematocrit >= 20 else 4
    white_cells = measured(findings, 'White blood cell count', 'µL') / 1000
    points += 4 if white_cells >= 40 else 2 if white_cells >= 20 else 1 if white_cells >= 15 else 0 if white_cells >= 3 else 2 if white_cells >= 1 else 4
    return points + 15 - findings.get('Glasgow Coma Score', 15)
