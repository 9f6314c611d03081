/** What doctors order: drugs with doses, procedures, cultures and treatments that follow from the conditions, and what the drugs do to values. */
import { Rng } from '../../../env/rng.ts';
import type { Effect } from '../vocabulary/condition.ts';
import { drugOf } from '../vocabulary/drugs.ts';
import { cultureOf, SUSCEPTIBILITY } from '../vocabulary/microbiology.ts';
import { DAY, HOUR, type Minutes } from './clock.ts';
import type { ActiveCondition } from './course.ts';
import { usual } from './draw.ts';
import type { CultureResult, Diagnosis, Prescription } from './history.ts';
import { INCIDENTAL } from '../vocabulary/incidental.ts';

export interface Stay { readonly admitted: Minutes; readonly until: Minutes; readonly open: boolean; readonly intensive: boolean; readonly number: number }

/** Effects of drugs on values: [drug, effect, hours until full]. */
const DRUG_EFFECTS: Readonly<Record<string, readonly (readonly [Effect, hours: number])[]>> = {
  warfarin: [[['inr', 'x', 1.7, 2.8, 0], 72]],
  heparin: [[['ptt', 'x', 1.7, 2.7, 60], 6]],
  argatroban: [[['ptt', 'x', 1.6, 2.3, 60], 5], [['inr', 'x', 1.3, 1.9, 60], 5]],
  furosemide: [[['potassium', '+', -0.45, -0.1, 0], 24], [['bicarbonate', '+', 0.5, 3, 0], 48]],
  prednisone: [[['glucose', 'x', 1.05, 1.35, 0], 12], [['wbc', 'x', 1.05, 1.35, 0], 24]],
  methylprednisolone: [[['glucose', 'x', 1.15, 1.6, 0], 8], [['wbc', 'x', 1.1, 1.5, 0], 24]],
  dexamethasone: [[['glucose', 'x', 1.1, 1.5, 0], 8], [['wbc', 'x', 1.1, 1.4, 0], 24]],
  hydrocortisone: [[['glucose', 'x', 1.05, 1.4, 0], 8]],
  metoprolol: [[['hr', '+', -10, -3, 0], 12]], carvedilol: [[['hr', '+', -9, -3, 0], 12]], atenolol: [[['hr', '+', -10, -4, 0], 12]], 'diltiazem iv': [[['hr', '+', -14, -5, 0], 4]],
  lisinopril: [[['potassium', '+', 0, 0.3, 0], 24], [['sbp', '+', -8, -2, 0], 24]],
  norepinephrine: [[['sbp', '+', 8, 20, 30], 2]], dobutamine: [[['hr', '+', 4, 12, 30], 2]],
  acetaminophen: [[['temp', '+', -0.4, -0.1, 0], 4]],
  kayexalate: [[['potassium', '+', -0.5, -0.2, 0], 8]],
  spironolactone: [[['potassium', '+', 0, 0.35, 0], 48]],
  propofol: [[['triglycerides', 'x', 1.1, 2, 0], 24], [['sbp', '+', -8, -2, 20], 2]],
};
/** Drugs whose level or effect is measured: [drug, test, probability]. */
const MONITORED: Readonly<Record<string, readonly (readonly [test: string, probability: number])[]>> = {
  warfarin: [['inr', 1], ['pt', 1]], heparin: [['ptt', 1]], vancomycin: [['vancomycin', 0.5]], digoxin: [['digoxin', 0.6]], tacrolimus: [['tacrolimus', 0.9]], cyclosporine: [['cyclosporine', 0.9]], phenytoin: [['phenytoin', 0.7]],
  'phenytoin suspension': [['phenytoin', 0.7]], lithium: [['lithium', 0.7]], valproate: [['valproic acid', 0.6]], carbamazepine: [['carbamazepine', 0.6]], phenobarbital: [['phenobarbital', 0.7]], gentamicin: [['gentamicin', 0.6]],
  tobramycin: [['tobramycin', 0.6]], enoxaparin: [['heparin lmw', 0.06]], insulin: [['glucose', 1]], 'insulin drip': [['glucose whole blood', 1]], amiodarone: [['tsh', 0.25]], argatroban: [['ptt', 1]],
};
/** What almost everyone in hospital is given, with its chance on a ward and in intensive care. */
const ROUTINE: readonly (readonly [drug: string, ward: number, icu: number])[] = [
  ['ns flush', 0.3, 0.45], ['heparin sc', 0.3, 0.45], ['docusate', 0.4, 0.35], ['senna', 0.3, 0.3], ['bisacodyl', 0.15, 0.2], ['acetaminophen', 0.45, 0.4], ['pantoprazole', 0.08, 0.18], ['pantoprazole po', 0.12, 0.12], ['famotidine', 0.1, 0.22], ['ondansetron', 0.15, 0.18],
  ['ns', 0.25, 0.3], ['d5w', 0.1, 0.2], ['magnesium', 0.12, 0.32], ['kcl', 0.16, 0.22], ['kcl iv', 0.06, 0.2], ['calcium gluconate', 0.04, 0.18], ['insulin', 0.12, 0.3], ['morphine', 0.1, 0.16], ['hydromorphone', 0.06, 0.1], ['oxycodone', 0.1, 0.06], ['lorazepam', 0.06, 0.12], ['fentanyl', 0.02, 0.14],
  ['zolpidem', 0.05, 0.03], ['lorazepam po', 0.03, 0.02], ['influenza vaccine', 0.02, 0.015], ['pneumococcal vaccine', 0.02, 0.015], ['milk of magnesia', 0.06, 0.06], ['bisacodyl pr', 0.03, 0.08], ['polyethylene glycol', 0.06, 0.05], ['lactulose', 0.02, 0.03], ['iso-osmotic dextrose', 0.06, 0.12], ['sterile water', 0.03, 0.07],
  ['d5w excel', 0.015, 0.03], ['half ns', 0.03, 0.04], ['lactated ringers', 0.04, 0.08], ['heparin flush', 0.05, 0.1], ['artificial tears', 0.03, 0.06], ['nystatin', 0.02, 0.03], ['diphenhydramine', 0.06, 0.05], ['metoclopramide', 0.04, 0.06], ['prochlorperazine', 0.03, 0.03], ['simethicone', 0.02, 0.02], ['guaifenesin', 0.03, 0.02],
  ['k phos', 0.02, 0.08], ['neutra-phos', 0.04, 0.06], ['albumin 5', 0.01, 0.04], ['albumin 25', 0.01, 0.03], ['calcium chloride', 0.005, 0.03], ['midazolam', 0.02, 0.08], ['chlorhexidine', 0.02, 0.2], ['multivitamin', 0.08, 0.06], ['ketorolac', 0.02, 0.02], ['hydrocodone-acetaminophen', 0.03, 0.01],
  ['oxycodone-acetaminophen', 0.06, 0.03], ['hydromorphone po', 0.02, 0.01], ['tramadol', 0.02, 0.01], ['haloperidol', 0.02, 0.04], ['albuterol neb', 0.05, 0.1], ['furosemide', 0.05, 0.12], ['hydralazine', 0.03, 0.06], ['metoprolol iv', 0.02, 0.06], ['labetalol', 0.02, 0.05], ['nicotine', 0.02, 0.02], ['miconazole', 0.03, 0.05],
  ['acetaminophen pr', 0.01, 0.05], ['acetaminophen iv', 0.01, 0.02], ['kcl replacement', 0.005, 0.03], ['promethazine', 0.02, 0.01], ['meperidine', 0.005, 0.02], ['hydroxyzine', 0.015, 0.005], ['fexofenadine', 0.01, 0.003], ['sarna', 0.01, 0.01], ['vitamin d', 0.03, 0.01], ['calcium carbonate', 0.04, 0.03], ['acetylcysteine', 0.02, 0.03],
  ['loperamide', 0.01, 0.01], ['phytonadione', 0.02, 0.05], ['ranitidine', 0.03, 0.02], ['lansoprazole', 0.01, 0.04], ['naproxen', 0.006, 0.001], ['iso-osmotic ns', 0.01, 0.02], ['meropenem', 0.01, 0.03], ['propofol', 0.02, 0.08], ['norepinephrine', 0, 0.03], ['docusate liquid', 0.01, 0.05], ['immune globulin', 0.002, 0.004], ['torsemide', 0.01, 0.01],
];
/** Given for hours, not days. */
const SHORT = /drip|IV DRIP/;

/** Draws that come out the same at each admission of a person. */
const personal = (stay: Stay, what: string): Rng => new Rng('hospital', 'personal', stay.number, what);

export interface Ordered {
  readonly prescriptions: readonly Prescription[];
  readonly effects: readonly { readonly effect: Effect; readonly from: Minutes; readonly ramp: number }[];
  readonly tests: readonly { readonly test: string; readonly from: Minutes; readonly to: Minutes }[];
}

export function prescribe(rng: Rng, active: readonly ActiveCondition[], stay: Stay): Ordered {
  const prescriptions: Prescription[] = [];
  const effects: { effect: Effect; from: Minutes; ramp: number }[] = [];
  const tests: { test: string; from: Minutes; to: Minutes }[] = [];
  const given = new Set<string>();
  // Orders are entered in batches: those of one round start at one time.
  const rounds = new Map<Minutes, Minutes>();
  const roundOf = (at: Minutes): Minutes => {
    const slot = Math.floor(at / (4 * HOUR));
    const known = rounds.get(slot);
    if (known !== undefined && known >= at - 4 * HOUR) return Math.max(known, stay.admitted);
    const time = Math.min(Math.max(slot * 4 * HOUR + rng.int(0, 3) * HOUR, stay.admitted + rng.int(1, 30)), stay.until);
    rounds.set(slot, time);
    return time;
  };
  const give = (key: string, from: Minutes, atHome: boolean): void => {
    if (given.has(key)) return;
    given.add(key);
    const drug = drugOf(key);
    const start = roundOf(Math.max(from, stay.admitted));
    if (start >= stay.until) return;
    const length = SHORT.test(drug.route) || key.endsWith(' iv') ? rng.int(4, 60) * HOUR : rng.chance(0.35) ? stay.until - start : rng.int(1, 6) * DAY;
    const ends = Math.min(start + Math.max(HOUR, length), stay.until);
    const running = stay.open && start + length > stay.until;
    const dose = (): string => usual(rng, drug.doses) ?? '1';
    prescriptions.push({ drug: key, dose: dose(), from: start, to: running || rng.chance(0.004) ? null : ends, eicuName: rng.int(0, 99) });
    // A changed dose is a second order.
    if (drug.doses.length > 1 && ends - start > DAY && rng.chance(0.2)) {
      const next = start + rng.int(6 * HOUR, ends - start - 1);
      prescriptions.push({ drug: key, dose: dose(), from: next, to: running ? null : Math.min(next + DAY, stay.until), eicuName: rng.int(0, 99) });
    }
    for (const [effect, hours] of DRUG_EFFECTS[key] ?? []) effects.push({ effect, from: atHome ? start - 5 * DAY : start, ramp: hours * HOUR });
    for (const [test, probability] of MONITORED[key] ?? []) if (rng.chance(probability)) tests.push({ test, from: start, to: ends });
  };
  for (const { condition, noted, chronic } of active) {
    // What someone takes at home is the same at each visit, though a drug is left out now and then.
    const choice = chronic ? personal(stay, condition.key) : rng;
    for (const { key, probability } of condition.drugs) if (choice.chance(probability) && !(chronic && rng.chance(0.08))) give(key, noted, chronic);
  }
  for (const [key, ward, icu] of ROUTINE) if (rng.chance((stay.intensive ? icu : ward) * 0.5)) give(key, stay.admitted + rng.int(0, Math.floor((stay.until - stay.admitted) * 0.5)), false);
  return { prescriptions, effects, tests };
}

export function operate(rng: Rng, active: readonly ActiveCondition[], stay: Stay): { readonly procedures: readonly { code: string; at: Minutes }[]; readonly treatments: readonly { name: string; at: Minutes }[] } {
  const procedures: { code: string; at: Minutes }[] = [];
  const treatments: { name: string; at: Minutes }[] = [];
  const within = (noted: Minutes, hours: number): Minutes => Math.min(Math.max(stay.admitted, noted) + rng.int(15, hours * HOUR), stay.until);
  const done = new Set<string>();
  for (const { condition, noted, chronic } of active) {
    // A session in which several procedures are done has one time.
    const session = within(noted, 30);
    for (const { key, probability } of condition.procedures) {
      if (done.has(key) || !rng.chance(chronic ? probability * 0.7 : probability)) continue;
      done.add(key);
      procedures.push({ code: key, at: rng.chance(0.6) ? session : within(noted, 60) });
      if (/^(3995|9904|5491|3491)$/.test(key) && rng.chance(0.35)) procedures.push({ code: key, at: within(noted, 96) });
    }
    for (const { key, probability } of condition.treatments) if (rng.chance(probability * 0.9)) treatments.push({ name: key, at: within(noted, 40) });
  }
  if (rng.chance(0.12)) procedures.push({ code: rng.pick(SUNDRY), at: within(stay.admitted, 48) });
  return { procedures: procedures.sort((a, b) => a.at - b.at), treatments };
}

/** Done to anyone now and then; keeps rare procedures from being absent. */
const SUNDRY = ['9955', '8872', '3893', '8703', '8801', '9607', '3142', '2219', '3899', '9394', '8952', '8960', '8962', '311', '4516', '4523', '9723', '3897', '9605', '4694', '5503', '5732', '8741', '9703', '8919', '5523', '4011', '9971', '9914', '370', '5011', '598', '9920', '9921', '4131', '8842'];

export function culture(rng: Rng, active: readonly ActiveCondition[], stay: Stay): readonly CultureResult[] {
  const results: CultureResult[] = [];
  const take = (key: string, at: Minutes, boost: number): void => {
    const kind = cultureOf(key);
    const organism = rng.chance(kind.positive * boost) ? rng.pick(kind.grows) : null;
    const specimen = rng.int(0, 99);
    const add = (grown: string | null): void => {
      results.push({ culture: key, specimen, at, organism: grown, susceptibility: grown === null ? {} : tested(rng, grown) });
    };
    add(organism);
    // Mixed growth: two organisms of one sample stand at one time.
    if (organism !== null && rng.chance(0.18)) add(rng.pick(kind.grows));
  };
  for (const { condition, noted } of active) for (const { key, probability } of condition.cultures) if (rng.chance(probability)) take(key, Math.min(Math.max(noted, stay.admitted) + rng.int(0, 300), stay.until), 1);
  if (rng.chance(0.5)) take('screen', Math.min(stay.admitted + rng.int(60, 20 * HOUR), stay.until), 1);
  if (rng.chance(0.15)) take('urine', Math.min(stay.admitted + rng.int(30, 40 * HOUR), stay.until), 0.25);
  if (rng.chance(0.04)) take('catheter tip', Math.min(stay.admitted + rng.int(30 * HOUR, 150 * HOUR), stay.until), 1);
  return results.sort((a, b) => a.at - b.at);
}

function tested(rng: Rng, organism: string): Readonly<Record<string, 'S' | 'R'>> {
  const panel = SUSCEPTIBILITY.find((each) => each.organism.test(organism));
  return Object.fromEntries(Object.entries(panel?.tests ?? {}).map(([drug, share]) => [drug, rng.chance(share) ? 'S' as const : 'R' as const]));
}

export function code(rng: Rng, active: readonly ActiveCondition[], stay: Stay, sex: 'M' | 'F'): readonly Diagnosis[] {
  const coded: Diagnosis[] = [];
  const seen = new Set<string>();
  const add = (icd: string, eicu: string | null, at: Minutes): void => {
    if (seen.has(icd)) return;
    seen.add(icd);
    coded.push({ code: icd, eicu, at: Math.min(at, stay.until) });
  };
  active.forEach(({ condition, noted, chronic }, index) => {
    // Coders miss some old diagnoses, never the reason for admission.
    if (chronic && rng.chance(0.12)) return;
    if (index > 0 && !chronic && rng.chance(0.05)) return;
    const choice = chronic ? personal(stay, `code of ${condition.key}`) : rng;
    const icd = usual(choice, condition.codes);
    if (icd !== undefined) add(icd, usual(choice, condition.eicu) ?? null, noted);
  });
  const keys = new Set(active.map(({ condition }) => condition.key));
  const lists = [INCIDENTAL.any, sex === 'F' ? INCIDENTAL.women : INCIDENTAL.men];
  if (['trauma', 'head injury', 'hip fracture'].some((key) => keys.has(key))) lists.push(INCIDENTAL.injured, INCIDENTAL.injured, INCIDENTAL.injured);
  if (['coronary surgery', 'valve surgery', 'abdominal surgery', 'orthopedic surgery', 'lung surgery', 'aortic disease', 'limb ischemia'].some((key) => keys.has(key))) lists.push(INCIDENTAL.surgical, INCIDENTAL.surgical);
  const extra = rng.int(0, 4);
  for (let i = 0; i < extra; i++) add(rng.pick(rng.chance(0.7) ? rng.pick(lists) : INCIDENTAL.any), null, stay.admitted + rng.int(60, Math.max(61, Math.floor((stay.until - stay.admitted) * 0.5))));
  return coded;
}
