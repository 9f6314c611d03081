/** A discharge summary: the whole stay. */
import { dayOf } from '../chart/days.ts';
import type { Statement } from '../statements/statement.ts';
import { drugStatements } from '../statements/drugs.ts';
import { cultureStatements, diagnosisStatements, icuStatements, procedureStatements } from '../statements/findings.ts';
import { labStatements, panel } from '../statements/labs.ts';
import { operationStatement } from '../statements/operation.ts';
import { vitalStatements } from '../statements/vitals.ts';
import { SYSTEMS, type System } from '../lexicon/system.ts';
import { joined, lines, slotsOf } from '../text/prose.ts';
import { ofSplit, sentence, speak } from '../text/speak.ts';
import { heading } from './author.ts';
import { ADMIT_EXAM, CONDITIONS, COURSE, ED_COURSE, FAMILY, FOLLOW_UP, HOME_MEDICINES, IMAGING, INSTRUCTIONS, INTRODUCED, PRESENTED, SOCIAL } from './discharge-prose.ts';
import { carried } from './physician.ts';
import { HPI_OPENINGS } from './physician-prose.ts';
import type { Scene } from './scene.ts';

export function dischargeParts(scene: Scene): { readonly groups: readonly (readonly Statement[])[]; readonly fixed: readonly Statement[] } {
  const { chart, now, rng } = scene;
  const stay = { from: chart.admitted, to: now };
  const over = ['this admission', 'over the stay', 'during the stay', 'while in house'];
  const operation = operationStatement(scene);
  const { listed, invented } = diagnosisStatements(scene);
  // A list leaves things out, and holds what was coded.
  const groups = [
    ...labStatements(scene), ...labStatements(scene).filter(() => rng.chance(0.3)), ...panel(scene, 'first').map((each) => [each]), ...panel(scene, 'last').map((each) => [each]),
    ...vitalStatements(scene, stay, over), ...drugStatements(scene, stay, over), ...drugStatements(scene, stay, over).filter(([each]) => each?.shape.startsWith('drug ') === true && each.claims.length > 0 && rng.chance(0.4)), ...cultureStatements(scene), ...procedureStatements(scene), ...icuStatements(scene), ...rng.shuffle(invented).slice(0, 6).map((each) => [each]),
  ];
  return { groups, fixed: [...(operation === undefined ? [] : [operation]), ...listed.slice(0, rng.int(3, 9))] };
}

type Place = 'procedures' | 'hpi' | 'exam' | 'admission' | 'discharge labs' | 'micro' | 'course' | 'diagnoses';

function placeOf({ rng }: Scene, { shape }: Statement): Place {
  if (shape === 'diagnosis') return 'diagnoses';
  if (shape === 'panel first') return 'admission';
  if (shape === 'panel last') return 'discharge labs';
  if (shape === 'operation') return 'procedures';
  if (shape === 'procedure') return rng.chance(0.5) ? 'procedures' : 'course';
  if (shape.startsWith('culture')) return rng.chance(0.55) ? 'micro' : 'course';
  if (shape === 'admit weight') return 'exam';
  if (shape.startsWith('icu')) return rng.chance(0.5) ? 'hpi' : 'course';
  if (shape === 'lab first') return rng.chance(0.4) ? 'hpi' : 'course';
  return 'course';
}

const PROBLEMS: Readonly<Record<System, readonly string[]>> = { neuro: ['Neuro', 'Mental status', 'Neuro/pain', 'Neurologic'], cv: ['CV', 'Cardiac', 'Cardiovascular', 'Hemodynamics'], resp: ['Resp', 'Pulmonary', 'Pulm', 'Respiratory status'], gi: ['GI', 'FEN/GI', 'Abdominal', 'GI/nutrition'], renal: ['Renal', 'Renal/lytes', 'GU/renal', 'Kidney function'], id: ['ID', 'Infectious disease', 'Infection', 'Fevers/infectious'], heme: ['Heme', 'Anemia/heme', 'Hematologic', 'Blood counts'], endo: ['Endo', 'Diabetes/endo', 'Endocrine', 'Metabolic'] };

const GOT_WELL = /discharge|ambulat|outpatient|outpt|resolve|improve|diet|home|better|did well|came down|weaned|uneventful|tolerat|passed|advanced|fed/i;

function course(scene: Scene, of: (system: System) => readonly Statement[]): string {
  const { rng, author, split, reason, traits } = scene;
  // Who died in the hospital neither got well nor went home.
  const fit = (pool: readonly string[]): readonly string[] => (traits.has('died') ? pool.map((line) => (GOT_WELL.test(line) ? 'open? ' : line)) : pool);
  const bySystem = rng.chance(0.72);
  const order = rng.chance(0.5) ? SYSTEMS : rng.shuffle(SYSTEMS);
  const told = order.flatMap((system) => {
    const own = of(system).map((each) => each.say());
    if (own.length === 0 && rng.chance(0.55)) return [];
    const talk = lines(scene, fit(COURSE[system]), rng.int(1, 3));
    const opening = rng.chance(0.45 + author.prose / 2) ? lines(scene, fit(INTRODUCED[system]), 1) : [];
    return [{ system, text: joined(scene, [...opening, ...(rng.chance(0.5) ? [...own, ...talk] : rng.shuffle([...own, ...talk]))]) }];
  });
  if (!bySystem) return `${sentence(reason)}: ${told.map(({ text }) => text).join(' ')}`;
  return told.map(({ system, text }, i) => `${author.problem === '1. ' ? `${i + 1}. ` : author.problem}${rng.pick(ofSplit(split, PROBLEMS[system]))}${rng.pick([': ', ' - '])}${text}`).join(rng.pick(['\n', '\n\n']));
}

function medicines(scene: Scene, count: number, discharge: boolean): string {
  const { rng, author, split } = scene;
  const style = rng.int(0, 2);
  return rng.shuffle(ofSplit(split, HOME_MEDICINES)).slice(0, count).map((each, i) => {
    const often = rng.pick(['daily', 'BID', 'qd', 'q24h', 'once a day', 'qHS', 'twice daily']);
    if (style === 0) return `${i + 1}. ${each} ${often}`;
    if (style === 1) return `${author.bullet}${each.toLowerCase()} ${often}`;
    return discharge ? `${i + 1}. ${each} Sig: ${rng.pick(['One (1)', 'Two (2)', '1-2'])} ${rng.pick(['PO', 'tabs PO'])} ${often}` : `${each} ${often}`;
  }).join(style === 1 && !discharge ? rng.pick([', ', '\n']) : '\n');
}

const DESTINATIONS: Readonly<Record<string, readonly string[]>> = { home: ['Home'], 'home health care': ['Home With Service', 'Home with VNA'], snf: ['Extended Care', 'SNF'], 'rehab/distinct part hosp': ['Rehab', 'Extended Care'], 'long term care hospital': ['LTAC', 'Extended Care'], 'dead/expired': ['Expired'] };

function servicesOf({ story, operation }: Scene): readonly string[] {
  if (operation !== undefined || story === 'surgery') return /CABG|AVR|VATS|lobectomy/.test(operation?.said ?? '') ? ['CARDIOTHORACIC', 'CSURG'] : /crani|subdural|meninges/.test(operation?.said ?? '') ? ['NEUROSURGERY'] : ['SURGERY'];
  return story === 'trauma' ? ['TRAUMA', 'SURGERY'] : story === 'cardiac' ? ['CARDIOLOGY', 'CCU', 'MEDICINE'] : story === 'neuro' ? ['NEUROLOGY', 'MEDICINE'] : ['MEDICINE'];
}

export function writeDischarge(scene: Scene, statements: readonly Statement[]): string {
  const { rng, author, split, chart, story, now } = scene;
  const placed = statements.map((statement) => [placeOf(scene, statement), statement] as const);
  const at = (place: Place): readonly Statement[] => placed.filter(([each]) => each === place).map(([, statement]) => statement);
  const say = (list: readonly Statement[]): readonly string[] => list.map((each) => each.say());
  const h = (title: string): string => heading(author, title);
  const section = (title: string, body: string): readonly string[] => (body.trim() === '' ? [] : [`${h(title)}\n${body}`]);
  const date = (time: string): string => (author.dates === 'none' ? '[**Date**]' : author.dates === 'mimic' ? `[**${dayOf(time).slice(0, 4)}-${Number(time.slice(5, 7))}-${Number(time.slice(8, 10))}**]` : `${Number(time.slice(5, 7))}/${Number(time.slice(8, 10))}/${time.slice(0, 4)}`);
  const died = scene.traits.has('died');
  const hpi = joined(scene, [speak(rng, rng.pick(ofSplit(split, HPI_OPENINGS).filter((line) => !line.includes('<day>'))), slotsOf(scene)), ...lines(scene, PRESENTED[story], rng.int(1, 2)), ...lines(scene, ED_COURSE, rng.int(1, 4)), ...say(at('hpi'))]);
  const list = (items: readonly string[]): string => (rng.chance(0.5) ? items.map((each, i) => `${author.problem === '1. ' ? `${i + 1}. ` : author.bullet}${sentence(each)}`).join('\n') : items.map(sentence).join(rng.pick(['\n', ', ', '; '])));
  const panels = (title: string, items: readonly string[]): readonly string[] => (items.length === 0 ? [] : [`${title} ${items.join(author.comma)}`]);
  const results = [
    ...panels(rng.pick(['Admission labs:', 'ADMISSION LABS', 'Labs on admission:', 'On admission:']), say(at('admission'))),
    ...panels(rng.pick(died ? ['Last labs:', 'LAST LABS', 'Most recent labs:'] : ['Discharge labs:', 'DISCHARGE LABS', 'Labs on discharge:', 'At discharge:']), say(at('discharge labs'))),
    ...(at('micro').length === 0 ? [] : [`${rng.pick(['Micro:', 'MICROBIOLOGY:', 'Cultures:'])} ${joined(scene, say(at('micro')))}`]),
    ...(rng.chance(0.75) ? lines(scene, IMAGING, rng.int(2, 4)) : []),
  ].join('\n');
  const again = rng.chance(0.5) ? carried(scene, at('course')) : [];
  const parts = [
    `${rng.pick(['Admission Date:', 'Adm Date:'])} ${date(chart.admitted)}   ${rng.pick(['Discharge Date:', 'Disch Date:'])} ${date(now)}`,
    `Sex: ${chart.sex.toUpperCase()}   Service: ${rng.pick(servicesOf(scene))}`,
    ...(rng.chance(0.6) ? [`${h('allergies')} ${rng.pick(['NKDA', 'Penicillins', 'Sulfa', 'No Known Allergies', 'Codeine', 'Latex', 'Patient recorded as having no known allergies'])}`] : []),
    ...section('chief complaint', speak(rng, '{<reason>|<reason>}', slotsOf(scene))),
    ...section(rng.pick(['major surgical or invasive procedure', 'procedures']), at('procedures').length === 0 ? (rng.chance(0.5) ? rng.pick(['see below', 'as below']) : '') : list(say(at('procedures')))),
    ...section(rng.pick(['history of present illness', 'hpi']), hpi),
    ...section(rng.pick(['past medical history', 'pmh']), scene.history.length === 0 ? 'None significant' : list(rng.shuffle(scene.history).slice(0, 8))),
    ...(rng.chance(0.7) ? section('social history', joined(scene, lines(scene, SOCIAL, rng.int(2, 4)))) : []),
    ...(rng.chance(0.5) ? section('family history', joined(scene, lines(scene, FAMILY, rng.int(1, 2)))) : []),
    ...section(rng.pick(['physical exam', 'physical exam on admission', 'pe on admission']), [...lines(scene, ADMIT_EXAM, rng.int(3, 6)), ...say(at('exam')).map(sentence)].join('\n')),
    ...section(rng.pick(['pertinent results', 'results', 'labs and studies']), results),
    ...section(rng.pick(['brief hospital course', 'hospital course']), [course(scene, (system) => at('course').filter((each) => each.system === system)), ...(again.length === 0 ? [] : [`${rng.pick(['In summary', 'Of note', 'To summarize'])}: ${joined(scene, say(again))}`])].join('\n')),
    ...(rng.chance(0.75) ? section(rng.pick(['medications on admission', 'home medications']), medicines(scene, rng.int(3, 9), false)) : []),
    ...(died ? [] : section('discharge medications', medicines(scene, rng.int(4, 12), true))),
    ...section('discharge disposition', rng.pick(DESTINATIONS[chart.destination ?? ''] ?? ['Extended Care'])),
    ...section(rng.pick(['discharge diagnosis', 'discharge diagnoses']), list(say(at('diagnoses')))),
    ...section('discharge condition', died ? 'Expired' : joined(scene, lines(scene, CONDITIONS, 1))),
    ...(died ? [] : section('discharge instructions', joined(scene, lines(scene, INSTRUCTIONS, rng.int(3, 7))))),
    ...(died || rng.chance(0.2) ? [] : section(rng.pick(['followup instructions', 'follow-up']), lines(scene, FOLLOW_UP, rng.int(1, 3)).map((each) => `${author.bullet}${sentence(each)}`).join('\n'))),
  ];
  return parts.join(rng.chance(0.5) ? '\n' : '\n\n');
}
