// Unit conversion shared by the reference solutions. Plain scripts: no imports, no host objects.

// Grams per litre, and moles per litre, in one of each unit (the electrolytes are monovalent).
const GRAMS_PER_LITRE = { 'g/L': 1, 'g/dL': 10, 'mg/dL': 0.01, 'mg/L': 0.001, 'mg/mL': 1, 'µg/mL': 0.001, 'µg/dL': 1e-5, 'µg/L': 1e-6 };

const MOLES_PER_LITRE = { 'mol/L': 1, 'mmol/L': 1e-3, 'mEq/L': 1e-3, 'µmol/L': 1e-6, 'nmol/L': 1e-9 };

// Units of one kind, each as a multiple of the same base unit.
const SCALES = [
  GRAMS_PER_LITRE,
  MOLES_PER_LITRE,
  { kg: 1, g: 0.001, lb: 0.45359237, lbs: 0.45359237 },
  { cm: 1, m: 100, mm: 0.1, in: 2.54, ft: 30.48 },
  { years: 1, year: 1, months: 1 / 12, month: 1 / 12, weeks: 7 / 365.25, days: 1 / 365.25 },
  { 'µL': 1, 'mm^3': 1, 'm^3': 1, L: 1e-6 },
];

const GRAMS_PER_MOLE = {
  creatinine: 113.12, 'Urine creatinine': 113.12, 'Pre-operative creatinine': 113.12, Glucose: 180.16, Bilirubin: 584.66,
  Calcium: 40.08, 'Blood Urea Nitrogen (BUN)': 28.014, 'Total cholesterol': 386.65,
  'high-density lipoprotein cholesterol': 386.65, Triglycerides: 885.4, Sodium: 22.99, Potassium: 39.098,
};

// A quantity such as [183, 'µmol/L'] as a number in `unit`; `substance` gives the molar mass where it is needed.
function convert(quantity, unit, substance) {
  if (!Array.isArray(quantity)) return quantity;
  const value = quantity[0];
  const given = quantity[1].replace('μ', 'µ');
  if (given === unit) return value;
  const scale = SCALES.find((candidate) => given in candidate && unit in candidate);
  if (scale !== undefined) return value * scale[given] / scale[unit];
  const mass = GRAMS_PER_MOLE[substance];
  if (given in MOLES_PER_LITRE && unit in GRAMS_PER_LITRE) return value * MOLES_PER_LITRE[given] * mass / GRAMS_PER_LITRE[unit];
  if (given in GRAMS_PER_LITRE && unit in MOLES_PER_LITRE) return value * GRAMS_PER_LITRE[given] / mass / MOLES_PER_LITRE[unit];
  if (unit === 'celsius' && given.startsWith('degrees f')) return (value - 32) * 5 / 9;
  return value;
}

function measured(findings, name, unit) {
  return convert(findings[name], unit, name);
}

// How many of the named findings are present.
function countPresent(findings, names) {
  return names.filter((name) => findings[name] === true).length;
}
