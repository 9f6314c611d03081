/** Cultures, procedures, stays in intensive care, and coded diagnoses. */
import { dayOf, daysBetween } from '../chart/days.ts';
import type { Growth, Procedure, Sent } from '../claims/claim.ts';
import { ORGANISMS, SPECIMENS, type SpecimenWords } from '../lexicon/cultures.ts';
import { DIAGNOSES, diagnosisWords, plainTitle } from '../lexicon/diagnoses.ts';
import type { System } from '../lexicon/system.ts';
import { PROCEDURES, type ProcedureWords } from '../lexicon/procedures.ts';
import { sayDay, type Scene } from '../notes/scene.ts';
import { noSlips, phrase, type Slip, some, type Statement } from './statement.ts';

const otherDays = ({ chart, today }: Scene, day: string): readonly string[] => [...new Set([...chart.results, ...chart.orders.map(({ start }) => ({ time: start }))].map(({ time }) => dayOf(time)))].filter((each) => each !== day && each <= today && each >= dayOf(chart.admitted) && Math.abs(daysBetween(each, day)) <= 6);

const GREW = ['<spec> {grew|growing} <org>', '<spec> {positive for|+ for|pos for} <org>', '<org> in <spec>', '<spec>: <org>', '<spec> with <org>', '<spec> {came back|returned} {with|positive for} <org>', '<org> {isolated from|grew from} <spec>', '<spec> {speciated as|finalized as} <org>'];
const STERILE = ['<spec> {NGTD|no growth to date|negative to date}', '<spec> {no growth|negative}', '<spec>: {NG|no growth|NGTD}', 'no growth {on|from|in} <spec>', '<spec> {remain|remains} {negative|NGTD}', '<spec> {have not grown anything|without growth}', '<spec> - {NGTD|neg}', 'negative <spec>'];
const SENT_ON = ['<spec> {sent|drawn|collected} <on>', '<on> <spec> {sent|collected}', '<spec> from <last> {pending|noted|in micro}', '{sent|obtained} <spec> <on>', '<spec> ({sent|collected} <on>)', '<spec> {obtained|taken} <on>', '{had|got} <spec> {sent|taken} <on>', '<spec> off to micro <on>'];
const GREW_ON = ['<spec> {sent|drawn} <on> {grew|growing} <org>', '<spec> from <last> {grew|positive for|with} <org>', '<on> <spec> {sent|collected}, {grew|now growing} <org>', '<org> in <spec> {sent|collected|taken} <on>', '<spec> (<on>): <org>', '<spec> {collected|obtained} <on> {returned|came back} with <org>', '<spec> <on> <org>', '<spec> taken <on>: <org>'];

const GREW_PROSE = ['<his> <spec> {grew|eventually grew} <org>', '<org> was {isolated from|found in} <spec>', '<spec> {returned|came back} positive for <org>', '<he> was found to have <org> in <spec>', '<spec> ultimately grew <org>', '<his> <spec> {was|were} positive for <org>'];
const STERILE_PROSE = ['<his> <spec> {remained|were} negative', '<spec> showed no growth', 'nothing grew {in|from} <spec>', '<his> <spec> had no growth', '<spec> {was|came back} negative', 'there was no growth {in|on} <spec>'];

function culture(scene: Scene, { specimens, said }: SpecimenWords, organism: string | null | undefined, day: string | undefined): Statement {
  const growth: Growth | undefined = organism === undefined ? undefined : { is: 'growth', specimens, until: scene.now, organism };
  const sent: Sent | undefined = day === undefined ? undefined : { is: 'sent', specimens, until: scene.now, day };
  return {
    shape: `culture${growth === undefined ? '' : organism === null ? ' sterile' : ' grew'}${sent === undefined ? '' : ' sent'}`, system: 'id', keys: [specimens[0] ?? ''],
    claims: [...(growth === undefined ? [] : [growth]), ...(sent === undefined ? [] : [sent])],
    say: () => {
      const { rng } = scene;
      const on = day === undefined ? '' : sayDay(scene, day);
      const slots = { spec: rng.pick(said), org: organism === null || organism === undefined ? '' : rng.pick(ORGANISMS[organism]?.said ?? [organism]), on, last: on.replace(/^on (the )?/, '') };
      if (organism === null) return phrase(scene, STERILE, slots, STERILE_PROSE);
      return organism !== undefined && day === undefined ? phrase(scene, GREW, slots, GREW_PROSE) : phrase(scene, organism === undefined ? SENT_ON : GREW_ON, slots);
    },
    slips: noSlips,
  };
}

export function cultureStatements(scene: Scene): readonly (readonly Statement[])[] {
  const { chart, now, rng } = scene;
  return SPECIMENS.flatMap((words): (readonly Statement[])[] => {
    const where = words.specimens[0] ?? '';
    const rows = chart.cultures.filter(({ specimen, time }) => words.specimens.includes(specimen) && time <= now);
    const organisms = [...new Set(rows.map(({ organism }) => organism))];
    const met = Object.entries(ORGANISMS).filter(([name, each]) => each.where.test(where) && !organisms.includes(name)).map(([name]) => name);
    const [row] = rows;
    const column = (inNote: string | null, inTable: string | null): Slip['conflict'] => ['MICROBIOLOGYEVENTS', 'ORG_NAME', inNote, inTable];
    if (row === undefined) {
      // Nothing was sent: only a slip can speak of it.
      if (!/blood|urine|sputum/.test(where) || rng.chance(0.5)) return [];
      return [[{ shape: 'culture invented', system: 'id', keys: [where], claims: [], say: () => '', slips: () => some(rng, met, 1).map((name): Slip => ({ kind: 'presence', statement: culture(scene, words, name, undefined), conflict: column(name, null) })) }]];
    }
    const single = rows.length === 1;
    const day = dayOf(row.time);
    const grown = organisms.filter((organism) => organism !== null && ORGANISMS[organism] !== undefined);
    const wrongDays = (organism: string | undefined): readonly Slip[] => (single ? some(rng, otherDays(scene, day), 1).map((other): Slip => ({ kind: 'time', statement: culture(scene, words, organism, other), conflict: ['MICROBIOLOGYEVENTS', 'CHARTTIME', other, day] })) : []);
    const all: Statement[] = [];
    if (grown.length === 0 && organisms.every((organism) => organism === null)) {
      all.push({ ...culture(scene, words, null, undefined), slips: () => (single ? some(rng, met, 1).map((name): Slip => ({ kind: 'presence', statement: culture(scene, words, name, undefined), conflict: column(name, null) })) : []) });
    }
    const organism = grown.length === 0 ? undefined : rng.pick(grown);
    if (organism !== undefined && organism !== null) {
      const slips = (): readonly Slip[] => [
        ...(single ? some(rng, met, 1).map((name): Slip => ({ kind: 'value', statement: culture(scene, words, name, undefined), conflict: column(name, organism) })) : []),
        ...(rows.filter((each) => each.organism !== null).length === 1 ? [{ kind: 'presence' as const, statement: culture(scene, words, null, undefined), conflict: column(null, organism) }] : []),
      ];
      all.push({ ...culture(scene, words, organism, undefined), slips });
      if (single) all.push({ ...culture(scene, words, organism, day), slips: () => [...slips(), ...wrongDays(organism)] });
    }
    all.push({ ...culture(scene, words, undefined, day), slips: () => wrongDays(undefined) });
    return [all];
  });
}

const DONE = ['{underwent|had} <what> <on>', '<what> {done|performed} <on>', '<on> {underwent|had} <what>', 's/p <what> <on>', '<what> <on>{ without complication| uncomplicated|}', '{taken|went} for <what> <on>', '<what> ({done|performed} <on>)', '{had|got} <what> <on>, {tolerated well|no complications}'];
const NOT_DONE = ['no <what> {done|performed} {<sofar>|}', '{did not require|has not required|has not needed} <what>', '{no|never had} <what> {during this stay|this admission}', '<what> not {done|performed|required}', '{managed|treated} without <what>', '<what> was {never needed|not needed} {<sofar>|}', '{no need for|without need for} <what> {<sofar>|}', '{did not undergo|never underwent} <what>'];

const SYSTEM_OF: readonly (readonly [System, RegExp])[] = [['resp', /thorac|intercostal|bronch|endotracheal|tracheostomy|lung/], ['cv', /cardi|coronary|heart|aortic|balloon|vena cava/], ['renal', /dialysis|kidney/], ['neuro', /spinal|encephal|ventricular drain|cran|mening/], ['heme', /transfusion|marrow|splen/]];
const systemOf = ({ titles: [title = ''] }: ProcedureWords): System => SYSTEM_OF.find(([, pattern]) => pattern.test(title))?.[0] ?? 'gi';

const DONE_PROSE = ['<he> {underwent|had} <what> <on>', '<on> <he> {underwent|had} <what>', '<he> was taken for <what> <on>', '<what> was {done|performed} <on>', '<he> had <what> <on>, which {went well|was uncomplicated}', '<on> the decision was made to proceed with <what>'];
const NOT_DONE_PROSE = ['<he> did not {require|need} <what>', '<what> was {never|not} {needed|required}', 'there was no need for <what>', '<he> {never underwent|did not undergo} <what>', '<what> was considered but {not done|never done}', 'no <what> was {done|performed}'];

const done = (scene: Scene, words: ProcedureWords, day: string): Statement => {
  const claim: Procedure = { is: 'procedure', titles: words.titles, until: scene.now, day };
  return { shape: 'procedure', system: systemOf(words), keys: [words.titles[0] ?? ''], claims: [claim], say: () => phrase(scene, DONE, { what: scene.rng.pick(words.said), on: sayDay(scene, day) }, DONE_PROSE), slips: noSlips };
};
const denied = (scene: Scene, words: ProcedureWords): Statement => ({ shape: 'no procedure', system: systemOf(words), keys: [words.titles[0] ?? ''], claims: [{ is: 'no-procedure', titles: words.titles, until: scene.now }], say: () => phrase(scene, NOT_DONE, { what: scene.rng.pick(words.said).replace(/^an? /, '') }, NOT_DONE_PROSE), slips: noSlips });

export function procedureStatements(scene: Scene): readonly (readonly Statement[])[] {
  const { chart, now, rng, operation } = scene;
  return PROCEDURES.flatMap((words): (readonly Statement[])[] => {
    const [title] = words.titles;
    if (title === undefined || operation?.titles === words.titles) return [];
    const all = chart.procedures.filter((each) => words.titles.includes(each.title));
    const rows = all.filter(({ time }) => time <= now);
    const [row] = rows;
    if (row === undefined) {
      if (!words.common || all.length > 0 || !rng.chance(0.35)) return [];
      const invented = some(rng, otherDays(scene, ''), 1).map((day): Slip => ({ kind: 'presence', statement: done(scene, words, day), conflict: ['PROCEDURES_ICD', 'LONG_TITLE', title, null] }));
      return [[{ ...denied(scene, words), ...(rng.chance(0.85) ? { claims: [], say: () => '' } : {}), slips: () => invented }]];
    }
    const day = dayOf(row.time);
    return [[{
      ...done(scene, words, day),
      slips: () => (all.length === 1 ? [
        ...some(rng, otherDays(scene, day), 1).map((other): Slip => ({ kind: 'time', statement: done(scene, words, other), conflict: ['PROCEDURES_ICD', 'CHARTTIME', other, day] })),
        ...(words.exact ? [{ kind: 'presence' as const, statement: denied(scene, words), conflict: ['PROCEDURES_ICD', 'LONG_TITLE', null, row.title] as const }] : []),
      ] : []),
    }]];
  });
}

const IN_ICU = ['{admitted|transferred} to the <unit> <on>', '{to|arrived in} <unit> <on>', '<on> {moved|transferred} to {the|} <unit>', '<unit> admission <on>', '<unit> course began <on>', 'arrived to {the|} <unit> <on>', 'came to {the|} <unit> <on>', '{brought|sent} to {the|} <unit> <on>'];
const OUT_OF_ICU = ['{called out|transferred} {to the floor|out of the <unit>} <on>', 'left the <unit> <on>', '<on> {stable for|} transfer {out of the <unit>|to the floor}', 'transferred to {the|} {ward|floor} <on>', '{out of|left} {the|} <unit> <on>', '<unit> stay ended <on>', 'moved to the {floor|ward} <on>', 'called out of {the|} <unit> <on>'];
const UNITS: Readonly<Record<string, readonly string[]>> = { micu: ['MICU', 'ICU'], ccu: ['CCU', 'ICU'], csru: ['CSRU', 'CVICU'], sicu: ['SICU', 'ICU'], tsicu: ['TSICU', 'T/SICU'] };

/** Where there is one stay in intensive care, when it began and, if it is over, ended. */
export function icuStatements(scene: Scene): readonly (readonly Statement[])[] {
  const { chart, now, rng } = scene;
  const [stay] = chart.stays;
  if (stay === undefined || chart.stays.length !== 1 || stay.in > now) return [];
  const unit = rng.pick(UNITS[stay.unit] ?? ['ICU']);
  const moved = (edge: 'INTIME' | 'OUTTIME', day: string): Statement => ({ shape: `icu ${edge}`, system: 'resp', keys: [`icu ${edge}`], claims: [{ is: 'icu-day', edge, day }], say: () => phrase(scene, edge === 'INTIME' ? IN_ICU : OUT_OF_ICU, { unit, on: sayDay(scene, day) }), slips: noSlips });
  const edges = [['INTIME', stay.in] as const, ...(stay.out !== null && stay.out <= now ? [['OUTTIME', stay.out] as const] : [])];
  return edges.map(([edge, time]) => [{
    ...moved(edge, dayOf(time)),
    slips: () => some(rng, otherDays(scene, dayOf(time)).filter((day) => (edge === 'INTIME' ? day <= dayOf(stay.out ?? now) : day > dayOf(stay.in))), 1).map((day): Slip => ({ kind: 'time', statement: moved(edge, day), conflict: ['ICUSTAYS', edge, day, dayOf(time)] })),
  }]);
}

/** The discharge list, an entry each; and what is nowhere in the patient's codes, which only a slip puts there. */
export function diagnosisStatements(scene: Scene): { readonly listed: readonly Statement[]; readonly invented: readonly Statement[] } {
  const { chart, rng } = scene;
  const entry = (said: string, titles: readonly string[], system: Statement['system']): Statement => ({ shape: 'diagnosis', system, keys: [`dx ${titles[0] ?? ''}`], claims: [{ is: 'diagnosis', titles }], say: () => said, slips: noSlips });
  const seen = new Set<string>();
  const listed = chart.diagnoses.flatMap(({ title }) => {
    const words = diagnosisWords(title);
    const said = words === undefined ? plainTitle(title) : rng.pick(words.said);
    if (seen.has(words?.said[0] ?? said)) return [];
    seen.add(words?.said[0] ?? said);
    return [entry(said, [title], words?.system ?? 'gi')];
  });
  const invented = DIAGNOSES.flatMap(({ title, near, said, system }) => {
    if (title === undefined || near === undefined || chart.diagnoses.some((each) => near.test(each.title) || each.title === title)) return [];
    const statement = entry(rng.pick(said), [title], system);
    return [{ ...statement, shape: 'diagnosis invented', claims: [], say: () => '', slips: (): readonly Slip[] => [{ kind: 'presence', statement, conflict: ['DIAGNOSES_ICD', 'LONG_TITLE', title, null] }] }];
  });
  return { listed, invented };
}
