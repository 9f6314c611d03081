// Body size, fluids, and blood pressure.

function meanArterialPressure(findings) {
  const [systolic] = findings['Systolic Blood Pressure'];
  const [diastolic] = findings['Diastolic Blood Pressure'];
  return (systolic + 2 * diastolic) / 3;
}

function bodyMassIndex(findings) {
  return measured(findings, 'weight', 'kg') / measured(findings, 'height', 'm') ** 2;
}

// Devine 1974: 50 kg (men) or 45.5 kg (women) plus 2.3 kg per inch over five feet.
function devineWeight(findings) {
  const base = findings.sex === 'Male' ? 50 : 45.5;
  return base + 2.3 * (measured(findings, 'height', 'in') - 60);
}

function idealBodyWeight(findings) {
  return devineWeight(findings);
}

function adjustedBodyWeight(findings) {
  const ideal = devineWeight(findings);
  return ideal + 0.4 * (measured(findings, 'weight', 'kg') - ideal);
}

// Mosteller 1987.
function bodySurfaceArea(findings) {
  return Math.sqrt(measured(findings, 'height', 'cm') * measured(findings, 'weight', 'kg') / 3600);
}

function targetWeight(findings) {
  return findings['Body Mass Index (BMI)'][0] * measured(findings, 'height', 'm') ** 2;
}

// Holliday and Segar 1957: 4 mL/kg/h for the first 10 kg, 2 for the next 10, 1 for the rest.
function maintenanceFluids(findings) {
  const weight = measured(findings, 'weight', 'kg');
  if (weight <= 10) return 4 * weight;
  if (weight <= 20) return 40 + 2 * (weight - 10);
  return 60 + (weight - 20);
}

// Total body water: children 0.6; men 0.6, from 65 years 0.5; women 0.5, from 65 years 0.45.
function freeWaterDeficit(findings) {
  const age = measured(findings, 'age', 'years');
  let water = 0.6;
  if (age >= 65) water = findings.sex === 'Male' ? 0.5 : 0.45;
  else if (age >= 18 && findings.sex !== 'Male') water = 0.5;
  return water * measured(findings, 'weight', 'kg') * (measured(findings, 'Sodium', 'mEq/L') / 140 - 1);
}
