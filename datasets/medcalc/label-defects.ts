/**
 * The defects of the program that made the labels of MedCalc-Bench v1.0, so far as they are known: what the label is
 * where a rule of a calculator was programmed wrongly.
 *
 * They serve the import's account only: a row on which we differ is explained when the defect gives its label exactly,
 * which shows that we read the row's findings as the benchmark did; and a file whose labels follow the defects is of an
 * edition before they were corrected. No gold answer and no reference is made from them.
 */
import type { Calculator, Entities, Entity, Result } from './calculator.ts';
import { calculatorById } from './calculators/index.ts';
import { band, decimal, points } from './calculators/points.ts';
import {
  age, albuminGPerDl, bilirubin, calendarDay, choice, creatinine, flag, has, heartRate, hemoglobinGPerDl, ion, meanArterialPressure, measure,
  plainNumber, respiratoryRate, sex, sodium, temperatureC, wholeAge,
} from './findings.ts';
import { SUBSTANCES, toCellsPerMicrolitre, toMcgPerKgPerMin, toMlPerDay, toMmHg, toPercent } from './units.ts';

export interface LabelDefect {
  readonly calculator: number;
  /** What the program did, in one sentence. */
  readonly what: string;
  /** The label that it gives. */
  compute(entities: Entities): Result;
}

const PAO2 = 'Partial pressure of oxygen (PaO₂) for Apache II';

function correct(id: number, entities: Entities): number {
  const calculator: Calculator = calculatorById(id);
  const result = calculator.compute(entities);
  if (result.kind !== 'decimal' && result.kind !== 'integer') throw new RangeError(`calculator ${id} has no number`);
  return result.value;
}

/** A temperature in `degrees celsisus`, as its unit is misspelt in some rows, went through the Fahrenheit formula. */
function temperatureAsRead(entities: Entities): number {
  const value = entities['Temperature'];
  const misspelt = typeof value === 'object' && value[1] === 'degrees celsisus';
  return misspelt ? ((temperatureC(entities) - 32) * 5) / 9 : temperatureC(entities);
}

/** Of a graded comorbidity whose text had another case than the program's, only that it was not empty counted. */
function truthiness(entity: Entity | undefined): number {
  return entity === undefined || entity === false || entity === '' ? 0 : 1;
}

function apacheAsProgrammed(entities: Entities): number {
  const acute = flag(entities, 'Acute renal failure');
  const kidney = band(creatinine(entities), [[3.5, 4], [2, 3], [1.5, 2], [0.6, 0]], 2);
  const renal = creatinine(entities) < 1.5 ? kidney : acute ? 2 * kidney : flag(entities, 'Chronic Renal Failure') ? kidney : 0;
  const severe = flag(entities, 'History of severe organ failure or immunocompromise');
  const oxygen = measure(entities, 'FiO₂', toPercent) >= 50
    ? band(plainNumber(entities, 'A-a gradient'), [[500, 4], [350, 3], [200, 2]], 0)
    : measure(entities, PAO2, toMmHg) > 70 ? 0 : band(measure(entities, PAO2, toMmHg), [[61, 1], [55, 3]], 4);
  return (severe ? choice(entities, 'Surgery Type', { Elective: 2, Emergency: 5, Nonoperative: 0, Nonelective: 0 }, 0) : 0)
    + band(wholeAge(entities), [[75, 6], [65, 5], [55, 3], [45, 2]], 0) + oxygen
    + band(temperatureAsRead(entities), [[41, 4], [39, 3], [38.5, 1], [36, 0], [34, 1], [32, 2], [30, 3]], 4)
    + band(Math.ceil(meanArterialPressure(entities)), [[160, 4], [130, 3], [110, 2]], 0)
    + band(heartRate(entities), [[180, 4], [140, 3], [110, 2]], 0) + band(respiratoryRate(entities), [[50, 4], [35, 3], [25, 1]], 0)
    + band(plainNumber(entities, 'pH'), [[7.7, 4], [7.6, 3], [7.5, 1]], 0) + band(sodium(entities), [[180, 4], [160, 3], [155, 2], [150, 1]], 0)
    + band(ion(entities, 'Potassium', SUBSTANCES.potassium), [[7, 4], [6, 3], [5.5, 1]], 0) + renal
    + band(measure(entities, 'Hematocrit', toPercent), [[60, 4], [50, 2], [46, 1]], 0)
    + 4 + plainNumber(entities, 'Glasgow Coma Score');
}

function sofaAsProgrammed(entities: Entities): number {
  const supported = flag(entities, 'On mechanical ventilation') || flag(entities, 'Continous positive airway pressure');
  const dopamine = measure(entities, 'DOPamine', toMcgPerKgPerMin, 0);
  const circulation = dopamine <= 5 ? 2 : 3;
  const renal = has(entities, 'creatinine')
    ? (has(entities, 'Urine Output') ? 0 : band(creatinine(entities), [[5, 4], [3.5, 3], [2, 2], [1.2, 1]], 0))
    : measure(entities, 'Urine Output', toMlPerDay) < 500 ? 3 : 0;
  return (supported ? 4 : 2) + circulation + renal
    + band(measure(entities, 'Platelet count', toCellsPerMicrolitre), [[150_000, 0], [100_000, 1], [50_000, 2], [20_000, 3]], 4)
    + band(bilirubin(entities), [[12, 4], [6, 3], [2, 2], [1.2, 1]], 0)
    + band(plainNumber(entities, 'Glasgow Coma Score', 15), [[15, 0], [13, 1], [10, 2], [6, 3]], 4);
}

export const LABEL_DEFECTS = [
  {
    calculator: 3, what: 'In men with creatinine of 0.9 mg/dL or less it divides creatinine by 0.7 in place of 0.9; and creatinine in µmol/L is rounded to a tenth of mg/dL first.',
    compute(entities) {
      const given = entities['creatinine'];
      const molar = typeof given === 'object' && String(given[1]).includes('mol');
      const value = molar ? Math.round(creatinine(entities) * 10) / 10 : creatinine(entities);
      const female = sex(entities) === 'female';
      const low = value <= (female ? 0.7 : 0.9);
      return decimal(142 * (value / (female || low ? 0.7 : 0.9)) ** (low ? (female ? -0.241 : -0.302) : -1.2) * 0.9938 ** age(entities) * (female ? 1.012 : 1));
    },
  },
  {
    calculator: 13, what: 'A cycle shorter than 28 days puts the due date later, by the days that it should put it earlier.',
    compute(entities) {
      const day = calendarDay(entities, 'Last menstrual date') + 280 + Math.abs(plainNumber(entities, 'cycle length', 28) - 28);
      return { kind: 'date', value: new Date(day * 86_400_000).toISOString().slice(0, 10) };
    },
  },
  {
    calculator: 15, what: 'Ascites and absent encephalopathy written in other words or case than it expects add nothing; bilirubin of 3.0 and albumin of 2.8 are put in the worse band.',
    compute(entities) {
      const jaundice = bilirubin(entities);
      const albumin = albuminGPerDl(entities);
      const inr = plainNumber(entities, 'international normalized ratio');
      return points((inr < 1.7 ? 1 : inr <= 2.3 ? 2 : 3) + (jaundice < 2 ? 1 : jaundice < 3 ? 2 : 3) + (albumin > 3.5 ? 1 : albumin > 2.8 ? 2 : 3)
        + (has(entities, 'Ascites') ? 0 : 1)
        + (has(entities, 'Encephalopathy') ? choice(entities, 'Encephalopathy', { 'No Encephalopathy': 1, 'Grade 0': 0, 'Grade 1-2': 2, 'Grade 3-4': 3 }) : 1));
    },
  },
  {
    calculator: 17, what: 'It reads cerebrovascular disease from one of its two keys only, which it had itself filled with false.',
    compute: (entities) => points(correct(17, { ...entities, 'History of cerebrovascular disease': false })),
  },
  {
    calculator: 21, what: 'It counts the verbal response twice.',
    compute: (entities) => points(correct(21, entities) + correct(21, { ...entities, 'Best eye response': 'no eye opening', 'Best motor response': 'no motor response' }) - 2),
  },
  {
    calculator: 23, what: 'It rounds the sum to a whole number before it is multiplied by ten, where the policy rounds to a tenth.',
    compute(entities) {
      const dialysis = flag(entities, 'Dialysis at least twice in the past week') || flag(entities, 'Continuous veno-venous hemodialysis for ≥24 hours in the past week');
      const kidney = creatinine(entities) < 1 ? 1 : dialysis ? 4 : Math.min(creatinine(entities), 4);
      const initial = 10 * Math.round(0.957 * Math.log(kidney) + 0.378 * Math.log(Math.max(bilirubin(entities), 1))
        + 1.12 * Math.log(Math.max(plainNumber(entities, 'international normalized ratio'), 1)) + 0.643);
      const below = 137 - Math.min(Math.max(sodium(entities), 125), 137);
      return decimal(Math.min(initial > 11 ? Math.round(initial + 1.32 * below - 0.033 * initial * below) : initial, 40));
    },
  },
  {
    calculator: 27, what: 'In men haemoglobin of exactly 13 g/dL adds a point.',
    compute: (entities) => points(correct(27, entities) + (sex(entities) === 'male' && hemoglobinGPerDl(entities) === 13 ? 1 : 0)),
  },
  {
    calculator: 28, what: 'It adds the Glasgow Coma Score in place of 15 less it, four points for leucocytes always (cells compared with thousands), nothing for low values, nothing for chronic illness without surgery, and misreads a misspelt Celsius.',
    compute: (entities) => points(apacheAsProgrammed(entities)),
  },
  {
    calculator: 29, what: 'A temperature in misspelt Celsius is converted as if it were Fahrenheit, and adds 15 as hypothermia.',
    compute(entities) {
      const read = temperatureAsRead(entities);
      return points(correct(29, entities) + (read < 35 || read > 39.9 ? 15 : 0) - (temperatureC(entities) < 35 || temperatureC(entities) > 39.9 ? 15 : 0));
    },
  },
  {
    calculator: 32, what: 'A degree of diabetes, liver disease or tumor in other case than it expects adds one point, whatever the degree.',
    compute(entities) {
      const graded = ['Liver disease severity', 'Diabetes mellitus criteria for CCI rule', 'Solid tumor'] as const;
      const without = Object.fromEntries(Object.entries(entities).filter(([name]) => !graded.some((key) => key === name)));
      return points(correct(32, without) + graded.reduce((sum, name) => sum + truthiness(entities[name]), 0));
    },
  },
  {
    calculator: 36, what: 'It adds only age, type of surgery and mobility; every other finding is mentioned and not added.',
    compute(entities) {
      const kept = ['age', 'Surgery Type', 'Mobility', 'sex'];
      return points(correct(36, Object.fromEntries(Object.entries(entities).filter(([name]) => kept.includes(name)))));
    },
  },
  {
    calculator: 43, what: 'It divides PaO₂ by the percentage in place of the fraction, gives two points for dopamine of zero, leaves adrenaline and noradrenaline out, and renal points where both creatinine and urine are given.',
    compute: (entities) => points(sofaAsProgrammed(entities)),
  },
  {
    calculator: 44, what: 'Amounts in mmol/L are rounded to three decimals of mol/L and of g/L: 4.75 mmol/L of cholesterol became 5.',
    compute(entities) {
      const rounded = (name: string, molarMass: number): number => {
        const molar = measure(entities, name, (value, unit) => (unit === 'mmol/L' ? Math.round(value) / 1e3 : Number.NaN));
        return Number.isNaN(molar) ? measure(entities, name, (value) => value) : 100 * (Math.round(molar * molarMass * 1e3) / 1e3);
      };
      return decimal(rounded('Total cholesterol', 386.654) - rounded('high-density lipoprotein cholesterol', 386.654) - rounded('Triglycerides', 861.338) / 5);
    },
  },
  {
    calculator: 51, what: 'Every pulse meets the criterion, and leucocytes given by the microlitre or litre are compared as if by the cubic metre.',
    compute(entities) {
      const count = entities['White blood cell count'];
      const perCubicMetre = typeof count === 'object' && count[1] === 'm^3';
      const cells = measure(entities, 'White blood cell count', toCellsPerMicrolitre);
      const normal = { ...entities, 'White blood cell count': [8_000, 'µL'], 'Heart Rate or Pulse': [70, 'beats per minute'] } as const satisfies Entities;
      return points(correct(51, normal) + 1 + (perCubicMetre && cells >= 4_000 && cells <= 12_000 ? 0 : 1));
    },
  },
] as const satisfies readonly LabelDefect[];

const BY_CALCULATOR: ReadonlyMap<number, LabelDefect> = new Map(LABEL_DEFECTS.map((defect) => [defect.calculator, defect]));

/** The known defect of a calculator's v1.0 labels. */
export function labelDefectOf(calculator: number): LabelDefect | undefined {
  return BY_CALCULATOR.get(calculator);
}
