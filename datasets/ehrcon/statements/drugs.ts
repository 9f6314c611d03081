/** Drugs given, running, begun and ended; that something was never needed; and drugs that nobody ordered. */
import type { Order } from '../chart/chart.ts';
import { dayOf, type Window } from '../chart/days.ts';
import type { Conflict, Drug } from '../claims/claim.ts';
import { DOSE_UNITS, type DrugWords, DRUGS, drugWords, ROUTE_SLIPS, ROUTES } from '../lexicon/drugs.ts';
import { sayDay, type Scene } from '../notes/scene.ts';
import { noSlips, phrase, type Slip, some, type Statement } from './statement.ts';

type Shape = 'given' | 'on' | 'started' | 'stopped' | 'course';

const PHRASES: Readonly<Record<Shape, readonly string[]>> = {
  given: ['{received|given|got} <drug>{ <dose>|}{ for <why>|}<w>', '<drug>{ <dose>|} {given|administered}<w>{ for <why>|}', '{medicated with|treated with|medicated w/} <drug>{ <dose>|}<w>', '<drug>{ <dose>|}<w>{ w/ good effect| with fair effect|}', '{cont|continues} {on|to receive} <drug>{ <dose>|}{ for <why>|}<w>', '<drug>{ <dose>|}{ for <why>|} given{ as ordered|}<w>', '{dosed|covered} {with|w/} <drug>{ <dose>|}<w>', '{rec\'d|recd} <drug>{ <dose>|}<w>{ per order|}'],
  on: ['{on|remains on|continues on} <drug>{ <dose>|}{ <often>|}', '{continue|cont} <drug>{ <dose>|}{ <often>|}{ for <why>|}', '<drug>{ <dose>|}{ <often>|} for <why>', '{currently|now} on <drug>{ <dose>|}', '<drug>{ <dose>|}{ <often>|} {ongoing|continued}', '<why>: <drug>{ <dose>|}{ <often>|}', '{tolerating|taking} <drug>{ <dose>|}{ <often>|}', '{maintained|kept} on <drug>{ <dose>|}{ for <why>|}'],
  started: ['{started|begun} on <drug>{ <dose>|} <on>{ for <why>|}', '<drug>{ <dose>|} {started|begun|added} <on>', '<on> {started|initiated} <drug>{ <dose>|}{ for <why>|}', '<drug>{ <dose>|} ({day 1|first dose} <on>)', '<why>: <drug>{ <dose>|}, {started|begun} <on>', '<on> <drug>{ <dose>|} was {added|initiated|begun}', '{placed|put} on <drug>{ <dose>|} <on>', '<drug>{ <dose>|} {initiated|ordered and begun} <on>'],
  stopped: ['<drug> {stopped|d/c\'d|discontinued} <on>', '<on> <drug> {stopped|was discontinued|d/c\'d}', '<drug> {course completed|finished} <on>', 'off <drug>, last day <last>', '{came off|taken off} <drug> <on>', '<drug> {dc\'d|discontinued} <on>{ given clinical improvement|}', '<drug> ended <on>', 'completed <drug> <on>'],
  course: ['<drug>{ <dose>|} {started|begun} <on>, {stopped|d/c\'d|off} <end>', '{treated|covered} with <drug>{ <dose>|}, started <on> and {stopped|discontinued} <end>', '<drug>{ <dose>|}: {first day|start} <on>, {last day|end} <end>', '{received|given} <drug>{ <dose>|} ({started|begun} <on>, {ended|stopped} <end>)', '<on> <drug>{ <dose>|} started; d/c\'d <end>', '<drug>{ <dose>|} course began <on>, completed <end>', '{begun|put} on <drug>{ <dose>|} <on>, taken off <end>', '<drug>{ <dose>|} {initiated|added} <on> and {stopped|discontinued} <end>'],
};
/** Whole sentences, for discharge summaries. */
const PROSE: Readonly<Record<Shape, readonly string[]>> = {
  given: ['<he> {was treated with|received} <drug>{ <dose>|} for <why>', '<he> was {given|maintained on} <drug>{ <dose>|} {for <why>|while in house}', 'for <why>, <drug>{ <dose>|} was {given|used|continued}', '<drug>{ <dose>|} was {given|used} for <why>', '<he> {required|needed} <drug>{ <dose>|} for <why>', 'for <why> <he> was {given|kept on} <drug>{ <dose>|}'],
  on: [],
  started: ['<he> was {started|begun} on <drug>{ <dose>|} <on> for <why>', '<on> <drug>{ <dose>|} was {started|added} for <why>', '<drug>{ <dose>|} was {initiated|begun} <on>{ for <why>|}', 'for <why>, <drug>{ <dose>|} was {started|added} <on>', 'the decision was made <on> to {start|add} <drug>{ <dose>|}', '<he> {began|was begun on} <drug>{ <dose>|} <on>'],
  stopped: ['<his> <drug> was {stopped|discontinued} <on>', '<drug> was {discontinued|stopped} <on> as {<he> improved|no longer needed}', '<on> <drug> could be {stopped|discontinued}', 'the team {stopped|discontinued} <drug> <on>', '<he> came off <drug> <on>', '<he> {completed|finished} <drug> <on>'],
  course: ['<he> was {treated with|given} <drug>{ <dose>|}, {started|begun} <on> and {stopped|discontinued} <end>', '<drug>{ <dose>|} was {started|begun} <on> and {stopped|discontinued} <end>', '<on> <he> was {started|begun} on <drug>{ <dose>|}, which was {stopped|discontinued} <end>', 'a course of <drug>{ <dose>|} was {begun|started} <on> and {completed|ended} <end>', '<he> {received|got} <drug>{ <dose>|}, begun <on>, {ended|finished} <end>', 'for <why> <drug>{ <dose>|} was started <on> and {stopped|taken off} <end>'],
};
const OFTEN: Readonly<Record<string, readonly string[]>> = { mg: ['daily', 'BID', 'qd', 'q12h', 'q6h prn', 'TID', 'prn'], default: ['daily', 'q8h', 'q12h', 'prn', ''] };
const DRIPS = ['gtt', 'gtt', 'drip', 'infusion'];

/** What of the order is said. */
interface Parts { readonly dose: boolean; readonly route: boolean; readonly start: boolean; readonly end: boolean }

const doseOf = (order: Order): number | undefined => { const dose = Number(order.dose); return order.dose !== null && Number.isFinite(dose) ? dose : undefined; };

/** "40 mg IV", as far as it is claimed. */
function sayDose({ rng, author }: Scene, { dose, unit, route }: Drug): string {
  const words = unit === undefined ? [] : DOSE_UNITS[unit]?.said ?? [unit === 'meq' ? 'mEq' : unit === 'ml' ? 'mL' : unit];
  const many = dose === undefined ? '' : unit === undefined ? String(dose) : `${dose}${author.tight && rng.chance(0.7) ? '' : ' '}${rng.pick(words)}`;
  return [many, route === undefined ? '' : rng.pick(ROUTES[route] ?? [route.toUpperCase()])].filter((part) => part !== '').join(' ');
}

function sayDrug(scene: Scene, words: DrugWords, shape: Shape, claim: Drug, drip: boolean, over: string): string {
  const { rng } = scene;
  const name = rng.pick(words.said);
  const dose = sayDose(scene, claim);
  const day = (of: string | undefined): string => (of === undefined ? '' : sayDay(scene, of));
  const slots = {
    drug: drip && !/gtt/.test(name) ? `${name} ${rng.pick(DRIPS)}` : name, dose, why: rng.pick(words.why === '' ? ['symptoms'] : words.why.split('|')), w: over === '' ? '' : ` ${over}`,
    often: drip || dose === '' ? '' : rng.pick(OFTEN[claim.unit ?? ''] ?? OFTEN['default'] ?? []), on: day(claim.start ?? claim.end), end: day(claim.end), last: day(claim.end).replace(/^on /, ''),
  };
  // A dose that is claimed is said.
  const dosed = (patterns: readonly string[]): readonly string[] => patterns.map((each) => (dose === '' ? each.replaceAll('{ <dose>|}', '') : each.replaceAll('{ <dose>|}', ' <dose>')));
  return phrase(scene, dosed(PHRASES[shape]), slots, dosed(PROSE[shape]));
}

function said(scene: Scene, words: DrugWords, shape: Shape, claim: Drug, order: Order, sole: boolean, over: string): Statement {
  const { rng, chart, lore, today } = scene;
  const again = (other: Drug): Statement => said(scene, words, shape, other, order, sole, over);
  const slip = (kind: Slip['kind'], column: string, wrong: Partial<Drug>, inNote: string | number, inTable: string | number | null): Slip => ({ kind, statement: again({ ...claim, ...wrong }), conflict: ['PRESCRIPTIONS', column, inNote, inTable] });
  const slips = (): readonly Slip[] => {
    if (!sole) return [];
    const all: Slip[] = [];
    const dosings = claim.drugs.flatMap((drug) => lore.dosings.get(drug) ?? []);
    if (claim.dose !== undefined && claim.unit !== undefined) {
      const elsewhere = new Set(chart.orders.map(doseOf));
      const doses = [...new Set(dosings.filter(({ unit, dose }) => unit === claim.unit && dose !== claim.dose).map(({ dose }) => dose))].toSorted((a, b) => Number(elsewhere.has(b)) - Number(elsewhere.has(a)));
      const kept = doses.some((dose) => elsewhere.has(dose)) ? doses.filter((dose) => elsewhere.has(dose)) : doses;
      all.push(...some(rng, kept, 2).map((dose) => slip('dose', 'DOSE_VAL_RX', { dose }, dose, claim.dose ?? null)));
      all.push(...some(rng, DOSE_UNITS[claim.unit]?.wrong ?? [], 1).map((unit) => slip('unit', 'DOSE_UNIT_RX', { unit: unit.toLowerCase() }, unit.toLowerCase(), order.unit)));
    }
    if (claim.route !== undefined) {
      const possible = ROUTE_SLIPS[claim.route] ?? [];
      const known = possible.filter((route) => dosings.some((each) => each.route === route));
      all.push(...some(rng, known.length > 0 ? known : possible.slice(0, 1), 1).map((route) => slip('route', 'ROUTE', { route }, route, order.route)));
    }
    const days = [...new Set([...chart.results, ...chart.procedures, ...chart.cultures].map(({ time }) => dayOf(time)))].filter((day) => day <= today && day >= dayOf(chart.admitted));
    if (claim.start !== undefined) all.push(...some(rng, days.filter((day) => day !== claim.start && day <= (claim.end ?? dayOf(order.end ?? today))), 1).map((start) => slip('time', 'STARTDATE', { start }, start, claim.start ?? null)));
    if (claim.end !== undefined) all.push(...some(rng, days.filter((day) => day !== claim.end && day > dayOf(order.start)), 1).map((end) => slip('time', 'ENDDATE', { end }, end, claim.end ?? null)));
    return [...all, ...swaps(scene, words, shape, claim, order, over)];
  };
  const drip = (order.route ?? '') === 'iv drip';
  return { shape: `drug ${shape}`, system: words.system, keys: [words.key], claims: [claim], say: () => sayDrug(scene, words, shape, claim, drip, over), slips };
}

/** Another drug of the class in this one's place, with all the rest as it was ordered: it must be one that was never ordered, and no other order may fit. */
function swaps(scene: Scene, words: DrugWords, shape: Shape, claim: Drug, order: Order, over: string): readonly Slip[] {
  const { chart, lore, rng, now } = scene;
  if (claim.dose === undefined || claim.unit === undefined || claim.route === undefined || claim.start === undefined) return [];
  const like = chart.orders.filter((each) => each.start <= now && doseOf(each) === claim.dose && each.unit === claim.unit && each.route === claim.route && dayOf(each.start) === claim.start);
  if (like.length !== 1) return [];
  return some(rng, DRUGS.filter((other) => other.group === words.group && other.key !== words.key && strangers(scene, other)), 4).flatMap((other): Slip[] => {
    const [drug, ...more] = lore.drugs.get(other.key) ?? [];
    const fits = drug !== undefined && more.length === 0 && (lore.dosings.get(drug) ?? []).some((each) => each.dose === claim.dose && each.unit === claim.unit && each.route === claim.route);
    if (!fits) return [];
    const wrong: Drug = { ...claim, drugs: [drug] };
    const inNote = said(scene, other, shape, wrong, order, false, over);
    return [{ kind: 'drug', statement: { ...inNote, keys: [words.key, other.key] }, conflict: ['PRESCRIPTIONS', 'DRUG', drug, order.drug] }];
  }).slice(0, 1);
}

/** Never ordered in this admission, under any name. */
const strangers = ({ chart }: Scene, words: DrugWords): boolean => !chart.orders.some(({ drug }) => words.pattern.test(drug));

const NONE_RUNNING = ['{no|not on any} <what> <w>', '<w> no <what>{ needed| required|}', 'no <what> {given|used|required|needed} <w>', 'off <what> <w>', '{has not required|did not require} <what> <w>', 'no {need for|requirement for} <what> <w>', '<what>: none <w>', 'without <what> <w>'];
/** Classes whose drugs are all known by these words; `unless` one that is of the class to some runs too. */
const GROUPS: readonly { readonly group: string; readonly system: Statement['system']; readonly said: readonly string[]; readonly unless?: RegExp }[] = [
  { group: 'pressor', system: 'cv', said: ['pressors', 'vasopressors', 'pressor support'], unless: /midodrine|dobutamine|milrinone/ }, { group: 'sedative', system: 'neuro', said: ['propofol, versed or precedex', 'propofol, midazolam or precedex'] }, { group: 'benzo', system: 'neuro', said: ['ativan or valium', 'lorazepam or diazepam'] },
  { group: 'antipsychotic', system: 'neuro', said: ['antipsychotics', 'haldol or other antipsychotics'] }, { group: 'loop diuretic', system: 'renal', said: ['loop diuretics', 'lasix or other loop diuretic'] }, { group: 'antiemetic', system: 'gi', said: ['antiemetics', 'anti-nausea meds'] },
];

function denials(scene: Scene, window: Window, over: string): readonly Statement[] {
  return GROUPS.flatMap(({ group, system, said, unless }) => {
    const words = DRUGS.filter((each) => each.group === group);
    const drugs = words.flatMap(({ key }) => scene.lore.drugs.get(key) ?? []);
    const running = scene.chart.orders.filter(({ drug, start, end }) => drugs.includes(drug) && start <= window.to && (end ?? window.to) >= window.from);
    const names = [...new Set(running.map(({ drug }) => drug))];
    if (names.length > 1 || scene.chart.orders.some(({ drug }) => unless?.test(drug) === true)) return [];
    const conflict: readonly Conflict[] = names.map((drug) => ['PRESCRIPTIONS', 'DRUG', null, drug]);
    const denial: Statement = { shape: 'no drug', system, keys: words.map(({ key }) => key), claims: [{ is: 'no-drug', drugs, window }], say: () => phrase(scene, NONE_RUNNING, { what: scene.rng.pick(said), w: over }), slips: noSlips };
    if (conflict[0] === undefined) return scene.rng.chance(scene.chart.orders.some(({ drug }) => drugs.includes(drug)) ? 0.4 : 0.07) ? [denial] : [];
    return [{ ...denial, shape: 'drug denied', claims: [], say: () => '', slips: () => conflict.map((each) => ({ kind: 'presence' as const, statement: denial, conflict: each })) }];
  });
}

/** Drugs that nobody ordered, said to be running: only ever a slip. */
function inventions(scene: Scene): readonly Statement[] {
  const { lore, rng, chart, now } = scene;
  const groups = new Set(chart.orders.map(({ drug }) => drugWords(drug)?.group));
  return some(rng, DRUGS.filter((words) => groups.has(words.group) && strangers(scene, words) && lore.drugs.get(words.key)?.length === 1), 3).map((words): Statement => {
    const drugs = lore.drugs.get(words.key) ?? [];
    const [dosing] = rng.shuffle((lore.dosings.get(drugs[0] ?? '') ?? []).filter(({ unit, route }) => DOSE_UNITS[unit] !== undefined && ROUTES[route] !== undefined));
    const claim: Drug = { is: 'drug', drugs, until: now, ...(dosing !== undefined && rng.chance(0.6) ? { dose: dosing.dose, unit: dosing.unit, route: dosing.route } : {}) };
    const order: Order = { drug: drugs[0] ?? '', dose: null, unit: null, route: dosing?.route ?? null, start: now, end: null };
    const statement = said(scene, words, 'on', claim, order, false, '');
    return { ...statement, shape: 'drug invented', claims: [], say: () => '', slips: () => [{ kind: 'presence', statement, conflict: ['PRESCRIPTIONS', 'DRUG', drugs[0] ?? null, null] }] };
  });
}

/** @param window of the shift, the 24 hours or the stay; @param over ways to name it */
export function drugStatements(scene: Scene, window: Window, over: readonly string[]): readonly (readonly Statement[])[] {
  const { rng, chart, lore, now, kind } = scene;
  const groups: Statement[][] = [];
  for (const words of DRUGS) {
    const orders = chart.orders.filter(({ drug, start }) => start <= now && words.pattern.test(drug));
    const sole = chart.orders.filter(({ drug }) => words.pattern.test(drug)).length === 1;
    const ran = orders.filter(({ end }) => (end ?? window.to) >= window.from);
    const order = ran.length === 0 ? undefined : rng.pick(ran);
    const drugs = lore.drugs.get(words.key) ?? [];
    if (order === undefined || drugs.length === 0) continue;
    const plain = words.group === 'prophylaxis' || words.group === 'drip' || (order.route ?? '') === 'iv drip';
    const dosed = doseOf(order) !== undefined && DOSE_UNITS[order.unit ?? ''] !== undefined && !plain;
    const claimOf = (parts: Partial<Parts>): Drug => ({
      is: 'drug', drugs, until: now, ...(kind === 'discharge-summary' ? {} : { running: window }),
      ...(parts.dose === true && dosed ? { dose: doseOf(order) ?? 0, unit: order.unit ?? '' } : {}), ...(parts.route === true && !plain && order.route !== null && ROUTES[order.route] !== undefined ? { route: order.route } : {}),
      ...(parts.start === true ? { start: dayOf(order.start) } : {}), ...(parts.end === true && order.end !== null ? { end: dayOf(order.end) } : {}),
    });
    const full = rng.chance(0.72);
    const route = full && rng.chance(0.8);
    const all: Statement[] = [];
    if (kind !== 'discharge-summary') all.push(said(scene, words, kind === 'nursing' ? 'given' : 'on', claimOf({ dose: full, route }), order, sole, kind === 'nursing' ? rng.pick(['', '', '', 'this shift', ...over.filter((each) => each === 'overnight')]) : ''));
    else all.push(said(scene, words, 'given', claimOf({ dose: full, route }), order, sole, ''));
    if (dayOf(order.start) > dayOf(chart.admitted) || rng.chance(0.35)) all.push(said(scene, words, 'started', claimOf({ dose: full, route: full, start: true }), order, sole, ''));
    if (order.end !== null && order.end <= now && dayOf(order.end) !== dayOf(chart.discharged ?? '9999-12-31')) {
      all.push(said(scene, words, 'stopped', claimOf({ end: true }), order, sole, ''), said(scene, words, 'course', claimOf({ dose: full && rng.chance(0.5), route: false, start: true, end: true }), order, sole, ''));
    }
    groups.push(all);
  }
  return [...groups, ...denials(scene, window, rng.pick(over)).map((each) => [each]), ...inventions(scene).map((each) => [each])];
}
