// Kidney function.

// Cockcroft and Gault 1976, with the weight chosen by body mass index.
function creatinineClearance(findings) {
  const weight = measured(findings, 'weight', 'kg');
  const bmi = weight / measured(findings, 'height', 'm') ** 2;
  const ideal = devineWeight(findings);
  let dosingWeight = ideal + 0.4 * (weight - ideal);
  if (bmi < 18.5) dosingWeight = weight;
  else if (bmi < 25) dosingWeight = Math.min(ideal, weight);
  const sexFactor = findings.sex === 'Female' ? 0.85 : 1;
  return sexFactor * (140 - measured(findings, 'age', 'years')) * dosingWeight / (72 * measured(findings, 'creatinine', 'mg/dL'));
}

// Inker et al. 2021, creatinine equation without race.
function ckdEpi2021(findings) {
  const female = findings.sex === 'Female';
  const ratio = measured(findings, 'creatinine', 'mg/dL') / (female ? 0.7 : 0.9);
  const exponent = ratio > 1 ? -1.2 : female ? -0.241 : -0.302;
  return 142 * ratio ** exponent * 0.9938 ** measured(findings, 'age', 'years') * (female ? 1.012 : 1);
}

// Levey et al. 2006, four variables, for creatinine traceable to IDMS.
function mdrd(findings) {
  const creatinine = measured(findings, 'creatinine', 'mg/dL');
  const age = measured(findings, 'age', 'years');
  return 175 * creatinine ** -1.154 * age ** -0.203 * (findings.sex === 'Female' ? 0.742 : 1) * (findings.Race === 'Black' ? 1.212 : 1);
}

function fractionalExcretionOfSodium(findings) {
  const excreted = measured(findings, 'Urine sodium', 'mEq/L') * measured(findings, 'creatinine', 'mg/dL');
  const filtered = measured(findings, 'Sodium', 'mEq/L') * measured(findings, 'Urine creatinine', 'mg/dL');
  return 100 * excreted / filtered;
}
