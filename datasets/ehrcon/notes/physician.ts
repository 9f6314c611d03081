/** A physician's progress note: one morning, with the 24 hours before it and what is carried forward from the days before. */
import { plusMinutes } from '../chart/days.ts';
import type { Statement } from '../statements/statement.ts';
import { drugStatements } from '../statements/drugs.ts';
import { cultureStatements, icuStatements, procedureStatements } from '../statements/findings.ts';
import { labStatements, panel } from '../statements/labs.ts';
import { operationStatement } from '../statements/operation.ts';
import { vitalStatements } from '../statements/vitals.ts';
import { volumeStatements } from '../statements/volumes.ts';
import { SYSTEMS, type System } from '../lexicon/system.ts';
import { joined, lines, slotsOf } from '../text/prose.ts';
import { ofSplit, sentence, speak } from '../text/speak.ts';
import { heading } from './author.ts';
import { ASSESSMENT, EVENTS, EXAM, HPI_OPENINGS, ICU_CARE, OUTSIDE, SUBJECTIVE } from './physician-prose.ts';
import type { Scene } from './scene.ts';

export function physicianParts(scene: Scene): { readonly groups: readonly (readonly Statement[])[]; readonly fixed: readonly Statement[] } {
  const { now, rng, chart } = scene;
  const from = plusMinutes(now, -24 * 60);
  const window = { from: from < chart.admitted ? chart.admitted : from, to: now };
  const over = ['past 24h', 'over last 24h', 'in last 24 hrs', 'over 24h', 'x 24h'];
  const panels = panel(scene, 'day');
  const labs = labStatements(scene).map((group) => [...group, ...panels.filter(({ keys }) => keys[0] === group[0]?.keys[0]).flatMap((each) => [each, each, each, each, each])]);
  const groups = [...labs, ...vitalStatements(scene, window, over), ...volumeStatements(scene, window, over), ...drugStatements(scene, window, over), ...cultureStatements(scene), ...procedureStatements(scene), ...icuStatements(scene)];
  const operation = operationStatement(scene);
  return { groups: rng.shuffle(groups), fixed: operation === undefined ? [] : [operation] };
}

type Place = 'vitals' | 'balance' | 'labs' | 'micro' | 'meds' | 'events' | 'plan';

/** Where a statement stands: data in their sections, the rest among the problems, some of it in either. */
function placeOf(scene: Scene, { shape }: Statement): Place {
  const { rng } = scene;
  if (shape.startsWith('vitals') || shape === 'tmax') return 'vitals';
  if (shape.startsWith('total') || shape === 'no volume' || shape.includes('weight')) return 'balance';
  if (shape.startsWith('panel')) return 'labs';
  if (shape.startsWith('lab')) return rng.chance(0.25) ? 'labs' : 'plan';
  if (shape.startsWith('culture')) return rng.chance(0.6) ? 'micro' : 'plan';
  if (shape === 'drug on') return rng.chance(0.5) ? 'meds' : 'plan';
  if (shape.startsWith('icu') || shape.startsWith('procedure') || shape === 'operation') return rng.chance(0.65) ? 'events' : 'plan';
  return 'plan';
}

const PROBLEMS: Readonly<Record<System, readonly string[]>> = { neuro: ['Neuro', 'AMS', 'Pain/sedation', 'Mental status'], cv: ['CV', 'Hemodynamics', 'Cardiovascular', 'Pump/rhythm'], resp: ['Resp', 'Pulm', 'Respiratory', 'Hypoxia'], gi: ['GI', 'FEN/GI', 'Abdomen', 'Nutrition/GI'], renal: ['Renal', 'FEN', 'Lytes/renal', 'Volume status'], id: ['ID', 'Infectious', 'Fever/WBC', 'Infection'], heme: ['Heme', 'Anemia', 'Heme/coags', 'Heme/ppx'], endo: ['Endo', 'DM/glucose', 'Endocrine', 'Glycemia'] };

function problems(scene: Scene, of: (system: System) => readonly Statement[]): readonly string[] {
  const { rng, author, split } = scene;
  const order = rng.chance(0.6) ? SYSTEMS : rng.shuffle(SYSTEMS);
  let number = 0;
  return order.flatMap((system) => {
    const own = of(system);
    if (own.length === 0 && rng.chance(0.4)) return [];
    number++;
    const mark = author.problem === '1. ' ? `${number}. ` : author.problem;
    const talk = lines(scene, ASSESSMENT[system], rng.int(1, 4));
    const said = own.map((each) => each.say());
    const title = `${mark}${rng.pick(ofSplit(split, PROBLEMS[system]))}`;
    const dashed = rng.chance(0.35);
    const body = rng.chance(0.55) ? [...said, ...talk] : rng.shuffle([...said, ...talk]);
    return [dashed ? `${title}\n${body.map((each) => `- ${each}`).join('\n')}` : `${title}${rng.pick([': ', ' - ', ': '])}${joined(scene, body)}`];
  });
}

function exam(scene: Scene): string {
  const { rng } = scene;
  const loud = rng.chance(0.6);
  const parts = EXAM.filter(() => rng.chance(0.92)).flatMap(([part, pool]) => { const said = lines(scene, pool, 1); return said.length === 0 ? [] : [`${loud ? part.toUpperCase() : sentence(part)}: ${sentence(said.join(', '))}`]; });
  return parts.join(rng.pick(['\n', '. ', '\n']));
}

/** Values side by side, with what else stood in the section behind them. */
function data(scene: Scene, statements: readonly Statement[]): string {
  const side = statements.filter(({ shape }) => shape.startsWith('panel')).map((each) => each.say());
  const others = statements.filter(({ shape }) => !shape.startsWith('panel')).map((each) => each.say());
  return [side.join(scene.author.comma), joined(scene, others)].filter((part) => part !== '').join('\n');
}

/** Claims that are told once more further down, in other words. */
export const carried = ({ rng }: Scene, statements: readonly Statement[]): readonly Statement[] => rng.shuffle(statements.filter(({ shape }) => /peak|nadir|first|grew|procedure|started/.test(shape))).slice(0, rng.pick([0, 0, 1, 1, 2]));

export function writePhysician(scene: Scene, statements: readonly Statement[]): string {
  const { rng, author, split, hospitalDay } = scene;
  const placed = statements.map((statement) => [placeOf(scene, statement), statement] as const);
  const at = (place: Place): readonly Statement[] => placed.filter(([each]) => each === place).map(([, statement]) => statement);
  const say = (list: readonly Statement[]): readonly string[] => list.map((each) => each.say());
  const h = (title: string): string => heading(author, title);
  const section = (title: string, body: string): readonly string[] => (body.trim() === '' ? [] : [`${h(title)}${rng.chance(0.5) ? ' ' : '\n'}${body}`]);
  const events = say(at('events'));
  const again = carried(scene, statements);
  const story = joined(scene, [speak(rng, rng.pick(ofSplit(split, HPI_OPENINGS)), slotsOf(scene)), ...(rng.chance(0.5) ? lines(scene, OUTSIDE, 1) : []), ...(rng.chance(0.5) ? events : []), ...say(again)]);
  const told = events.filter((each) => !story.includes(sentence(each)) && !story.includes(each));
  const soap = rng.chance(0.35);
  const titles = split === 'train' ? ['Physician Resident Progress Note', 'Progress Note', 'Resident progress note', `Medicine progress note, HD ${hospitalDay}`] : ['Intern Progress Note', 'Team Progress Note', `Housestaff note HD #${hospitalDay}`, 'Physician Progress Note'];
  const plan = problems(scene, (system) => at('plan').filter((each) => each.system === system)).join(rng.pick(['\n', '\n', '\n\n']));
  const parts = soap ? [
    story,
    ...section('s', joined(scene, [...lines(scene, EVENTS, rng.int(1, 2)), ...told, ...lines(scene, SUBJECTIVE, rng.int(1, 2))])),
    ...section('o', [joined(scene, [...say(at('vitals')), ...say(at('balance'))]), exam(scene), data(scene, at('labs')), joined(scene, say(at('micro')))].filter((each) => each !== '').join('\n')),
    ...section('meds', joined(scene, say(at('meds')))),
    ...section('a/p', `${plan}`),
  ] : [
    ...section(rng.pick(['hpi', 'summary', 'one liner']), story),
    ...section(rng.pick(['24 hour events', 'interval events', 'overnight events']), joined(scene, [...told, ...lines(scene, EVENTS, rng.int(1, 4))])),
    ...section(rng.pick(['subjective', 'ros']), joined(scene, lines(scene, SUBJECTIVE, rng.int(1, 2)))),
    ...section(rng.pick(['medications', 'current meds', 'meds']), at('meds').length > 2 && rng.chance(0.5) ? say(at('meds')).map((each) => `${author.bullet}${each}`).join('\n') : joined(scene, say(at('meds')))),
    ...section(rng.pick(['vital signs', 'flowsheet data', 'vs']), joined(scene, say(at('vitals')))),
    ...section(rng.pick(['fluid balance', 'i/o', 'ins and outs']), joined(scene, say(at('balance')))),
    ...section(rng.pick(['physical exam', 'exam', 'pe']), exam(scene)),
    ...section(rng.pick(['labs', 'data', 'labs / studies']), data(scene, at('labs'))),
    ...section(rng.pick(['micro', 'microbiology', 'cultures']), joined(scene, say(at('micro')))),
    ...section(rng.pick(['assessment and plan', 'a/p', 'assessment/plan']), `\n${plan}`),
    ...(scene.traits.has('icu') && rng.chance(0.6) ? section('icu care', lines(scene, ICU_CARE, rng.int(3, 5)).join('\n')) : []),
  ];
  return [rng.pick(titles), ...parts].join(rng.chance(0.6) ? '\n' : '\n\n');
}
