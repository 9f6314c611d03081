/**
 * Laboratory panels in a note: the values asked for among others, at one time or at several of which the question
 * names one.
 */
import type { Rng } from '../../../env/rng.ts';
import type { Entity } from '../calculator.ts';
import { ANALYTES, type AnalyteName, drawDistractor, entityOf, isConverted, type LabValue, panelText, report, type UnitSystem } from './labs.ts';
import type { Note } from './note.ts';

/** The calculators' names of the analytes. */
const KEYS: { readonly [analyte in AnalyteName]?: string } = {
  sodium: 'Sodium', potassium: 'Potassium', chloride: 'Chloride', bicarbonate: 'Bicarbonate', creatinine: 'creatinine',
  bun: 'Blood Urea Nitrogen (BUN)', glucose: 'Glucose', calcium: 'Calcium', albumin: 'Albumin', bilirubin: 'Bilirubin',
  ast: 'Aspartate aminotransferase', alt: 'Alanine aminotransferase', platelets: 'Platelet count', hemoglobin: 'Hemoglobin',
  hematocrit: 'Hematocrit', whiteCells: 'White blood cell count', totalCholesterol: 'Total cholesterol',
  hdl: 'high-density lipoprotein cholesterol', triglycerides: 'Triglycerides', insulin: 'Insulin', urineSodium: 'Urine sodium',
  urineCreatinine: 'Urine creatinine',
};

export function keyOf(analyte: AnalyteName): string {
  return KEYS[analyte] ?? analyte;
}

/** Findings of these values; the INR is a bare number. */
export function labEntities(labs: readonly LabValue[]): { [name: string]: Entity } {
  return Object.fromEntries(labs.map((lab) => (lab.analyte === 'inr' ? ['international normalized ratio', lab.value] : [keyOf(lab.analyte), entityOf(lab)])));
}

export function systemFor(rng: Rng): UnitSystem {
  return rng.chance(0.48) ? 'si' : 'conventional';
}

/** Times in order, as they stand in note and question, and at which the illness shows: an acute one is at its height then. */
const ACUTE = [
  { times: ['at the family practice a month earlier', 'on presentation', 'at discharge'], asked: [1] },
  { times: ['six weeks before admission', 'on admission', 'on hospital day 4'], asked: [1] },
  { times: ['on arrival', 'six hours after arrival', 'on the following morning'], asked: [0, 1] },
  { times: ['on admission', 'on hospital day 3', 'on the day of discharge'], asked: [1] },
  { times: ['at the referring hospital', 'on transfer', 'one week after transfer'], asked: [0, 1] },
] as const;
/** What does not change within hours. */
const SLOW: ReadonlySet<AnalyteName> = new Set(['albumin', 'creatinine', 'platelets', 'ast', 'alt', 'bilirubin', 'totalCholesterol', 'hdl']);
const CHRONIC = [
  { times: ['at the visit of the previous year', 'at this visit', 'at the next visit three months later'], asked: [0, 1, 2] },
  { times: ['six weeks earlier', 'at the time of this consultation', 'four weeks after the consultation'], asked: [0, 1, 2] },
  { times: ['two years earlier', 'at the present examination', 'at follow-up'], asked: [1, 2] },
] as const;

/** What is measured in nearly everybody and bears on nothing. */
const COMMON: readonly AnalyteName[] = ['ast', 'alp', 'ldh', 'totalProtein', 'magnesium'];

export interface PanelOptions {
  /** Other analytes of the panel, and where they lie when not in the normal range. */
  readonly others: readonly AnalyteName[];
  readonly ranges?: { readonly [analyte in AnalyteName]?: readonly [number, number] };
  /** A clinic's patient, whose values stand for months. */
  readonly chronic?: boolean;
  /** The time that the question names, where other findings share it; results of other times are then told as later. */
  readonly when?: string;
  /** How often values are reported at more than one time. */
  readonly repeated?: number;
  /** At most this many other analytes; fewer in short notes. */
  readonly most?: number;
}

/** Writes the panel, tells its values, and gives the time that the question must name. */
export function writePanels(note: Note, needed: readonly LabValue[], options: PanelOptions): string {
  const { rng } = note;
  const system = needed[0]?.system ?? 'conventional';
  const repeated = rng.chance(options.repeated ?? 0.5);
  const timeline = rng.pick<{ readonly times: readonly string[]; readonly asked: readonly number[] }>(options.chronic === true ? CHRONIC : needed.some(({ analyte }) => SLOW.has(analyte)) ? ACUTE.filter(({ times }) => times[0] !== 'on arrival') : ACUTE);
  const asked = rng.pick(timeline.asked);
  const single = options.chronic === true || note.place === 'clinic' ? ['at this visit', 'at the present examination'] : ['on admission', 'on presentation', 'at presentation', 'on arrival'];
  const when = options.when ?? (repeated ? timeline.times[asked] ?? '' : rng.pick(single));
  const form = rng.chance(note.terse ? 0 : 0.3) ? 'list' : 'prose';
  const usual = note.terse || options.chronic === true || note.illness?.excludes?.includes('liver') === true ? [] : COMMON.filter((analyte) => !options.others.includes(analyte) && !needed.some((lab) => lab.analyte === analyte));
  const others = rng.shuffle([...options.others, ...usual]).slice(0, rng.int(Math.min(note.terse ? 2 : 4, options.most ?? 12), options.most ?? 12));
  // Chloride goes with the sodium that is asked for.
  const sodium = needed.find(({ analyte }) => analyte === 'sodium')?.value;
  const ranges = sodium === undefined ? options.ranges : { ...options.ranges, chloride: [sodium - 39, sodium - 33] as const };
  const panel = [...needed, ...others.map((analyte) => drawDistractor(rng, analyte, system, ranges?.[analyte]))];
  const text = panelText(note, rng.chance(0.5) ? rng.shuffle(panel) : panel, when, form);
  if (repeated && options.when !== undefined) {
    note.addText('labs', text);
    note.addText('course', panelText(note, otherTime(rng, needed), rng.pick(options.chronic === true ? ['three months later', 'at the next visit', 'at follow-up after half a year'] : ['on the third day', 'on hospital day 4', 'two days later']), 'prose'), 500);
  } else if (repeated) {
    const earlier = asked === 0 ? [] : [rng.int(0, asked - 1)];
    const later = asked === 2 ? [] : [rng.int(asked + 1, 2)];
    for (const i of earlier) note.addText('labs', panelText(note, otherTime(rng, needed), timeline.times[i] ?? '', 'prose'));
    note.addText('labs', text);
    if (earlier.length === 0 || rng.chance(0.35)) for (const i of later) note.addText('course', panelText(note, otherTime(rng, needed), timeline.times[i] ?? '', 'prose'), 500);
  } else {
    note.addText('labs', text);
  }
  for (const lab of needed) note.tell(lab.analyte === 'inr' ? 'international normalized ratio' : keyOf(lab.analyte), repeated || isConverted(lab) ? 'inferred' : 'stated');
  return when;
}

/** The same analytes at another time: nearer to normal, and never the same numbers. */
function otherTime(rng: Rng, labs: readonly LabValue[]): LabValue[] {
  return labs.map((lab) => {
    const { normal, conventional, si } = ANALYTES[lab.analyte];
    const scale = lab.system === 'si' ? si : conventional;
    const value = lab.value / scale.factor;
    const middle = (normal[0] + normal[1]) / 2;
    const moved = value + (middle - value) * (0.25 + 0.6 * rng.float());
    const step = (normal[1] - normal[0]) * (0.25 + 0.4 * rng.float()) + 10 ** -scale.decimals / scale.factor;
    const other = Math.abs(moved - value) > step / 2 ? moved : value + (rng.chance(0.5) ? step : -step);
    const reported = report(lab.analyte, Math.max(other, step / 4), lab.system);
    return reported.value === lab.value ? report(lab.analyte, value + 1.5 * step, lab.system) : reported;
  });
}
