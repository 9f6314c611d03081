"""Point scores of emergency and infectious disease: liver failure, bleeding, pneumonia, sore throat, inflammation, coma."""


def child_pugh(findings):
    # Pugh 1973.
    bilirubin = measured(findings, 'Bilirubin', 'mg/dL')
    albumin = measured(findings, 'Albumin', 'g/dL')
    inr = findings['international normalized ratio']
    points = 1 if bilirubin < 2 else 2 if bilirubin <= 3 else 3
    points += 1 if albumin > 3.5 else 2 if albumin >= 2.8 else 3
    points += 1 if inr < 1.7 else 2 if inr <= 2.3 else 3
    points += {'absent': 1, 'slight': 2, 'moderate': 3}[findings.get('Ascites', 'absent').lower()]
    encephalopathy = findings.get('Encephalopathy', 'No Encephalopathy')
    points += 3 if encephalopathy == 'Grade 3-4' else 2 if encephalopathy == 'Grade 1-2' else 1
    return points


def glasgow_blatchford(findings):
    # Blatchford 2000.
    urea_nitrogen = measured(findings, 'Blood Urea Nitrogen (BUN)', 'mg/dL')
    hemoglobin = measured(findings, 'Hemoglobin', 'g/dL')
    systolic = findings['Systolic Blood Pressure'][0]
    points = 6 if urea_nitrogen >= 70 else 4 if urea_nitrogen >= 28 else 3 if urea_nitrogen >= 22.4 else 2 if urea_nitrogen >= 18.2 else 0
    if findings['sex'] == 'Male':
        points += 6 if hemoglobin < 10 else 3 if hemoglobin < 12 else 1 if hemoglobin < 13 else 0
    else:
        points += 6 if hemoglobin < 10 else 1 if hemoglobin < 12 else 0
    points += 3 if systolic < 90 else 2 if systolic < 100 else 1 if systolic < 110 else 0
    points += 1 if findings['Heart Rate or Pulse'][0] >= 100 else 0
    points += 1 if findings.get('Melena present') else 0
    points += 2 if findings.get('Recent syncope') else 0
    points += 2 if findings.get('Hepatic disease history') else 0
    points += 2 if findings.get('Cardiac failure present') else 0
    return points


def curb65(findings):
    # Lim 2003: urea nitrogen above 19 mg/dL is urea above 7 mmol/L.
    points = 1 if findings.get('Confusion') else 0
    points += 1 if measured(findings, 'Blood Urea Nitrogen (BUN)', 'mg/dL') > 19 else 0
    points += 1 if findings['respiratory rate'][0] >= 30 else 0
    points += 1 if findings['Systolic Blood Pressure'][0] < 90 or findings['Diastolic Blood Pressure'][0] <= 60 else 0
    points += 1 if measured(findings, 'age', 'years') >= 65 else 0
    return points


def pneumonia_severity_index(findings):
    # Fine 1997.
    points = measured(findings, 'age', 'years') - (10 if findings['sex'] == 'Female' else 0)
    for name, value in (('Nursing home resident', 10), ('Neoplastic disease', 30), ('Liver disease severity', 20),
                        ('Congestive Heart Faliure', 10), ('Cerebrovascular disease history', 10), ('Renal disease', 10),
                        ('Altered mental status', 20), ('Pleural effusion on x-ray', 10)):
        points += value if findings.get(name) else 0
    temperature = measured(findings, 'Temperature', 'celsius')
    points += 20 if findings['respiratory rate'][0] >= 30 else 0
    points += 20 if findings['Systolic Blood Pressure'][0] < 90 else 0
    points += 15 if temperature < 35 or temperature > 39.9 else 0
    points += 10 if findings['Heart Rate or Pulse'][0] >= 125 else 0
    points += 30 if findings['pH'] < 7.35 else 0
    points += 20 if measured(findings, 'Blood Urea Nitrogen (BUN)', 'mg/dL') >= 30 else 0
    points += 20 if measured(findings, 'Sodium', 'mEq/L') < 130 else 0
    points += 10 if measured(findings, 'Glucose', 'mg/dL') >= 250 else 0
    points += 10 if findings['Hematocrit'][0] < 30 else 0
    points += 10 if findings['Partial pressure of oxygen (PaO₂) for Apache II'][0] < 60 else 0
    return points


def centor(findings):
    # McIsaac 1998.
    age = measured(findings, 'age', 'years')
    points = 1 if 3 <= age < 15 else -1 if age >= 45 else 0
    points += 1 if measured(findings, 'Temperature', 'celsius') > 38 else 0
    points += 1 if findings.get('Cough Absent') else 0
    points += 1 if findings.get('Exudate or swelling on tonsils') else 0
    points += 1 if findings.get('Tender/swollen anterior cervical lymph nodes') else 0
    return points


def fever_pain(findings):
    # Little 2013.
    return sum(bool(findings.get(name)) for name in (
        'Fever in past 24 hours', 'Absence of cough or coryza', 'Symptom onset ≤3 days', 'Purulent tonsils', 'Severe tonsil inflammation'))


def sirs(findings):
    # Bone 1992.
    temperature = measured(findings, 'Temperature', 'celsius')
    white_cells = measured(findings, 'White blood cell count', 'µL')
    carbon_dioxide = findings.get('PaCO₂', [40, 'mm hg'])[0]
    points = 1 if temperature > 38 or temperature < 36 else 0
    points += 1 if findings['Heart Rate or Pulse'][0] > 90 else 0
    points += 1 if findings['respiratory rate'][0] > 20 or carbon_dioxide < 32 else 0
    points += 1 if white_cells > 12000 or white_cells < 4000 else 0
    return points


EYE_RESPONSE = {'eyes open spontaneously': 4, 'eye opening to verbal command': 3, 'eye opening to pain': 2, 'no eye opening': 1}

VERBAL_RESPONSE = {'oriented': 5, 'confused': 4, 'inappropriate words': 3, 'incomprehensible sounds': 2, 'no verbal response': 1}

MOTOR_RESPONSE = {'obeys commands': 6, 'localizes pain': 5, 'withdrawal from pain': 4, 'flexion to pain': 3,
                  'extension to pain': 2, 'no motor response': 1}


def glasgow_coma_score(findings):
    # Teasdale and Jennett 1974.
    return (EYE_RESPONSE[findings['Best eye response']] + VERBAL_RESPONSE[findings['Best verbal response']]
            + MOTOR_RESPONSE[findings['Best motor response']])
