// Point scores for thromboembolism, bleeding, comorbidity and operative risk.

// Lip 2010.
function cha2ds2Vasc(findings) {
  const age = measured(findings, 'age', 'years');
  let points = countPresent(findings, ['Congestive Heart Faliure', 'Hypertension history', 'Diabetes history', 'Vascular disease history']);
  if (findings.sex === 'Female') points += 1;
  if (age >= 75) points += 2;
  else if (age >= 65) points += 1;
  if (countPresent(findings, ['Stroke', 'Transient Ischemic Attacks History', 'Thromboembolism history']) > 0) points += 2;
  return points;
}

// Wells 2000.
function wellsPe(findings) {
  let points = 3 * countPresent(findings, ['Clinical signs and symptoms of Deep Vein Thrombosis', 'Pulmonary Embolism is #1 diagnosis OR equally likely']);
  points += countPresent(findings, ['Hemoptysis', 'Malignancy with treatment within 6 months or palliative']);
  if (findings['Heart Rate or Pulse'][0] > 100) points += 1.5;
  if (countPresent(findings, ['Immobilization for at least 3 days', 'Surgery in the previous 4 weeks']) > 0) points += 1.5;
  if (countPresent(findings, ['Previously Documented Pulmonary Embolism', 'Previously documented Deep Vein Thrombosis']) > 0) points += 1.5;
  return points;
}

// Wells 2003.
function wellsDvt(findings) {
  const single = countPresent(findings, [
    'Active cancer', 'Calf swelling >3 centimeters compared to the other leg', 'Collateral (nonvaricose) superficial veins present',
    'Entire Leg Swollen', 'Localized tenderness along the deep venous system', 'Pitting edema, confined to symptomatic leg',
    'Paralysis, paresis, or recent plaster immobilization of the lower extremity', 'Previously documented Deep Vein Thrombosis',
  ]);
  const immobile = countPresent(findings, ['Bedridden recently >3 days or major surgery within 12 weeks', 'Major surgery within 12 weeks']) > 0;
  const alternative = findings['Alternative diagnosis to Deep Vein Thrombosis as likely or more likely'] === true;
  return single + (immobile ? 1 : 0) - (alternative ? 2 : 0);
}

// Lee 1999.
function revisedCardiacRiskIndex(findings) {
  const points = countPresent(findings, ['Elevated-risk surgery', 'History of ischemic heart disease', 'Pre-operative treatment with insulin',
    'Congestive Heart Failure criteria for the Cardiac Risk Index rule']);
  const cerebrovascular = countPresent(findings, ['History of cerebrovascular disease', 'Cerebrovascular disease history']) > 0;
  return points + (cerebrovascular ? 1 : 0) + (measured(findings, 'Pre-operative creatinine', 'mg/dL') > 2 ? 1 : 0);
}

// Six, Backus and Kelder 2008.
function heartScore(findings) {
  const age = measured(findings, 'age', 'years');
  let points = age >= 65 ? 2 : age >= 45 ? 1 : 0;
  points += ['Slightly suspicious', 'Moderately suspicious', 'Highly suspicious'].indexOf(findings['Suspicion History']);
  points += ['Normal', 'Non-specific repolarization disturbance', 'Significant ST deviation'].indexOf(findings['Electrocardiogram Test']);
  points += ['less than or equal to normal limit', 'between the normal limit or up to three times the normal limit',
    'greater than three times normal limit'].indexOf(findings['Initial troponin']);
  let factors = countPresent(findings, ['Hypertension history', 'hypercholesterolemia', 'obesity', 'smoking', 'parent or sibling with Cardiovascular disease before age 65']);
  if (countPresent(findings, ['Diabetes mellitus criteria for CCI rule', 'Diabetes history']) > 0) factors += 1;
  // Known atherosclerotic disease alone gives 2 points; so do three or more risk factors.
  const vascular = countPresent(findings, ['atherosclerotic disease', 'Stroke', 'Transient Ischemic Attacks History']) > 0;
  return points + (vascular || factors >= 3 ? 2 : Math.min(factors, 1));
}

// Kline 2004: the number of the eight criteria that are present.
function perc(findings) {
  let points = countPresent(findings, ['Unilateral Leg Swelling', 'Hemoptysis', 'Recent surgery or trauma', 'Hormone use']);
  if (measured(findings, 'age', 'years') >= 50) points += 1;
  if (findings['Heart Rate or Pulse'][0] >= 100) points += 1;
  if (findings['O₂ saturation percentage'][0] < 95) points += 1;
  if (countPresent(findings, ['Previously Documented Pulmonary Embolism', 'Previously documented Deep Vein Thrombosis']) > 0) points += 1;
  return points;
}

// Pisters 2010; eight or more drinks a week count as alcohol use.
function hasBled(findings) {
  let points = countPresent(findings, ['Hypertension history', 'Renal disease criteria for the HAS-BLED rule',
    'Liver disease criteria for the HAS-BLED rule', 'Stroke', 'Prior major bleeding or predisposition to bleeding',
    'Labile international normalized ratio', 'Medication usage predisposing to bleeding']);
  if (measured(findings, 'age', 'years') > 65) points += 1;
  if ((findings['Number of Alcoholic Drinks Per Week'] ?? 0) >= 8) points += 1;
  return points;
}

// Charlson 1987 with the age points of 1994.
function charlson(findings) {
  const age = measured(findings, 'age', 'years');
  let points = Math.min(4, Math.max(0, Math.floor(age / 10) - 4));
  points += countPresent(findings, ['Myocardial infarction', 'Congestive Heart Faliure', 'Peripheral vascular disease', 'Dementia',
    'Chronic Obstructive Pulmonary Disease', 'Connective tissue disease', 'Peptic ulcer disease']);
  if (countPresent(findings, ['Cerebrovascular Accident', 'Transient Ischemic Attacks History']) > 0) points += 1;
  const graded = (name) => String(findings[name] ?? '').toLowerCase();
  for (const name of ['Hemiplegia', 'Moderate to severe Chronic Kidney Disease', 'Leukemia', 'Lymphoma']) points += findings[name] ? 2 : 0;
  points += { 'end-organ damage': 2, uncomplicated: 1 }[graded('Diabetes mellitus criteria for CCI rule')] ?? 0;
  points += { mild: 1, moderate: 3, severe: 3, 'moderate to severe': 3 }[graded('Liver disease severity')] ?? 0;
  points += { metastatic: 6, localized: 2 }[graded('Solid tumor')] ?? 0;
  return points + (findings.AIDS === true ? 6 : 0);
}

const CAPRINI_GROUPS = [
  [1, ['Major Surgery in the last month', 'Congestive Heart Failure in the last month', 'Sepsis in the last month', 'Pneumonia in the last month',
    'Varicose veins', 'Current swollen legs', 'History of inflammatory bowel disease', 'Acute Myocardial infarction', 'Chronic Obstructive Pulmonary Disease']],
  [2, ['Immobilizing plaster cast in the last month', 'Current central venous access', 'Present or previous malignancy']],
  [3, ['Family history of thrombosis', 'Positive Factor V Leiden', 'Positive prothrombin 20210A', 'Elevated serum homocysteine', 'Positive lupus anticoagulant',
    'Elevated anticardiolipin antibody', 'Heparin-induced thrombocytopenia', 'Other congenital or acquired thrombophilia']],
  [5, ['Hip, pelvis, or leg fracture in the last month', 'Stroke in the last month', 'Multiple trauma in the last month',
    'Acute spinal cord injury causing paralysis in the last month']],
];

// Caprini 2005.
function caprini(findings) {
  const age = measured(findings, 'age', 'years');
  let points = age >= 75 ? 3 : age >= 61 ? 2 : age >= 41 ? 1 : 0;
  for (const [value, names] of CAPRINI_GROUPS) points += value * countPresent(findings, names);
  // Venous thromboembolism in the past is one item, whether leg or lung or both.
  if (countPresent(findings, ['Previously documented Deep Vein Thrombosis', 'Previously Documented Pulmonary Embolism']) > 0) points += 3;
  points += { minor: 1, major: 2, 'elective major lower extremity arthroplasty': 5 }[findings['Surgery Type']] ?? 0;
  points += { 'on bed rest': 1, 'confined to bed >72 hours': 2 }[findings.Mobility] ?? 0;
  return points + ((findings['Body Mass Index (BMI)'] ?? [0])[0] > 25 ? 1 : 0);
}
