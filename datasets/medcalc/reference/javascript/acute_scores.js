// Point scores of emergency and infectious disease: liver failure, bleeding, pneumonia, sore throat, inflammation, coma.

// Pugh 1973.
function childPugh(findings) {
  const bilirubin = measured(findings, 'Bilirubin', 'mg/dL');
  const albumin = measured(findings, 'Albumin', 'g/dL');
  const inr = findings['international normalized ratio'];
  let points = bilirubin < 2 ? 1 : bilirubin <= 3 ? 2 : 3;
  points += albumin > 3.5 ? 1 : albumin >= 2.8 ? 2 : 3;
  points += inr < 1.7 ? 1 : inr <= 2.3 ? 2 : 3;
  points += { slight: 2, moderate: 3 }[findings.Ascites] ?? 1;
  return points + ({ 'Grade 1-2': 2, 'Grade 3-4': 3 }[findings.Encephalopathy] ?? 1);
}

// Blatchford 2000.
function glasgowBlatchford(findings) {
  const ureaNitrogen = measured(findings, 'Blood Urea Nitrogen (BUN)', 'mg/dL');
  const hemoglobin = measured(findings, 'Hemoglobin', 'g/dL');
  const [systolic] = findings['Systolic Blood Pressure'];
  let points = ureaNitrogen >= 70 ? 6 : ureaNitrogen >= 28 ? 4 : ureaNitrogen >= 22.4 ? 3 : ureaNitrogen >= 18.2 ? 2 : 0;
  if (hemoglobin < 10) points += 6;
  else if (findings.sex === 'Male') points += hemoglobin < 12 ? 3 : hemoglobin < 13 ? 1 : 0;
  else points += hemoglobin < 12 ? 1 : 0;
  points += systolic < 90 ? 3 : systolic < 100 ? 2 : systolic < 110 ? 1 : 0;
  if (findings['Heart Rate or Pulse'][0] >= 100) points += 1;
  points += countPresent(findings, ['Melena present']);
  return points + 2 * countPresent(findings, ['Recent syncope', 'Hepatic disease history', 'Cardiac failure present']);
}

// Lim 2003: urea nitrogen above 19 mg/dL is urea above 7 mmol/L.
function curb65(findings) {
  const criteria = [
    findings.Confusion === true,
    measured(findings, 'Blood Urea Nitrogen (BUN)', 'mg/dL') > 19,
    findings['respiratory rate'][0] >= 30,
    findings['Systolic Blood Pressure'][0] < 90 || findings['Diastolic Blood Pressure'][0] <= 60,
    measured(findings, 'age', 'years') >= 65,
  ];
  return criteria.filter(Boolean).length;
}

// Fine 1997.
function pneumoniaSeverityIndex(findings) {
  const temperature = measured(findings, 'Temperature', 'celsius');
  const criteria = [
    [10, findings['Nursing home resident']], [30, findings['Neoplastic disease']], [20, findings['Liver disease severity']],
    [10, findings['Congestive Heart Faliure']], [10, findings['Cerebrovascular disease history']], [10, findings['Renal disease']],
    [20, findings['Altered mental status']], [10, findings['Pleural effusion on x-ray']],
    [20, findings['respiratory rate'][0] >= 30], [20, findings['Systolic Blood Pressure'][0] < 90],
    [15, temperature < 35 || temperature > 39.9], [10, findings['Heart Rate or Pulse'][0] >= 125],
    [30, findings.pH < 7.35], [20, measured(findings, 'Blood Urea Nitrogen (BUN)', 'mg/dL') >= 30],
    [20, measured(findings, 'Sodium', 'mEq/L') < 130], [10, measured(findings, 'Glucose', 'mg/dL') >= 250],
    [10, findings.Hematocrit[0] < 30], [10, findings['Partial pressure of oxygen (PaO₂) for Apache II'][0] < 60],
  ];
  const demographic = measured(findings, 'age', 'years') - (findings.sex === 'Female' ? 10 : 0);
  return criteria.reduce((points, [value, present]) => points + (present ? value : 0), demographic);
}

// McIsaac 1998.
function centor(findings) {
  const age = measured(findings, 'age', 'years');
  let points = countPresent(findings, ['Cough Absent', 'Exudate or swelling on tonsils', 'Tender/swollen anterior cervical lymph nodes']);
  if (measured(findings, 'Temperature', 'celsius') > 38) points += 1;
  if (age >= 45) points -= 1;
  else if (age >= 3 && age < 15) points += 1;
  return points;
}

// Little 2013.
function feverPain(findings) {
  return countPresent(findings, ['Fever in past 24 hours', 'Absence of cough or coryza', 'Symptom onset ≤3 days', 'Purulent tonsils', 'Severe tonsil inflammation']);
}

// Bone 1992.
function sirs(findings) {
  const temperature = measured(findings, 'Temperature', 'celsius');
  const whiteCells = measured(findings, 'White blood cell count', 'µL');
  const hypocapnia = findings['PaCO₂'] !== undefined && findings['PaCO₂'][0] < 32;
  const criteria = [
    temperature > 38 || temperature < 36,
    findings['Heart Rate or Pulse'][0] > 90,
    findings['respiratory rate'][0] > 20 || hypocapnia,
    whiteCells > 12000 || whiteCells < 4000,
  ];
  return criteria.filter(Boolean).length;
}

// Teasdale and Jennett 1974; each list starts with one point.
function glasgowComaScore(findings) {
  const eye = ['no eye opening', 'eye opening to pain', 'eye opening to verbal command', 'eyes open spontaneously'];
  const verbal = ['no verbal response', 'incomprehensible sounds', 'inappropriate words', 'confused', 'oriented'];
  const motor = ['no motor response', 'extension to pain', 'flexion to pain', 'withdrawal from pain', 'localizes pain', 'obeys commands'];
  return 3 + eye.indexOf(findings['Best eye response']) + verbal.indexOf(findings['Best verbal response']) + motor.indexOf(findings['Best motor response']);
}
