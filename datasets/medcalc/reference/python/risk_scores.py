"""Point scores for thromboembolism, bleeding, comorbidity and operative risk."""


def cha2ds2_vasc(findings):
    # Lip 2010.
    age = measured(findings, 'age', 'years')
    points = 2 if age >= 75 else 1 if age >= 65 else 0
    points += 1 if findings['sex'] == 'Female' else 0
    points += 1 if findings.get('Congestive Heart Faliure') else 0
    points += 1 if findings.get('Hypertension history') else 0
    points += 1 if findings.get('Diabetes history') else 0
    points += 1 if findings.get('Vascular disease history') else 0
    if findings.get('Stroke') or findings.get('Transient Ischemic Attacks History') or findings.get('Thromboembolism history'):
        points += 2
    return points


def wells_pe(findings):
    # Wells 2000.
    points = 0.0
    points += 3 if findings.get('Clinical signs and symptoms of Deep Vein Thrombosis') else 0
    points += 3 if findings.get('Pulmonary Embolism is #1 diagnosis OR equally likely') else 0
    points += 1.5 if findings['Heart Rate or Pulse'][0] > 100 else 0
    if findings.get('Immobilization for at least 3 days') or findings.get('Surgery in the previous 4 weeks'):
        points += 1.5
    if findings.get('Previously Documented Pulmonary Embolism') or findings.get('Previously documented Deep Vein Thrombosis'):
        points += 1.5
    points += 1 if findings.get('Hemoptysis') else 0
    points += 1 if findings.get('Malignancy with treatment within 6 months or palliative') else 0
    return points


def wells_dvt(findings):
    # Wells 2003.
    points = 0
    for name in ('Active cancer', 'Calf swelling >3 centimeters compared to the other leg',
                 'Collateral (nonvaricose) superficial veins present', 'Entire Leg Swollen',
                 'Localized tenderness along the deep venous system', 'Pitting edema, confined to symptomatic leg',
                 'Paralysis, paresis, or recent plaster immobilization of the lower extremity',
                 'Previously documented Deep Vein Thrombosis'):
        points += 1 if findings.get(name) else 0
    if findings.get('Bedridden recently >3 days or major surgery within 12 weeks') or findings.get('Major surgery within 12 weeks'):
        points += 1
    points -= 2 if findings.get('Alternative diagnosis to Deep Vein Thrombosis as likely or more likely') else 0
    return points


def revised_cardiac_risk_index(findings):
    # Lee 1999.
    points = 0
    points += 1 if findings.get('Elevated-risk surgery') else 0
    points += 1 if findings.get('History of ischemic heart disease') else 0
    points += 1 if findings.get('Congestive Heart Failure criteria for the Cardiac Risk Index rule') else 0
    points += 1 if findings.get('History of cerebrovascular disease') or findings.get('Cerebrovascular disease history') else 0
    points += 1 if findings.get('Pre-operative treatment with insulin') else 0
    points += 1 if measured(findings, 'Pre-operative creatinine', 'mg/dL') > 2 else 0
    return points


def heart_score(findings):
    # Six, Backus and Kelder 2008.
    age = measured(findings, 'age', 'years')
    points = 2 if age >= 65 else 1 if age >= 45 else 0
    points += {'Slightly suspicious': 0, 'Moderately suspicious': 1, 'Highly suspicious': 2}[findings['Suspicion History']]
    points += {'Normal': 0, 'Non-specific repolarization disturbance': 1, 'Significant ST deviation': 2}[findings['Electrocardiogram Test']]
    points += {'less than or equal to normal limit': 0, 'between the normal limit or up to three times the normal limit': 1,
               'greater than three times normal limit': 2}[findings['Initial troponin']]
    # Known atherosclerotic disease alone gives 2 points; so do three or more risk factors.
    diabetes = findings.get('Diabetes mellitus criteria for CCI rule') or findings.get('Diabetes history')
    factors = sum(bool(findings.get(name)) for name in ('Hypertension history', 'hypercholesterolemia', 'obesity', 'smoking',
                                                        'parent or sibling with Cardiovascular disease before age 65'))
    factors += 1 if diabetes else 0
    vascular = findings.get('atherosclerotic disease') or findings.get('Stroke') or findings.get('Transient Ischemic Attacks History')
    points += 2 if vascular or factors >= 3 else 1 if factors >= 1 else 0
    return points


def perc(findings):
    # Kline 2004: the number of the eight criteria that are present.
    points = 1 if measured(findings, 'age', 'years') >= 50 else 0
    points += 1 if findings['Heart Rate or Pulse'][0] >= 100 else 0
    points += 1 if findings['O₂ saturation percentage'][0] < 95 else 0
    points += 1 if findings.get('Unilateral Leg Swelling') else 0
    points += 1 if findings.get('Hemoptysis') else 0
    points += 1 if findings.get('Recent surgery or trauma') else 0
    points += 1 if findings.get('Previously Documented Pulmonary Embolism') or findings.get('Previously documented Deep Vein Thrombosis') else 0
    points += 1 if findings.get('Hormone use') else 0
    return points


def has_bled(findings):
    # Pisters 2010; eight or more drinks a week count as alcohol use.
    points = 0
    for name in ('Hypertension history', 'Renal disease criteria for the HAS-BLED rule', 'Liver disease criteria for the HAS-BLED rule',
                 'Stroke', 'Prior major bleeding or predisposition to bleeding', 'Labile international normalized ratio',
                 'Medication usage predisposing to bleeding'):
        points += 1 if findings.get(name) else 0
    points += 1 if measured(findings, 'age', 'years') > 65 else 0
    points += 1 if findings.get('Number of Alcoholic Drinks Per Week', 0) >= 8 else 0
    return points


def charlson(findings):
    # Charlson 1987 with the age points of 1994.
    age = measured(findings, 'age', 'years')
    points = 4 if age >= 80 else 3 if age >= 70 else 2 if age >= 60 else 1 if age >= 50 else 0
    for name in ('Myocardial infarction', 'Congestive Heart Faliure', 'Peripheral vascular disease', 'Dementia',
                 'Chronic Obstructive Pulmonary Disease', 'Connective tissue disease', 'Peptic ulcer disease'):
        points += 1 if findings.get(name) else 0
    points += 1 if findings.get('Cerebrovascular Accident') or findings.get('Transient Ischemic Attacks History') else 0
    for name in ('Hemiplegia', 'Moderate to severe Chronic Kidney Disease', 'Leukemia', 'Lymphoma'):
        points += 2 if findings.get(name) else 0
    diabetes = str(findings.get('Diabetes mellitus criteria for CCI rule', '')).lower()
    points += 2 if diabetes == 'end-organ damage' else 1 if diabetes == 'uncomplicated' else 0
    liver = str(findings.get('Liver disease severity', '')).lower()
    points += 3 if liver in ('moderate', 'severe', 'moderate to severe') else 1 if liver == 'mild' else 0
    tumor = str(findings.get('Solid tumor', '')).lower()
    points += 6 if tumor == 'metastatic' else 2 if tumor == 'localized' else 0
    points += 6 if findings.get('AIDS') else 0
    return points


CAPRINI_POINTS = {
    'Major Surgery in the last month': 1, 'Congestive Heart Failure in the last month': 1, 'Sepsis in the last month': 1,
    'Pneumonia in the last month': 1, 'Immobilizing plaster cast in the last month': 2,
    'Hip, pelvis, or leg fracture in the last month': 5, 'Stroke in the last month': 5, 'Multiple trauma in the last month': 5,
    'Acute spinal cord injury causing paralysis in the last month': 5, 'Varicose veins': 1, 'Current swollen legs': 1,
    'Current central venous access': 2,
    'Family history of thrombosis': 3, 'Positive Factor V Leiden': 3, 'Positive prothrombin 20210A': 3,
    'Elevated serum homocysteine': 3, 'Positive lupus anticoagulant': 3, 'Elevated anticardiolipin antibody': 3,
    'Heparin-induced thrombocytopenia': 3, 'Other congenital or acquired thrombophilia': 3,
    'History of inflammatory bowel disease': 1, 'Acute Myocardial infarction': 1, 'Chronic Obstructive Pulmonary Disease': 1,
    'Present or previous malignancy': 2,
}


def caprini(findings):
    # Caprini 2005.
    age = measured(findings, 'age', 'years')
    points = 3 if age >= 75 else 2 if age >= 61 else 1 if age >= 41 else 0
    points += sum(value for name, value in CAPRINI_POINTS.items() if findings.get(name))
    # Venous thromboembolism in the past is one item, whether leg or lung or both.
    if findings.get('Previously documented Deep Vein Thrombosis') or findings.get('Previously Documented Pulmonary Embolism'):
        points += 3
    points += {'none': 0, 'minor': 1, 'major': 2, 'elective major lower extremity arthroplasty': 5}[str(findings.get('Surgery Type', 'none')).lower()]
    points += {'normal': 0, 'on bed rest': 1, 'confined to bed >72 hours': 2}[str(findings.get('Mobility', 'normal')).lower()]
    points += 1 if 'Body Mass Index (BMI)' in findings and findings['Body Mass Index (BMI)'][0] > 25 else 0
    return points
