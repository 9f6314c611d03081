/** A nursing note: one shift, by systems, by problems (assessment, action, response, plan) or as one paragraph. */
import { phrase, type Statement } from '../statements/statement.ts';
import { drugStatements } from '../statements/drugs.ts';
import { cultureStatements, icuStatements, procedureStatements } from '../statements/findings.ts';
import { labStatements, panel } from '../statements/labs.ts';
import { operationStatement } from '../statements/operation.ts';
import { vitalStatements } from '../statements/vitals.ts';
import { volumeStatements } from '../statements/volumes.ts';
import { SYSTEMS, type System } from '../lexicon/system.ts';
import { sentence } from '../text/speak.ts';
import { joined, lines } from '../text/prose.ts';
import { heading } from './author.ts';
import { NURSING_CODE, NURSING_OPENINGS, NURSING_PLAN, PRIOR, NURSING_PROSE, NURSING_SKIN, NURSING_SOCIAL } from './nursing-prose.ts';
import type { Scene } from './scene.ts';

export function nursingParts(scene: Scene): { readonly groups: readonly (readonly Statement[])[]; readonly fixed: readonly Statement[] } {
  const { shift, rng } = scene;
  if (shift === undefined) throw new RangeError('a nursing note is of a shift');
  const window = { from: shift.from, to: shift.to };
  const over = shift.name === 'night' ? ['this shift', 'overnight', 'since 1900', 'over the shift'] : ['this shift', 'since 0700', 'over the shift', 'for shift'];
  // What was there before the shift is told now and then; most is of the shift.
  const earlier = [...cultureStatements(scene), ...procedureStatements(scene), ...icuStatements(scene)].filter(() => rng.chance(0.5));
  const operation = operationStatement(scene);
  const panels = panel(scene, 'shift');
  const labs = labStatements(scene).map((group) => [...group, ...panels.filter(({ keys }) => keys[0] === group[0]?.keys[0]).flatMap((each) => [each, each, each])]);
  const groups = [...labs, ...vitalStatements(scene, window, over), ...volumeStatements(scene, window, over), ...drugStatements(scene, window, over), ...earlier];
  return { groups, fixed: operation === undefined ? [] : [operation] };
}

const TITLES: Readonly<Record<System, readonly string[]>> = { neuro: ['neuro', 'neuro', 'n'], cv: ['cv', 'cardiac', 'c/v'], resp: ['resp', 'respiratory', 'pulm'], gi: ['gi', 'gi', 'abd'], renal: ['gu', 'renal', 'f/e/n', 'gu/renal'], id: ['id', 'id'], heme: ['heme', 'heme'], endo: ['endo', 'endo'] };
const PROBLEMS: Readonly<Record<System, readonly string[]>> = { neuro: ['Pain control (acute/chronic)', 'Altered mental status', 'Comfort and sedation'], cv: ['Hemodynamics', 'Blood pressure, rhythm', 'Perfusion'], resp: ['Respiratory status', 'Gas exchange', 'Airway clearance, oxygenation'], gi: ['Nutrition', 'GI function', 'Abdomen, feeding'], renal: ['Fluid balance', 'Renal function', 'Electrolytes and urine output'], id: ['Infection', 'Temperature, infection', 'Fever / cultures'], heme: ['Bleeding risk', 'Anemia, coagulation', 'Heme'], endo: ['Glycemic control', 'Blood sugars', 'Metabolic'] };

/** Claims among the talk, neither first nor last by rule. */
function mixed(scene: Scene, system: System, own: readonly Statement[], talk: number): readonly string[] {
  return scene.rng.shuffle([...said(scene, own), ...lines(scene, NURSING_PROSE[system], talk), ...(scene.rng.chance(0.12) ? lines(scene, PRIOR, 1) : [])]);
}

const PANELS = ['<list> this shift', 'labs this shift: <list>', 'this shift <list>', 'labs drawn this shift<c> <list>', '<list> on labs this shift', 'shift labs: <list>', "this shift's labs: <list>", 'sent this shift: <list>'];

/** Single results of the shift stand together, everything else by itself. */
function said(scene: Scene, own: readonly Statement[]): readonly string[] {
  const { author } = scene;
  const results = own.filter(({ shape }) => shape === 'panel shift').map((each) => each.say());
  return [...own.filter(({ shape }) => shape !== 'panel shift').map((each) => each.say()), ...(results.length === 0 ? [] : [phrase(scene, PANELS, { list: results.join(author.comma === '; ' ? ', ' : author.comma), c: author.colon === ':' ? ':' : '' })])];
}

function bySystems(scene: Scene, of: (system: System) => readonly Statement[]): readonly string[] {
  const { rng, author } = scene;
  const order = rng.chance(0.75) ? SYSTEMS : rng.shuffle(SYSTEMS);
  return order.flatMap((system) => {
    const own = of(system);
    if (own.length === 0 && (['heme', 'endo'] as System[]).includes(system) && rng.chance(0.6)) return [];
    return [`${heading(author, rng.pick(TITLES[system]))} ${joined(scene, mixed(scene, system, own, rng.int(1, 3)))}`];
  });
}

function byProblems(scene: Scene, of: (system: System) => readonly Statement[]): readonly string[] {
  const { rng } = scene;
  return rng.shuffle(SYSTEMS.filter((system) => of(system).length > 0)).map((system) => {
    const own = of(system);
    const action = own.filter(({ shape }) => shape.startsWith('drug') || shape.startsWith('procedure'));
    const assessment = [...said(scene, own.filter((each) => !action.includes(each))), ...lines(scene, NURSING_PROSE[system], rng.int(1, 2))];
    const parts = [
      sentence(rng.pick(PROBLEMS[system])),
      `Assessment:\n${joined(scene, rng.shuffle(assessment))}`,
      `Action:\n${joined(scene, [...action.map((each) => each.say()), ...lines(scene, NURSING_ACTIONS, 1)])}`,
      `Response:\n${joined(scene, lines(scene, NURSING_RESPONSES, 1))}`,
      `Plan:\n${joined(scene, lines(scene, NURSING_PLAN, rng.int(1, 2)))}`,
    ];
    return parts.join('\n');
  });
}

const NURSING_ACTIONS = ['{assessed|monitored} {q1h|q2h|closely}', '{emotional support|reassurance} given', 'team {aware|notified}', '{HO|MD|resident} {notified|aware}', 'repositioned {for comfort|q2h}', '{monitored|followed} per unit {protocol|routine}', '{vs q1h|frequent checks}', '{discussed|reviewed} on rounds'];
const NURSING_RESPONSES = ['{no change|unchanged}', '{good effect|pending}', '{tolerated well|tol well}', '{improved|some improvement}', 'remains {stable|comfortable}', '{stable|comfortable} {at present|now}', '{minimal|fair} effect', 'cont to {assess|monitor}'];

function asParagraph(scene: Scene, of: (system: System) => readonly Statement[]): readonly string[] {
  const { rng } = scene;
  const first = SYSTEMS.filter((system) => of(system).length > 0 || rng.chance(0.5));
  return [joined(scene, first.flatMap((system) => mixed(scene, system, of(system), rng.int(1, 2))))];
}

/** @returns the statements in the order in which they stand, beside the text */
export function writeNursing(scene: Scene, statements: readonly Statement[]): string {
  const { rng, author, shift, split } = scene;
  const of = (system: System): readonly Statement[] => statements.filter((each) => each.system === system);
  const hours = shift?.name === 'night' ? '1900-0700' : '0700-1900';
  const titles = split === 'train' ? [`NPN ${hours}`, `Nursing Progress Note ${hours}`, `Nsg note ${hours}`, `Shift note ${hours}`] : [`Nursing note, ${hours}`, `RN progress note ${hours}`, `${hours} NPN`, `ICU nursing ${hours}`];
  const body = rng.pick([bySystems, bySystems, bySystems, byProblems, asParagraph])(scene, of);
  const closing = [
    ...(rng.chance(0.7) ? [`${heading(author, rng.pick(['skin', 'skin/activity', 'integ']))} ${joined(scene, lines(scene, NURSING_SKIN, rng.int(1, 2)))}`] : []),
    ...(rng.chance(0.75) ? [`${heading(author, rng.pick(['social', 'soc', 'family', 'dispo/social']))} ${joined(scene, [...lines(scene, NURSING_SOCIAL, 1), ...(rng.chance(0.5) ? lines(scene, NURSING_CODE, 1) : [])])}`] : []),
    ...(rng.chance(0.85) ? [`${heading(author, rng.pick(['plan', 'a/p', 'p']))} ${joined(scene, lines(scene, NURSING_PLAN, rng.int(2, 4)))}`] : []),
  ];
  const text = [rng.pick(titles), joined(scene, lines(scene, NURSING_OPENINGS, 1)), ...body, ...closing].join(rng.chance(0.8) ? '\n' : '\n\n');
  return author.shouts ? text.toUpperCase() : text;
}
