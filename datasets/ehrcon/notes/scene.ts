/** One admission at one moment, as the author of a note sees it. */
import type { Rng } from '../../../env/rng.ts';
import type { Split } from '../../../env/task.ts';
import type { Chart, Coded } from '../chart/chart.ts';
import { dayOf, daysBetween, plusDays, type Window } from '../chart/days.ts';
import type { Lore } from '../chart/lore.ts';
import { diagnosisWords, plainTitle, type Story } from '../lexicon/diagnoses.ts';
import { drugWords } from '../lexicon/drugs.ts';
import { PROCEDURES } from '../lexicon/procedures.ts';
import type { Author } from './author.ts';

export type Kind = 'discharge-summary' | 'physician' | 'nursing';

export interface Moment {
  readonly kind: Kind;
  readonly hadm: number;
  /** When the note is written; what the tables hold after it does not count. */
  readonly now: string;
  /** Of a nursing note: from the beginning of the shift to now. */
  readonly shift?: Window & { readonly name: 'day' | 'night' };
}

export interface Scene extends Moment {
  readonly rng: Rng;
  readonly split: Split;
  readonly author: Author;
  readonly chart: Chart;
  readonly lore: Lore;
  readonly today: string;
  /** Hospital day of the note; the day of admission is 1. */
  readonly hospitalDay: number;
  readonly story: Story;
  /** In words: "acute renal failure". */
  readonly reason: string;
  /** Long-standing diagnoses in words. */
  readonly history: readonly string[];
  /** The operation that days are counted from. */
  readonly operation: { readonly said: string; readonly titles: readonly string[]; readonly day: string } | undefined;
  readonly traits: ReadonlySet<Trait>;
}

export type Trait = 'icu' | 'vented' | 'foley' | 'ngt' | 'chest tube' | 'tube feeds' | 'eating' | 'pressors' | 'sedated' | 'afib' | 'diabetic' | 'postop' | 'brain' | 'renal' | 'dialysis' | 'drinker' | 'died' | 'antibiotics' | 'floor' | 'open' | 'febrile' | 'was vented' | 'seizures' | 'lungs' | 'grew';

const OPEN_ENDED = '9999';

/** What was in use or under way in the last hours before the note. */
function traitsOf(chart: Chart, now: string, since: string, operation: boolean): ReadonlySet<Trait> {
  const running = chart.orders.filter(({ start, end }) => start <= now && (end ?? OPEN_ENDED) >= since);
  const groups = new Set(running.map(({ drug }) => drugWords(drug)?.group));
  const done = (title: RegExp): boolean => chart.procedures.some((each) => title.test(each.title) && each.time <= now && daysBetween(each.time, now) <= 3);
  const has = (title: RegExp): boolean => chart.diagnoses.some((each) => title.test(each.title));
  const flows = (label: RegExp): boolean => chart.volumes.some((each) => label.test(each.label) && each.time <= now && each.time >= since);
  const stay = chart.stays.find((each) => each.in <= now && (each.out ?? OPEN_ENDED) >= now);
  const all: readonly (readonly [Trait, boolean])[] = [
    ['icu', stay !== undefined], ['floor', stay === undefined], ['vented', stay !== undefined && (groups.has('sedative') || done(/invasive mechanical|endotracheal/)) && done(/invasive mechanical|endotracheal/)],
    ['sedated', running.some(({ drug }) => drug === 'propofol' || drug.startsWith('dexmedetomidine'))], ['foley', flows(/foley/)], ['ngt', flows(/nasogastric|oral gastric/)], ['chest tube', flows(/chest tubes/)],
    ['tube feeds', flows(/promote|replete|probalance|nepro|residual/)], ['eating', flows(/po intake/)], ['pressors', groups.has('pressor')], ['afib', has(/atrial fib|atrial flutter/)], ['diabetic', has(/^diabetes/)], ['postop', operation],
    ['brain', has(/subdural|subarachnoid|intracerebral|cerebral|skull|brain/)], ['renal', has(/kidney failure|chronic kidney|end stage renal/)], ['dialysis', has(/renal dialysis|end stage renal/)], ['drinker', has(/alcohol/)],
    ['was vented', chart.procedures.some(({ title, time }) => /invasive mechanical|endotracheal/.test(title) && time <= now)], ['seizures', has(/seizure|epilep|convuls/)], ['lungs', has(/airway obstruct|bronchitis|emphysema|asthma/)],
    ['grew', chart.cultures.some(({ organism, time }) => organism !== null && time <= now)],
    ['febrile', chart.results.some(({ label, value, time }) => label === 'temperature c (calc)' && value >= 38 && time >= since && time <= now)],
    ['died', chart.destination === 'dead/expired'], ['antibiotics', running.some(({ drug }) => drugWords(drug)?.system === 'id' && drugWords(drug)?.group !== 'antipyretic')], ['open', chart.discharged === null],
  ];
  return new Set(all.flatMap(([trait, holds]) => (holds ? [trait] : [])));
}

function operationOf(chart: Chart, now: string, rng: Rng): Scene['operation'] {
  for (const { title, time } of chart.procedures) {
    const words = PROCEDURES.find(({ titles, operation }) => operation && titles.includes(title));
    // One of its kind, so that days counted from it are clear.
    if (words === undefined || time > now || chart.procedures.filter((each) => words.titles.includes(each.title)).length !== 1) continue;
    return { said: rng.pick(words.said), titles: words.titles, day: dayOf(time) };
  }
  return undefined;
}

const sayDiagnosis = (rng: Rng, { title }: Coded): string => {
  const words = diagnosisWords(title);
  return words === undefined ? plainTitle(title) : rng.pick(words.said);
};

export function sceneOf(moment: Moment, ground: { readonly rng: Rng; readonly split: Split; readonly author: Author; readonly chart: Chart; readonly lore: Lore }): Scene {
  const { chart, rng } = ground;
  const { now } = moment;
  const operation = operationOf(chart, now, rng);
  const acute = chart.diagnoses.filter(({ title }) => diagnosisWords(title)?.chronic !== true);
  const main = chart.diagnoses[0] ?? { title: 'weakness', time: chart.admitted };
  // An operation for a chronic disease has that for its reason; else the first that is acute.
  const reason = operation !== undefined || acute.length === 0 || acute[0]?.title === main.title ? main : acute.find(({ time }) => daysBetween(chart.admitted, time) === 0) ?? main;
  const since = moment.shift?.from ?? `${plusDays(dayOf(now), -1)} ${now.slice(11)}`;
  const chronic = chart.diagnoses.filter(({ title }) => title !== reason.title && diagnosisWords(title)?.chronic === true && diagnosisWords(title) !== diagnosisWords(reason.title));
  return {
    ...moment, ...ground, operation,
    today: dayOf(now), hospitalDay: daysBetween(chart.admitted, now) + 1,
    story: operation !== undefined && /CABG|AVR/.test(operation.said) ? 'surgery' : diagnosisWords(reason.title)?.story ?? 'other',
    reason: sayDiagnosis(rng, reason),
    history: [...new Map(chronic.map((each) => [diagnosisWords(each.title), sayDiagnosis(rng, each)])).values()],
    traits: traitsOf(chart, now, since, operation !== undefined),
  };
}

const COUNTS = ['zero', 'one', 'two', 'three', 'four', 'five'];

/** A day as the author says it: "on HD 3", "yesterday", "two days before discharge". Each way has one meaning, which the prompt gives. */
export function sayDay(scene: Scene, day: string): string {
  const { rng, chart, today, kind, author, operation } = scene;
  const ways: string[] = [`on HD ${daysBetween(chart.admitted, day) + 1}`, `on HD${rng.pick([' ', ' #', '#'])}${daysBetween(chart.admitted, day) + 1}`, `on hospital day ${daysBetween(chart.admitted, day) + 1}`];
  const since = daysBetween(chart.admitted, day);
  if (since === 0) ways.push('on the day of admission', 'the day of admission');
  if (since === 1) ways.push('the day after admission', `the day after ${chart.sex === 'f' ? 'she' : 'he'} was admitted`, 'on the day after admission');
  if (since >= 2 && since <= 4) ways.push(`${COUNTS[since]} days after admission`, `${COUNTS[since]} days into the stay`);
  if (author.dates === 'slash') ways.push(`on ${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`, `on ${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`);
  if (author.dates === 'mimic') ways.push(`on [**${Number(day.slice(5, 7))}-${Number(day.slice(8, 10))}**]`, `on [**${Number(day.slice(5, 7))}-${Number(day.slice(8, 10))}**]`);
  const after = operation === undefined ? -1 : daysBetween(operation.day, day);
  if (after >= 1 && after <= 9) ways.push(`on POD ${after}`, `on POD #${after}`, `on POD ${after}`);
  if (kind === 'discharge-summary' && !scene.traits.has('died')) {
    const left = daysBetween(day, today);
    if (left === 0) ways.push('on the day of discharge', 'the day of discharge');
    if (left === 1) ways.push('the day before discharge', 'on the day before discharge');
    if (left >= 2 && left <= 4) ways.push(`${COUNTS[left]} days before discharge`, `${COUNTS[left]} days prior to discharge`);
  }
  if (kind !== 'discharge-summary') {
    const ago = daysBetween(day, today);
    if (ago === 0) return rng.pick(['today', 'today', 'earlier today']);
    if (ago === 1) ways.push('yesterday', 'yesterday', 'yesterday');
    if (ago >= 2 && ago <= 4) ways.push(`${ago} days ago`, `${COUNTS[ago]} days ago`);
  }
  return rng.pick(ways);
}
