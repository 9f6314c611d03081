// Severity of illness in intensive care.

// The points of the first band whose lower bound the value reaches; `below` where it reaches none.
function band(value, bands, below) {
  const found = bands.find(([bound]) => value >= bound);
  return found === undefined ? below : found[1];
}

// Vincent 1996.
function sofa(findings) {
  const dose = (drug) => (findings[drug] ?? [0])[0];
  const ratio = findings['Partial pressure of oxygen (PaO₂) for Apache II'][0] / (findings['FiO₂'][0] / 100);
  const supported = countPresent(findings, ['On mechanical ventilation', 'Continous positive airway pressure']) > 0;
  const respiration = band(ratio, [[400, 0], [300, 1], [200, 2]], supported ? (ratio >= 100 ? 3 : 4) : 2);
  const coagulation = band(measured(findings, 'Platelet count', 'µL') / 1000, [[150, 0], [100, 1], [50, 2], [20, 3]], 4);
  const liver = band(measured(findings, 'Bilirubin', 'mg/dL'), [[12, 4], [6, 3], [2, 2], [1.2, 1]], 0);
  const strongest = Math.max(dose('norEPINEPHrine'), dose('EPINEPHrine'));
  let pressureLow = findings.Hypotension === true;
  if (findings['Systolic Blood Pressure'] !== undefined && findings['Diastolic Blood Pressure'] !== undefined) {
    pressureLow ||= (findings['Systolic Blood Pressure'][0] + 2 * findings['Diastolic Blood Pressure'][0]) / 3 < 70;
  }
  let circulation = pressureLow ? 1 : 0;
  if (dose('DOPamine') > 15 || strongest > 0.1) circulation = 4;
  else if (dose('DOPamine') > 5 || strongest > 0) circulation = 3;
  else if (dose('DOPamine') > 0 || dose('DOBUTamine') > 0) circulation = 2;
  const brain = band(findings['Glasgow Coma Score'] ?? 15, [[15, 0], [13, 1], [10, 2], [6, 3]], 4);
  const creatinine = findings.creatinine === undefined ? 1 : measured(findings, 'creatinine', 'mg/dL');
  const urine = (findings['Urine Output'] ?? [2000])[0];
  const kidney = Math.max(band(creatinine, [[5, 4], [3.5, 3], [2, 2], [1.2, 1]], 0), band(urine, [[500, 0], [200, 3]], 4));
  return respiration + coagulation + liver + circulation + brain + kidney;
}

// Knaus 1985.
function apache2(findings) {
  const [systolic] = findings['Systolic Blood Pressure'];
  const [diastolic] = findings['Diastolic Blood Pressure'];
  let points = band(measured(findings, 'age', 'years'), [[75, 6], [65, 5], [55, 3], [45, 2]], 0);
  if (findings['History of severe organ failure or immunocompromise'] === true) {
    points += String(findings['Surgery Type'] ?? '').trim() === 'Elective' ? 2 : 5;
  }
  points += band(measured(findings, 'Temperature', 'celsius'), [[41, 4], [39, 3], [38.5, 1], [36, 0], [34, 1], [32, 2], [30, 3]], 4);
  points += band((systolic + 2 * diastolic) / 3, [[160, 4], [130, 3], [110, 2], [70, 0], [50, 2]], 4);
  points += band(findings['Heart Rate or Pulse'][0], [[180, 4], [140, 3], [110, 2], [70, 0], [55, 2], [40, 3]], 4);
  points += band(findings['respiratory rate'][0], [[50, 4], [35, 3], [25, 1], [12, 0], [10, 1], [6, 2]], 4);
  // From an inspired fraction of 50 % the alveolar-arterial gradient counts, below it the arterial pressure.
  if (findings['FiO₂'][0] >= 50) {
    points += band(convert(findings['A-a gradient'], 'mm Hg'), [[500, 4], [350, 3], [200, 2]], 0);
  } else {
    const oxygen = convert(findings['Partial pressure of oxygen (PaO₂) for Apache II'] ?? 80, 'mm Hg');
    points += oxygen > 70 ? 0 : oxygen > 60 ? 1 : oxygen >= 55 ? 3 : 4;
  }
  points += band(findings.pH, [[7.7, 4], [7.6, 3], [7.5, 1], [7.33, 0], [7.25, 2], [7.15, 3]], 4);
  points += band(measured(findings, 'Sodium', 'mEq/L'), [[180, 4], [160, 3], [155, 2], [150, 1], [130, 0], [120, 2], [111, 3]], 4);
  points += band(measured(findings, 'Potassium', 'mEq/L'), [[7, 4], [6, 3], [5.5, 1], [3.5, 0], [3, 1], [2.5, 2]], 4);
  const renal = band(measured(findings, 'creatinine', 'mg/dL'), [[3.5, 4], [2, 3], [1.5, 2], [0.6, 0]], 2);
  points += findings['Acute renal failure'] === true ? 2 * renal : renal;
  points += band(findings.Hematocrit[0], [[60, 4], [50, 2], [46, 1], [30, 0], [20, 2]], 4);
  points += band(measured(findings, 'White blood cell count', 'µL') / 1000, [[40, 4], [20, 2], [15, 1], [3, 0], [1, 2]], 4);
  return points + 15 - (findings['Glasgow Coma Score'] ?? 15);
}
