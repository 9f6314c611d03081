/**
 * Laboratory analytes: how a value is drawn, rounded, written in conventional or SI units, and given to a calculator.
 */
import type { Rng } from '../../../env/rng.ts';
import type { Note } from './note.ts';
import { called } from './speakers.ts';
import { capital, list, sentence, thousands } from './text.ts';

export type UnitSystem = 'conventional' | 'si';

interface Scale {
  readonly unit: string;
  /** One conventional unit is this many of these. */
  readonly factor: number;
  readonly decimals: number;
}

export interface Analyte {
  readonly names: readonly string[];
  readonly conventional: Scale;
  readonly si: Scale;
  /** What a laboratory calls normal, in conventional units. */
  readonly normal: readonly [number, number];
  /** Whether a formula in conventional units needs the SI value converted. */
  readonly converts: boolean;
}

const same = (unit: string, decimals: number): { conventional: Scale; si: Scale; converts: boolean } =>
  ({ conventional: { unit, factor: 1, decimals }, si: { unit, factor: 1, decimals }, converts: false });
const two = (unit: string, decimals: number, si: string, factor: number, siDecimals: number): { conventional: Scale; si: Scale; converts: boolean } =>
  ({ conventional: { unit, factor: 1, decimals }, si: { unit: si, factor, decimals: siDecimals }, converts: true });
const ion = (decimals: number): { conventional: Scale; si: Scale; converts: boolean } => ({ ...two('mEq/L', decimals, 'mmol/L', 1, decimals), converts: false });
/** Thousands of cells per microlitre. */
const cells = (decimals: number): { conventional: Scale; si: Scale; converts: boolean } => ({ ...two('/µL', decimals, '× 10^9/L', 1, decimals), converts: false });

export const ANALYTES = {
  sodium: { names: ['sodium', 'serum sodium', 'Na', 'Na+'], ...ion(0), normal: [136, 144] },
  potassium: { names: ['potassium', 'serum potassium', 'K', 'K+'], ...ion(1), normal: [3.6, 4.9] },
  chloride: { names: ['chloride', 'serum chloride', 'Cl', 'Cl-'], ...ion(0), normal: [98, 106] },
  bicarbonate: { names: ['bicarbonate', 'serum bicarbonate', 'HCO3', 'HCO3-'], ...ion(0), normal: [22, 28] },
  creatinine: { names: ['creatinine', 'serum creatinine', 'Cr', 'creatinine level'], ...two('mg/dL', 2, 'µmol/L', 88.4, 0), normal: [0.65, 1.05] },
  bun: { names: ['blood urea nitrogen', 'BUN', 'blood urea nitrogen (BUN)'], ...two('mg/dL', 0, 'mmol/L', 0.357, 1), normal: [8, 18] },
  glucose: { names: ['glucose', 'plasma glucose', 'blood glucose', 'serum glucose'], ...two('mg/dL', 0, 'mmol/L', 0.0555, 1), normal: [78, 105] },
  calcium: { names: ['total calcium', 'serum calcium', 'calcium'], ...two('mg/dL', 1, 'mmol/L', 0.2495, 2), normal: [8.8, 10.1] },
  albumin: { names: ['albumin', 'serum albumin', 'Alb'], ...two('g/dL', 1, 'g/L', 10, 0), normal: [3.8, 4.7] },
  bilirubin: { names: ['total bilirubin', 'bilirubin', 'T-bil'], ...two('mg/dL', 1, 'µmol/L', 17.1, 0), normal: [0.4, 1] },
  inr: { names: ['INR', 'international normalized ratio'], ...same('', 1), normal: [0.9, 1.1] },
  ast: { names: ['AST', 'aspartate aminotransferase', 'aspartate aminotransferase (AST)', 'aspartate transaminase'], ...same('U/L', 0), normal: [14, 34] },
  alt: { names: ['ALT', 'alanine aminotransferase', 'alanine aminotransferase (ALT)', 'alanine transaminase'], ...same('U/L', 0), normal: [10, 38] },
  alp: { names: ['alkaline phosphatase', 'ALP'], ...same('U/L', 0), normal: [45, 112] },
  ggt: { names: ['gamma-glutamyl transferase', 'GGT'], ...same('U/L', 0), normal: [12, 48] },
  ldh: { names: ['lactate dehydrogenase', 'LDH', 'lactate dehydrogenase (LDH)'], ...same('U/L', 0), normal: [135, 215] },
  hemoglobin: { names: ['hemoglobin', 'Hb', 'hemoglobin (Hb)', 'Hgb'], ...two('g/dL', 1, 'g/L', 10, 0), normal: [12.6, 15.2] },
  hematocrit: { names: ['hematocrit', 'Hct'], ...same('%', 0), normal: [38, 45] },
  whiteCells: { names: ['white blood cell count', 'leukocyte count', 'WBC', 'white blood cell (WBC) count', 'leukocytes'], ...cells(1), normal: [4.6, 9.4] },
  platelets: { names: ['platelet count', 'platelets', 'PLT'], ...cells(0), normal: [168, 355] },
  crp: { names: ['C-reactive protein', 'CRP', 'C-reactive protein (CRP)'], ...two('mg/dL', 1, 'mg/L', 10, 0), normal: [0.1, 0.4] },
  magnesium: { names: ['magnesium'], ...two('mg/dL', 1, 'mmol/L', 0.411, 2), normal: [1.8, 2.3] },
  phosphate: { names: ['phosphate', 'phosphorus'], ...two('mg/dL', 1, 'mmol/L', 0.323, 2), normal: [2.7, 4.3] },
  uricAcid: { names: ['uric acid'], ...two('mg/dL', 1, 'µmol/L', 59.5, 0), normal: [3.4, 6.6] },
  totalProtein: { names: ['total protein'], ...two('g/dL', 1, 'g/L', 10, 0), normal: [6.4, 7.9] },
  lactate: { names: ['lactate'], ...same('mmol/L', 1), normal: [0.7, 1.6] },
  tsh: { names: ['TSH', 'thyroid-stimulating hormone'], ...same('mIU/L', 1), normal: [0.7, 3.8] },
  ck: { names: ['creatine kinase', 'CK', 'creatine phosphokinase'], ...same('U/L', 0), normal: [45, 160] },
  lipase: { names: ['lipase'], ...same('U/L', 0), normal: [15, 55] },
  ferritin: { names: ['ferritin'], ...same('µg/L', 0), normal: [45, 210] },
  hba1c: { names: ['hemoglobin A1c', 'HbA1c'], ...same('%', 1), normal: [4.9, 5.6] },
  mcv: { names: ['mean corpuscular volume', 'MCV'], ...same('fL', 0), normal: [83, 96] },
  totalCholesterol: { names: ['total cholesterol'], ...two('mg/dL', 0, 'mmol/L', 0.025863, 2), normal: [150, 198] },
  hdl: { names: ['HDL cholesterol', 'high-density lipoprotein cholesterol'], ...two('mg/dL', 0, 'mmol/L', 0.025863, 2), normal: [42, 66] },
  triglycerides: { names: ['triglycerides', 'fasting triglycerides'], ...two('mg/dL', 0, 'mmol/L', 0.011294, 2), normal: [70, 145] },
  insulin: { names: ['fasting insulin', 'insulin'], ...same('µIU/mL', 1), normal: [3, 9] },
  urineSodium: { names: ['urine sodium', 'spot urine sodium'], ...ion(0), normal: [40, 120] },
  urineCreatinine: { names: ['urine creatinine', 'spot urine creatinine'], ...two('mg/dL', 0, 'µmol/L', 88.4, 0), normal: [60, 180] },
} as const satisfies { readonly [name: string]: Analyte };

export type AnalyteName = keyof typeof ANALYTES;

/** A value as the laboratory reported it, in the unit that it used. */
export interface LabValue {
  readonly analyte: AnalyteName;
  readonly value: number;
  readonly system: UnitSystem;
}

function scaleOf(analyte: Analyte, system: UnitSystem): Scale {
  return system === 'si' ? analyte.si : analyte.conventional;
}

/** @param value in conventional units */
export function report(analyte: AnalyteName, value: number, system: UnitSystem): LabValue {
  const scale = scaleOf(ANALYTES[analyte], system);
  return { analyte, value: Number((value * scale.factor).toFixed(scale.decimals)), system };
}

/** The number and unit as a calculator takes them. */
export function entityOf(lab: LabValue): readonly [number, string] {
  const { unit } = scaleOf(ANALYTES[lab.analyte], lab.system);
  if (lab.analyte === 'platelets' || lab.analyte === 'whiteCells') return [Math.round(lab.value * 1000), 'µL'];
  return [lab.value, unit];
}

export function isConverted(lab: LabValue): boolean {
  return lab.system === 'si' && ANALYTES[lab.analyte].converts;
}

/** `creatinine 1.40 mg/dL`, without the name where it is not wanted. */
export function valueText(lab: LabValue): string {
  const scale = scaleOf(ANALYTES[lab.analyte], lab.system);
  if (scale.unit === '/µL') return `${thousands(Math.round(lab.value * 1000))}/µL`;
  const number = lab.value.toFixed(scale.decimals);
  return scale.unit === '' ? number : scale.unit === '%' ? `${number}%` : `${number} ${scale.unit}`;
}

/** A value within the normal range, or in the range that the setting gives. */
export function drawDistractor(rng: Rng, analyte: AnalyteName, system: UnitSystem, range?: readonly [number, number]): LabValue {
  const [low, high] = range ?? ANALYTES[analyte].normal;
  return report(analyte, low + (high - low) * rng.float(), system);
}

/** One panel, in a sentence or two, or as a list of lines. */
export function panelText(note: Note, labs: readonly LabValue[], when: string, form: 'prose' | 'list'): string {
  const { rng, wording } = note;
  const ranged = rng.chance(0.12);
  const judged = rng.chance(0.4);
  const items = labs.map((lab) => ({ name: `${judged && form === 'prose' ? judgement(rng, lab) : ''}${rng.pick(ANALYTES[lab.analyte].names)}`, text: `${valueText(lab)}${ranged ? rangeText(rng, lab) : ''}` }));
  if (form === 'list') {
    const heading = note.render(note.pick(['[Laboratory data|Labs|Blood tests] {when}:', '[Results|Bloods|Investigations] {when}:']), { when });
    const bullet = rng.pick(['- {}: ', '- {} ', '- {} = ']);
    return `${capital(heading)}\n${items.map(({ name, text }) => `${bullet.replace('{}', capital(name))}${text}`).join('\n')}`;
  }
  const glue = rng.pick(GLUES);
  const written = items.map(({ name, text }) => glue.replace('{name}', name).replace('{text}', text));
  // Two sentences where the panel is long, as people write.
  const cut = items.length > 7 ? rng.int(4, items.length - 3) : items.length;
  const join = (part: readonly string[]): string => (rng.chance(0.2) ? part.join('; ') : list(part, 'and', rng.chance(0.8)));
  const first = sentence(note.render(note.frame(wording.panels), { ...called(rng, note.patient), when, list: join(written.slice(0, cut)) }));
  if (cut === items.length) return first;
  return `${first} ${sentence(note.render(note.frame(wording.alsoInPanel), { list: join(written.slice(cut)), were: written.length - cut > 1 ? 'were' : 'was' }))}`;
}

const GLUES = ['{name} {text}', '{name} {text}', '{name} of {text}', '{name}: {text}', '{name}, {text}', '{name} ({text})', '{name} at {text}'] as const;

/** Whether a value lies well outside the normal range, in an adjective. */
function judgement(rng: Rng, { analyte, value, system }: LabValue): string {
  // What is normal in urine depends on what is in blood.
  if (analyte === 'urineSodium' || analyte === 'urineCreatinine') return '';
  const [low, high] = ANALYTES[analyte].normal.map((limit) => report(analyte, limit, system).value);
  if (low === undefined || high === undefined) return '';
  if (value > high * 1.15) return rng.pick(['elevated ', 'elevated ', 'increased ', 'high ']);
  if (value < low * 0.85) return rng.pick(['decreased ', 'low ', 'low ', 'reduced ']);
  return value >= low && value <= high && rng.chance(0.3) ? 'normal ' : '';
}

/** `(136-144 mEq/L)`: what the laboratory takes as normal. */
function rangeText(rng: Rng, { analyte, system }: LabValue): string {
  const [low, high] = ANALYTES[analyte].normal;
  const ends = [low, high].map((value) => valueText(report(analyte, value, system)));
  return ` (${rng.pick(['normal', 'reference', 'ref'])} ${(ends[0] ?? '').split(' ')[0]}-${ends[1] ?? ''})`;
}
