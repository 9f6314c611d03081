/** Laboratory results: of today or of a day, first, last, highest, lowest, from one to another, between two. */
import type { Result } from '../chart/chart.ts';
import { dayOf, minutesBetween, plusDays, wholeDay, type Window } from '../chart/days.ts';
import type { ExtremeDay, Pick } from '../claims/claim.ts';
import { LABS, type LabWords, UNITS } from '../lexicon/labs.ts';
import { sayDay, type Scene } from '../notes/scene.ts';
import { decimalsOf, resultsOf, rounded, type Said, saidRight, sayUnit, shown, valueConflict, withUnit, withValue, wrongValues } from './readings.ts';
import { phrase, type Slip, some, type Statement } from './statement.ts';

/** What a reading is said to be: of a day, of the shift, or an extreme. */
type When = { readonly on: string } | 'shift' | 'first' | 'last' | 'peak' | 'nadir';

const PHRASES: Readonly<Record<'day' | 'shift' | 'first' | 'last' | 'peak' | 'nadir', readonly string[]>> = {
  day: ['<lab> <v> <on>', '<on> <lab> was <v>', '<lab> {of|was} <v> <on>', '{labs|chem|bloodwork} <on> {notable for|with|remarkable for} <lab> <v>', '<on>, <lab> <v>', '<lab> <v> <on>{, team aware|, noted|}', '<lab> {found to be|noted at} <v> <on>', '{repeat|recheck} <lab> <v> <on>', '<lab> <on> {returned at|came back} <v>', '<lab> {checked|sent|drawn} <on>, <v>', '<lab> (<on>) <v>', '<lab> <v> {on labs|when checked} <on>'],
  shift: ['<lab> <v> this shift', '<lab> this shift <v>', '{Labs drawn|labs sent} this shift{:|, } <lab> <v>', '<lab> {came back|returned} <v> this shift', '{this shift|on shift} <lab> <v>{, MD aware|, team aware|, HO aware|}', '<lab> {checked|sent} this shift, {back at|result} <v>', '<lab> <v> on labs this shift', 'shift <lab> <v>{ - MD notified|, MDs aware|}'],
  first: ['<lab> <v> on admission', 'admission <lab> <v>', '<lab> {on admission was|at admission} <v>', '{initial|admit} <lab> <v>', '{first|initial} <lab> {of this admission|on arrival here} <v>', '<lab> <v> {at time of|at} admission', '<lab> {initially|on arrival} <v>', '{came in|admitted} with <lab> <v>'],
  last: ['{most recent|last} <lab> <v>', '<lab> now <v>', '{latest|last} <lab> {is|was|} <v>', '<lab> <v> on {last check|most recent check}', '<lab> {last|most recently} <v>', '<lab> at last check <v>', '<lab> <v> on {last|most recent} labs', '<lab> <v> at last draw'],
  peak: ['<lab> peaked at <v>', '<lab> {as high as|up to} <v> {<sofar>|}', 'peak <lab> <v>', '<lab> rose to {a max of|a peak of|a high of} <v>', 'max <lab> {this admission|<sofar>|of stay} <v>', '<lab> {climbed|went up} as high as <v>', '<lab> with a peak of <v>', '{highest|top} <lab> <v> {of stay|this admission}'],
  nadir: ['<lab> nadir <v>', '<lab> {as low as|down to a low of} <v> {<sofar>|}', 'nadir <lab> <v>', '<lab> fell to {a nadir of|a low of} <v>', 'lowest <lab> {this admission|<sofar>|of stay} <v>', '<lab> {dropped|drifted} as low as <v>', '<lab> nadired at <v>', '<lab> bottomed out at <v>'],
};
const LAST_AT_DISCHARGE = ['<lab> {on|at} discharge <v>', 'discharge <lab> <v>', '<lab> was <v> at {the time of|} discharge', '<lab> <v> {on day of discharge labs|prior to d/c}', '<lab> {settled at|stable at} <v> by discharge', 'final <lab> <v>', '<lab> <v> on {the last labs|last labs} before {discharge|d/c}', 'last <lab> before {going|discharge} <v>'];

/** Whole sentences, for discharge summaries. */
const PROSE: Readonly<Record<'day' | 'shift' | 'first' | 'last' | 'peak' | 'nadir', readonly string[]>> = {
  day: ['<on> <his> <lab> was {noted|found} to be <v>', '{a repeat|the} <lab> <on> was <v>', '<his> <lab> {measured|checked} <on> was <v>', '<on> <he> had a <lab> of <v>', '<lab> was {followed|trended} and <on> was <v>', '<he> was {found|noted} <on> to have a <lab> of <v>'],
  shift: [], first: ['<his> <lab> {on admission|at admission} was <v>', '<he> {came in|was admitted} with {a|an initial} <lab> of <v>', '{initial|admission} labs {showed|revealed} a <lab> of <v>', 'the {first|initial} <lab> was <v>', '<he> had {a|an admission} <lab> of <v> on {arrival to the floor|initial labs}', '<lab> was {found to be|noted at} <v> on {admission|initial labs}'],
  last: ['<his> <lab> {was|had come to} <v> {by|at} discharge', '{at the time of|by} discharge <his> <lab> was <v>', '<lab> {had settled|settled} at <v> on {final|discharge} labs', '<he> left with a <lab> of <v>', 'the last <lab> before discharge was <v>', 'on {final|last} check <his> <lab> was <v>'],
  peak: ['<his> <lab> {peaked|maxed out} at <v> {<sofar>|}', '<his> <lab> {rose|went up} to a {peak|maximum} of <v>', 'the {peak|highest} <lab> {<sofar>|} was <v>', '<lab> {climbed|increased} to {a high of|as high as} <v> before {it settled|plateauing}', '<he> had a {peak|maximal} <lab> of <v>', '<lab> was {followed|trended}, with a {peak|max} of <v>'],
  nadir: ['<his> <lab> {reached|hit} a {nadir|low} of <v> {<sofar>|}', '<his> <lab> {fell|drifted down} to a {nadir|low} of <v>', 'the {nadir|lowest} <lab> {<sofar>|} was <v>', '<lab> {dropped|declined} to {a low of|as low as} <v>', '<he> had a <lab> nadir of <v>', '<lab> was {followed|trended}, with a {nadir|low} of <v>'],
};

function sayPoint(scene: Scene, words: LabWords, when: When, said: Said): string {
  const { rng, kind, traits } = scene;
  const value = `${shown(said)}${words.thousands === true && said.reading.unit === undefined && rng.chance(0.5) ? 'K' : ''}${sayUnit(said)}`;
  const slots = { lab: rng.pick(words.said), v: value, on: typeof when === 'object' ? sayDay(scene, when.on) : '' };
  if (typeof when === 'object') return phrase(scene, PHRASES.day, slots, PROSE.day);
  return phrase(scene, when === 'last' && kind === 'discharge-summary' && !traits.has('died') ? LAST_AT_DISCHARGE : PHRASES[when], slots, when === 'last' && traits.has('died') ? [] : PROSE[when]);
}

/** A test, and its first and last result. */
const keysOf = (label: string): readonly string[] => [label, `${label} first`, `${label} last`];

/** A unit where the author likes to give one. */
function maybeUnit(scene: Scene, said: Said, meant: Result): Said {
  const known = meant.unit !== null && UNITS[meant.unit] !== undefined;
  return known && scene.rng.chance(scene.author.units) ? withUnit(said, meant.unit ?? '') : said;
}

function point(scene: Scene, words: LabWords, when: When, said: Said, meant: Result): Statement {
  const again = (other: Said): Statement => point(scene, words, when, other, meant);
  const unit = meant.unit === null ? undefined : UNITS[meant.unit];
  return {
    shape: `lab ${typeof when === 'object' ? 'day' : when}`, system: words.system, keys: keysOf(words.label), claims: [said.reading], say: () => sayPoint(scene, words, when, said),
    slips: () => [
      ...some(scene.rng, wrongValues(scene, said, [meant]), 2).map((value): Slip => { const wrong = withValue(said, value); return { kind: 'value', statement: again(wrong), conflict: valueConflict(wrong, meant) }; }),
      ...some(scene.rng, unit?.wrong ?? [], 1).map((wrong): Slip => ({ kind: 'unit', statement: again(withUnit(said, wrong.toLowerCase())), conflict: [meant.table, 'VALUEUOM', wrong.toLowerCase(), meant.unit] })),
    ],
  };
}

/** From one value to another: first to last of the stay, or of one day to another. */
const TRENDS = ['<lab> <a><to><b> (admission to last)', '<lab> {trended|went} from <a> {on admission|initially} to <b> {most recently|at last check|last}', '<lab> <a> {on admission|initially}<to>{now |}<b>', '<lab> {changed from an admission value of|from} <a> {on arrival|at admission} to <b> at last check', '<lab> {started|began} at <a>, {last|now} <b>', '<lab> <a> on admission, <b> {on most recent labs|most recently}', '{admission|admit} <lab> <a>, {latest|last} <b>', '<lab> (admission<to>last): <a><to><b>', '<lab> <a> at presentation<to><b> last', '<lab> <dir>, <a> {on admit|initially} and <b> {on last labs|last}'];
const DAY_TRENDS = ['<lab> <b> today ({from|was} <a> yesterday)', '<lab> <b> today, <a> yesterday', '<lab> <a> yesterday<to><b> today', '<lab> <dir> to <b> today from <a> yesterday', 'today\'s <lab> <b> ({vs|compared with} <a> yesterday)', '<lab> {this am|today} <b>, {prior|was} <a> yesterday', '<lab> <dir> {today at|today,} <b> (<a> yesterday)', '<lab> yesterday <a>, today <b>'];

function trend(scene: Scene, words: LabWords, daily: boolean, from: readonly [Said, Result], to: readonly [Said, Result]): Statement {
  const { rng, author } = scene;
  const [[a, first], [b, last]] = [from, to];
  const direction = b.reading.value > a.reading.value ? rng.pick(['up', 'rising', 'increased']) : rng.pick(['down', 'falling', 'decreased']);
  const slots = (): Record<string, string> => ({ lab: rng.pick(words.said), a: shown(a), b: shown(b), to: author.arrow, dir: direction });
  const slipped = (which: 'a' | 'b'): readonly Slip[] => {
    const [said, meant] = which === 'a' ? from : to;
    const other = which === 'a' ? b : a;
    return some(rng, wrongValues(scene, said, [meant]).filter((value) => value !== other.reading.value), 1).map((value) => {
      const wrong = withValue(said, value);
      return { kind: 'value', conflict: valueConflict(wrong, meant), statement: which === 'a' ? trend(scene, words, daily, [wrong, first], to) : trend(scene, words, daily, from, [wrong, last]) };
    });
  };
  return {
    shape: daily ? 'lab daily trend' : 'lab trend', system: words.system, keys: keysOf(words.label), claims: [a.reading, b.reading],
    say: () => phrase(scene, daily ? DAY_TRENDS : TRENDS, slots()), slips: () => [...slipped('a'), ...slipped('b')],
  };
}

const RANGES = ['<lab> {ranged|ran} <a>-<b> {this admission|<sofar>|over the stay}', '<lab> <a>-<b> {this admission|<sofar>|during stay}', '<lab> range <a>-<b> <sofar>', '<lab> {between|from} <a> {and|to} <b> {throughout|<sofar>|over the stay}', '<lab> {has been|was} <a> to <b> {all stay|<sofar>|this admission}', 'serial <lab> <a>-<b> {<sofar>|this admission}', '<lab> {fluctuated|varied} {between|from} <a> and <b>', '<lab>s {<sofar>|this stay} <a>-<b>'];

function range(scene: Scene, words: LabWords, low: readonly [Said, Result], high: readonly [Said, Result]): Statement {
  const slipped = (which: 0 | 1): readonly Slip[] => {
    const [said, meant] = which === 0 ? low : high;
    const fits = (value: number): boolean => (which === 0 ? value < high[0].reading.value : value > low[0].reading.value);
    return some(scene.rng, wrongValues(scene, said, [meant]).filter(fits), 1).map((value) => {
      const wrong = withValue(said, value);
      return { kind: 'value', conflict: valueConflict(wrong, meant), statement: which === 0 ? range(scene, words, [wrong, meant], high) : range(scene, words, low, [wrong, meant]) };
    });
  };
  return {
    shape: 'lab range', system: words.system, keys: keysOf(words.label), claims: [low[0].reading, high[0].reading],
    say: () => phrase(scene, RANGES, { lab: scene.rng.pick(words.said), a: shown(low[0]), b: shown(high[0]) }), slips: () => [...slipped(0), ...slipped(1)],
  };
}

const PEAK_DAYS: Readonly<Record<'highest' | 'lowest', readonly string[]>> = {
  highest: ['<lab> peaked at <v> <on>', '<lab> {reached|hit} {a|its} {peak|max} of <v> <on>', 'peak <lab> <v> <on>', '<lab> {maxed out|topped out} at <v> <on>', '<lab> rose to a peak of <v> <on>', '<on> <lab> peaked{ at|,} <v>', '<lab> {highest|peak} <on> (<v>)', '<lab> peak <v>, <on>'],
  lowest: ['<lab> nadir {of|} <v> <on>', '<lab> {reached|hit} {a|its} {nadir|low} of <v> <on>', 'nadir <lab> <v> <on>', '<lab> bottomed out at <v> <on>', '<lab> fell to its lowest <on>, <v>', '<on> <lab> nadired at <v>', '<lab> lowest <on> (<v>)', '<lab> nadir <v>, <on>'],
};

function peakDay(scene: Scene, words: LabWords, said: Said, day: string, meant: Result, days: readonly string[]): Statement {
  const pick = said.reading.pick === 'lowest' ? 'lowest' : 'highest';
  const claim: ExtremeDay = { is: 'extreme-day', table: 'LABEVENTS', label: words.label, pick, window: said.reading.window, day };
  return {
    shape: `lab ${pick} day`, system: words.system, keys: keysOf(words.label), claims: [said.reading, claim],
    say: () => phrase(scene, PEAK_DAYS[pick], { lab: scene.rng.pick(words.said), v: `${shown(said)}${sayUnit(said)}`, on: sayDay(scene, day) }),
    slips: () => [
      ...some(scene.rng, days.filter((each) => each !== dayOf(meant.time)), 1).map((other): Slip => ({ kind: 'time', statement: peakDay(scene, words, said, other, meant, days), conflict: ['LABEVENTS', 'CHARTTIME', other, dayOf(meant.time)] })),
      ...some(scene.rng, wrongValues(scene, said, [meant]), 1).map((value): Slip => { const wrong = withValue(said, value); return { kind: 'value', statement: peakDay(scene, words, wrong, day, meant, days), conflict: valueConflict(wrong, meant) }; }),
    ],
  };
}

/** All that can be said of one test; the caller takes one. */
function ofLab(scene: Scene, words: LabWords): readonly Statement[] {
  const { rng, now, today, kind, shift, chart } = scene;
  const results = resultsOf(scene, words.label);
  const [first, last] = [results[0], results.at(-1)];
  if (first === undefined || last === undefined) return [];
  const full = decimalsOf(results.map(({ value }) => value));
  const decimals = words.rounded !== undefined && words.rounded < full && rng.chance(0.4) ? words.rounded : full;
  const stay: Window = { from: chart.admitted, to: now };
  const said = (meant: Result, pick: Pick, window: Window): Said => saidRight(meant, pick, window, decimals);
  const all: Statement[] = [];
  const add = (meant: Result, pick: Pick, window: Window, when: When): void => { all.push(point(scene, words, when, maybeUnit(scene, said(meant, pick, window), meant), meant)); };
  const ofDay = (day: string): readonly Result[] => results.filter(({ time }) => dayOf(time) === day);
  const single = (list: readonly Result[]): Result | undefined => (list.length === 1 ? list[0] : undefined);
  if (shift !== undefined) {
    const drawn = single(results.filter(({ time }) => time >= shift.from));
    if (drawn !== undefined) add(drawn, 'any', { from: shift.from, to: shift.to }, 'shift');
  }
  const todays = single(ofDay(today));
  if (kind === 'physician' && todays !== undefined) add(todays, 'any', wholeDay(today, now), { on: today });
  for (const day of some(rng, [...new Set(results.map(({ time }) => dayOf(time)))].filter((each) => each !== today), 1)) {
    const of = single(ofDay(day));
    if (of !== undefined && kind !== 'nursing') add(of, 'any', wholeDay(day), { on: day });
  }
  // A nurse tells what is new; how the patient came is told on the first days.
  if (kind !== 'nursing' || minutesBetween(last.time, now) <= 30 * 60) add(last, 'last', stay, 'last');
  const early = minutesBetween(chart.admitted, first.time) <= 24 * 60;
  if (early && (kind === 'discharge-summary' || (kind === 'physician' && scene.hospitalDay <= 4) || (scene.hospitalDay <= 2 && rng.chance(0.3)))) add(first, 'first', stay, 'first');
  if (results.length < 2 || kind === 'nursing') return all;
  const sorted = results.toSorted((a, b) => a.value - b.value);
  const [lowest, highest] = [sorted[0] ?? first, sorted.at(-1) ?? last];
  if (rounded(highest.value, decimals) === rounded(lowest.value, decimals)) return all;
  const [high, low] = [said(highest, 'highest', stay), said(lowest, 'lowest', stay)];
  const days = [...new Set(chart.results.map(({ time }) => dayOf(time)))].filter((day) => day <= today);
  const peak = words.better === 'higher' ? [low, lowest, 'nadir'] as const : [high, highest, 'peak'] as const;
  all.push(point(scene, words, peak[2], maybeUnit(scene, peak[0], peak[1]), peak[1]));
  if (results.filter(({ value }) => value === peak[1].value).length === 1) all.push(peakDay(scene, words, maybeUnit(scene, peak[0], peak[1]), dayOf(peak[1].time), peak[1], days));
  if (results.length > 2) all.push(range(scene, words, [low, lowest], [high, highest]));
  if (early && rounded(first.value, decimals) !== rounded(last.value, decimals)) all.push(trend(scene, words, false, [said(first, 'first', stay), first], [said(last, 'last', stay), last]));
  const yesterdays = single(ofDay(plusDays(today, -1)));
  if (kind === 'physician' && todays !== undefined && yesterdays !== undefined && rounded(todays.value, decimals) !== rounded(yesterdays.value, decimals)) {
    all.push(trend(scene, words, true, [said(yesterdays, 'any', wholeDay(plusDays(today, -1))), yesterdays], [said(todays, 'any', wholeDay(today, now)), todays]));
  }
  return all;
}

export const labStatements = (scene: Scene): readonly (readonly Statement[])[] => [...LABS.values()].map((words) => ofLab(scene, words)).filter((all) => all.length > 0);

/** A panel: short names with the values of one day (or the first or last of the stay), each a statement of its own. */
export function panel(scene: Scene, of: 'day' | 'shift' | 'first' | 'last'): readonly Statement[] {
  const { rng, now, today, chart, author, shift } = scene;
  const pick: Pick = of === 'first' || of === 'last' ? of : 'any';
  const window: Window = of === 'day' ? wholeDay(today, now) : of === 'shift' && shift !== undefined ? { from: shift.from, to: shift.to } : { from: chart.admitted, to: now };
  return [...LABS.values()].flatMap((words) => {
    const results = resultsOf(scene, words.label);
    const inWindow = results.filter(({ time }) => time >= window.from && time <= window.to);
    const meant = pick === 'last' ? inWindow.at(-1) : inWindow[0];
    if (meant === undefined || (pick === 'any' && inWindow.length !== 1) || (pick === 'last' && inWindow.length < 2) || (pick === 'first' && minutesBetween(chart.admitted, meant.time) > 24 * 60)) return [];
    const full = decimalsOf(results.map(({ value }) => value));
    const decimals = words.rounded !== undefined && rng.chance(0.2) ? Math.min(words.rounded, full) : full;
    const name = rng.pick(words.said);
    // First and last may stand beside each other, but not where one of them is wrong.
    const keys = keysOf(words.label);
    const item = (said: Said, slipped: boolean): Statement => ({
      shape: `panel ${of}`, system: words.system, keys: slipped || pick === 'any' ? keys : [`${words.label} ${pick}`], claims: [said.reading],
      say: () => `${name}${author.colon === ' of' ? '' : author.colon} ${shown(said)}${words.thousands === true && author.tight ? 'K' : ''}${sayUnit(said)}`,
      slips: () => some(rng, wrongValues(scene, said, [meant]), 1).map((value): Slip => { const wrong = withValue(said, value); return { kind: 'value', statement: item(wrong, true), conflict: valueConflict(wrong, meant) }; }),
    });
    return [item(saidRight(meant, pick, window, decimals), false)];
  });
}
