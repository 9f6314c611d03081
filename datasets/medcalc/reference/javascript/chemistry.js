// Electrolytes, acid-base balance, lipids, liver and glucose.

function correctedCalcium(findings) {
  return measured(findings, 'Calcium', 'mg/dL') + 0.8 * (4 - measured(findings, 'Albumin', 'g/dL'));
}

// Hillier 1999: 2.4 mEq/L per 100 mg/dL of glucose above 100.
function correctedSodium(findings) {
  return measured(findings, 'Sodium', 'mEq/L') + 2.4 * (measured(findings, 'Glucose', 'mg/dL') - 100) / 100;
}

function serumOsmolality(findings) {
  return 2 * measured(findings, 'Sodium', 'mEq/L') + measured(findings, 'Glucose', 'mg/dL') / 18
    + measured(findings, 'Blood Urea Nitrogen (BUN)', 'mg/dL') / 2.8;
}

function homaIr(findings) {
  return measured(findings, 'Glucose', 'mg/dL') * findings.Insulin[0] / 405;
}

// Friedewald 1972, in mg/dL.
function ldlCholesterol(findings) {
  return measured(findings, 'Total cholesterol', 'mg/dL') - measured(findings, 'high-density lipoprotein cholesterol', 'mg/dL')
    - measured(findings, 'Triglycerides', 'mg/dL') / 5;
}

// Sterling 2006: platelets in 10^9 per litre.
function fib4(findings) {
  const platelets = measured(findings, 'Platelet count', 'µL') / 1000;
  return measured(findings, 'age', 'years') * findings['Aspartate aminotransferase'][0]
    / (platelets * Math.sqrt(findings['Alanine aminotransferase'][0]));
}

function anionGap(findings) {
  return measured(findings, 'Sodium', 'mEq/L') - measured(findings, 'Chloride', 'mEq/L') - measured(findings, 'Bicarbonate', 'mEq/L');
}

// Figge 1998: 2.5 mEq/L per g/dL of albumin below 4.
function correctedAnionGap(findings) {
  return anionGap(findings) + 2.5 * (4 - measured(findings, 'Albumin', 'g/dL'));
}

function deltaGap(findings) {
  return anionGap(findings) - 12;
}

function deltaRatio(findings) {
  return (anionGap(findings) - 12) / (24 - measured(findings, 'Bicarbonate', 'mEq/L'));
}

function correctedDeltaGap(findings) {
  return correctedAnionGap(findings) - 12;
}

function correctedDeltaRatio(findings) {
  return (correctedAnionGap(findings) - 12) / (24 - measured(findings, 'Bicarbonate', 'mEq/L'));
}

// OPTN policy of January 2016. Values below 1 count as 1; creatinine at most 4, and 4 on dialysis.
function meldNa(findings) {
  const dialysis = findings['Dialysis at least twice in the past week'] === true
    || findings['Continuous veno-venous hemodialysis for ≥24 hours in the past week'] === true;
  const creatinine = dialysis ? 4 : Math.min(4, Math.max(1, measured(findings, 'creatinine', 'mg/dL')));
  const bilirubin = Math.max(1, measured(findings, 'Bilirubin', 'mg/dL'));
  const inr = Math.max(1, findings['international normalized ratio']);
  const meld = Math.round(10 * (0.957 * Math.log(creatinine) + 0.378 * Math.log(bilirubin) + 1.12 * Math.log(inr) + 0.643));
  if (meld <= 11) return meld;
  const sodiumDeficit = 137 - Math.min(137, Math.max(125, measured(findings, 'Sodium', 'mEq/L')));
  return Math.min(40, Math.round(meld + 1.32 * sodiumDeficit - 0.033 * meld * sodiumDeficit));
}
