/** Bedside measurements: a set at some hour, from lowest to highest, the highest temperature, weights. */
import type { Result } from '../chart/chart.ts';
import { dayOf, earlier, minutesBetween, plusMinutes, within, wholeDay, type Window } from '../chart/days.ts';
import type { Pick } from '../claims/claim.ts';
import { sayDay, type Scene } from '../notes/scene.ts';
import { type Said, saidRight, shown, valueConflict, withUnit, withValue, wrongValues } from './readings.ts';
import { phrase, type Slip, some, type Statement } from './statement.ts';

const NAMES = {
  hr: 'heart rate', sbp: 'arterial bp [systolic]', dbp: 'arterial bp [diastolic]', map: 'arterial bp mean', rr: 'respiratory rate', sat: 'sao2', temp: 'temperature c (calc)', weight: 'daily weight', admitWeight: 'admit wt',
} as const;
type Vital = keyof typeof NAMES;
/** What is taken together. */
const SET = ['temp', 'hr', 'sbp', 'dbp', 'map', 'rr', 'sat'] as const;
const SET_LABELS: ReadonlySet<string> = new Set(SET.map((vital) => NAMES[vital]));

/** Temperatures and weights in the author's scale, the others as they are. */
function right(scene: Scene, vital: Vital, meant: Result, pick: Pick, window: Window): Said {
  const { author } = scene;
  if (vital === 'temp') return saidRight(meant, pick, window, 1, author.temperature);
  if (vital === 'weight' || vital === 'admitWeight') return saidRight(meant, pick, window, author.weight === 'pounds' || scene.rng.chance(0.4) ? 0 : 1, author.weight);
  return saidRight(meant, pick, window, 0);
}

const ofVital = ({ chart }: Scene, vital: Vital, window: Window): readonly Result[] => chart.results.filter(({ label, time }) => label === NAMES[vital] && within(time, window));

/** "1415" for 14:17: a clock time means within the hour before and after. */
function clock(scene: Scene, time: string): { readonly said: string; readonly window: Window } {
  const off = minutesBetween(dayOf(time), time);
  const quarter = scene.rng.pick([15, 30, 30]);
  const near = Math.round(off / quarter) * quarter;
  const [hour, minute] = [Math.floor(near / 60) % 24, near % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  const at = plusMinutes(dayOf(time), near);
  return { said: scene.rng.chance(0.75) ? `${two(hour)}${two(minute)}` : `${two(hour)}:${two(minute)}`, window: { from: plusMinutes(at, -60), to: earlier(plusMinutes(at, 60), scene.now) } };
}

type Measured = readonly [vital: Vital, said: Said, meant: Result];

/** "HR 84, BP 115/60": pressures belong together. */
function sayMeasured(scene: Scene, measured: readonly Measured[]): string {
  const { rng, author } = scene;
  const value = (vital: Vital): string | undefined => { const found = measured.find((each) => each[0] === vital); return found === undefined ? undefined : shown(found[1]); };
  const [sbp, dbp] = [value('sbp'), value('dbp')];
  const sep = author.tight ? '' : ' ';
  const parts = [
    value('temp') === undefined ? '' : `${rng.pick(['T', 'T', 'Temp'])}${sep}${value('temp') ?? ''}${rng.chance(0.35) ? (author.temperature === 'fahrenheit' ? 'F' : 'C') : ''}`,
    value('hr') === undefined ? '' : `${rng.pick(['HR', 'HR', 'P'])}${sep}${value('hr') ?? ''}`,
    sbp === undefined ? '' : dbp === undefined ? `SBP${sep}${sbp}` : `BP${sep}${sbp}/${dbp}`,
    value('map') === undefined ? '' : `MAP${sep}${value('map') ?? ''}`,
    value('rr') === undefined ? '' : `RR${sep}${value('rr') ?? ''}`,
    value('sat') === undefined ? '' : `${rng.pick(['O2 sat', 'sat', 'SaO2', 'O2sat', 'sats'])} ${value('sat') ?? ''}${rng.chance(0.7) ? '%' : ''}`,
  ].filter((part) => part !== '');
  return parts.join(author.comma);
}

const SETS = ['<vs> <at>', '<at> VS<c> <vs>', 'VS <at><c> <vs>', '<at>: <vs>', 'Vitals <at><c> <vs>', '<vs> ({taken|checked} <at>)', '{most recent|last full} set <at>, <vs>', '<at> {noted to be|found} <vs>', '<vs> {charted|documented} <at>', '<at> - <vs>'];

/** A set of one moment, at its clock time or as the last before the note. */
function set(scene: Scene, measured: readonly Measured[], at: string): Statement {
  return {
    shape: 'vitals set', system: 'cv', keys: measured.map(([vital]) => NAMES[vital]), claims: measured.map(([, { reading }]) => reading),
    say: () => (at === '' ? sayMeasured(scene, measured) : phrase(scene, SETS, { vs: sayMeasured(scene, measured), at, c: scene.author.colon === ':' ? ':' : '' })),
    slips: () => measured.flatMap(([vital, said, meant], position) => some(scene.rng, wrongValues(scene, said, [meant]).filter((value) => plausible(measured, vital, value)), 1).map((value): Slip => {
      const wrong = withValue(said, value);
      return { kind: 'value', statement: set(scene, measured.with(position, [vital, wrong, meant]), at), conflict: valueConflict(wrong, meant) };
    })),
  };
}

/** No systolic pressure below the diastolic one beside it. */
function plausible(measured: readonly Measured[], vital: Vital, value: number): boolean {
  const of = (which: Vital): number => measured.find((each) => each[0] === which)?.[1].reading.value ?? Number.NaN;
  if (vital === 'sbp') return !(value < of('dbp') + 15) && !(value < of('map') + 5);
  if (vital === 'dbp') return !(value > of('sbp') - 15) && !(value > of('map') - 3);
  if (vital === 'map') return !(value > of('sbp') - 5) && !(value < of('dbp') + 3);
  return true;
}

const SPANS: readonly string[] = ['<what> <a>-<b><w>', '<what> {ranging|running} <a>-<b><w>', '<what> {between|from} <a> and <b><w>', '<what> {has ranged|ranged} <a> to <b><w>', '<w> <what> <a>-<b>', '<what> range <a>-<b><w>', '<what>s <a>-<b><w>', '<what> (<a>-<b>)<w>'];

function span(scene: Scene, vital: Vital, what: string, over: string, low: readonly [Said, Result], high: readonly [Said, Result]): Statement {
  const ends = [low, high] as const;
  return {
    shape: 'vitals span', system: vital === 'rr' || vital === 'sat' ? 'resp' : 'cv', keys: [NAMES[vital]], claims: ends.map(([{ reading }]) => reading),
    say: () => phrase(scene, SPANS, { what, a: shown(low[0]), b: shown(high[0]), w: ` ${over}` }),
    slips: () => ends.flatMap(([said, meant], end) => some(scene.rng, wrongValues(scene, said, [meant]).filter((value) => (end === 0 ? value < high[0].reading.value : value > low[0].reading.value)), 1).map((value): Slip => {
      const wrong = withValue(said, value);
      return { kind: 'value', conflict: valueConflict(wrong, meant), statement: span(scene, vital, what, over, end === 0 ? [wrong, meant] : low, end === 1 ? [wrong, meant] : high) };
    })),
  };
}

const TMAX = ['Tmax <v><w>', 'T max <v><w>', 'tmax<w> <v>', 'max temp <v><w>', 'temp up to <v><w>', 'temp max <v><w>', 'highest temp<w> <v>', 'Tm <v><w>'];

function single(scene: Scene, shape: 'tmax' | 'weight' | 'admit weight', system: Statement['system'], patterns: readonly string[], said: Said, meant: Result, over: string): Statement {
  const { rng, author } = scene;
  const pounds = said.reading.scale === 'pounds';
  const unit = shape === 'tmax' ? (rng.chance(0.5) ? (author.temperature === 'fahrenheit' ? 'F' : 'C') : '') : said.reading.unit === 'lbs' || pounds ? rng.pick([' lbs', ' lb']) : rng.pick([' kg', 'kg']);
  const again = (other: Said): Statement => single(scene, shape, system, patterns, other, meant, over);
  return {
    shape, system, keys: [meant.label], claims: [said.reading], say: () => phrase(scene, patterns, { v: `${shown(said)}${said.reading.unit === 'lbs' ? ' lbs' : unit}`, w: over === '' ? '' : ` ${over}`, on: over }),
    slips: () => [
      ...some(rng, wrongValues(scene, said, [meant]), 1).map((value): Slip => { const wrong = withValue(said, value); return { kind: 'value', statement: again(wrong), conflict: valueConflict(wrong, meant) }; }),
      ...(shape === 'tmax' || pounds ? [] : [{ kind: 'unit' as const, statement: again(withUnit(said, 'lbs')), conflict: [meant.table, 'VALUEUOM', 'lbs', meant.unit] as const }]),
    ],
  };
}

const WEIGHTS = ['wt <v> <on>', 'weight <v> <on>', '<on> weight <v>', 'daily wt <on> <v>', '{weighed|weighs} <v> <on>', 'weight <on>: <v>', 'wt <on> <v>', 'daily weight <v>, <on>'];
const ADMIT_WEIGHTS = ['admit wt <v>', 'admission weight <v>', 'wt <v> on admission', 'weight on admission <v>', 'admission wt: <v>', 'weighed <v> on admission', 'admit weight <v>', 'admit wt: <v>'];

/** The vitals of a window: of the shift, or of the 24 hours before the note. */
export function vitalStatements(scene: Scene, window: Window, over: readonly string[]): readonly (readonly Statement[])[] {
  const { rng, chart, now, author } = scene;
  const groups: Statement[][] = [];
  const moments = [...new Set(chart.results.filter(({ table, time, label }) => table === 'CHARTEVENTS' && within(time, window) && SET_LABELS.has(label)).map(({ time }) => time))];
  for (const time of some(rng, moments, 2)) {
    const { said, window: around } = clock(scene, time);
    const measured = SET.flatMap((vital): Measured[] => {
      const of = ofVital(scene, vital, around);
      const meant = of.length === 1 ? of[0] : undefined;
      return meant === undefined || (vital === 'map' && rng.chance(0.6)) ? [] : [[vital, right(scene, vital, meant, 'any', around), meant]];
    });
    const day = dayOf(time);
    const when = day === scene.today || scene.kind === 'nursing' ? '' : ` ${sayDay(scene, day)}`;
    if (measured.length > 1) groups.push([set(scene, measured, `${rng.pick(['at', 'at', '@', 'around'])} ${said}${when}`)]);
  }
  for (const [vital, names] of [['hr', ['HR', 'heart rate', 'rate']], ['sbp', ['SBP', 'systolic']], ['rr', ['RR', 'resp rate']], ['sat', ['O2 sat', 'sats', 'SaO2']], ['map', ['MAP', 'MAPs']]] as const) {
    const of = ofVital(scene, vital, window).toSorted((a, b) => a.value - b.value);
    const [low, high] = [of[0], of.at(-1)];
    if (low === undefined || high === undefined || low.value === high.value) continue;
    groups.push([span(scene, vital, rng.pick(names), rng.pick(over), [right(scene, vital, low, 'lowest', window), low], [right(scene, vital, high, 'highest', window), high])]);
  }
  const hottest = ofVital(scene, 'temp', window).toSorted((a, b) => b.value - a.value)[0];
  if (hottest !== undefined) groups.push([single(scene, 'tmax', 'id', TMAX, right(scene, 'temp', hottest, 'highest', window), hottest, rng.pick(over))]);
  for (const weight of ofVital(scene, 'weight', { from: chart.admitted, to: now }).slice(-2)) {
    const day = wholeDay(dayOf(weight.time), now);
    // On the first day the weight could be that of admission.
    if (dayOf(weight.time) !== dayOf(chart.admitted) && ofVital(scene, 'weight', day).length === 1) groups.push([single(scene, 'weight', 'renal', WEIGHTS, right(scene, 'weight', weight, 'any', day), weight, sayDay(scene, dayOf(weight.time)))]);
  }
  const admitted = ofVital(scene, 'admitWeight', { from: chart.admitted, to: now })[0];
  if (admitted !== undefined && (author.weight === 'pounds' || rng.chance(0.5))) groups.push([single(scene, 'admit weight', 'renal', ADMIT_WEIGHTS, right(scene, 'admitWeight', admitted, 'any', { from: chart.admitted, to: now }), admitted, '')]);
  return groups;
}
