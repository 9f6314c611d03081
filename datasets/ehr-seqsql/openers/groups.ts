/** How many patients ...? */
import type { EventKind } from '../../ehr/query.ts';
import type { Wordings } from '../../ehr/templates/template.ts';
import { SIZE } from '../follow-ups/group-measures.ts';
import { ofGroupMeasure } from '../follow-ups/siblings.ts';
import { bare, type Condition, drawAges, type Group, groupOf, happened, headOf, known, measured, narrowed, ofSex, other, patientsOf, STAYS } from '../walk/group.ts';
import type { Opener, Turn } from '../walk/state.ts';
import { eventIn, scopeAround, type Walk } from '../walk/walk.ts';

const HOW_MANY: Wordings = {
  train: ['How many {group}?', 'Count the {bare}.', 'Tell me how many {group}.', 'To begin with: how many {group}?', 'I am looking at the {bare}. How many are there?', 'Calculate the number of {bare}.'],
  test: ['What is the number of {bare}?', 'How many {bare} are on record?', 'Can you tell me how many {group}?', 'First of all, how many {group}?', 'Get me the number of {bare}.'],
};

function opened(walk: Walk, id: string, group: Group, steps: number): Turn | undefined {
  const measure = SIZE.draw(walk, group);
  // "How many patients were diagnosed with ...", of one condition; of more, as for any group.
  const said = group.conditions[0].clause;
  return measure && { id, text: walk.say(HOW_MANY, { group: `${headOf(group)} ${said}`, bare: bare(group) }), query: { op: 'patients', of: patientsOf(group) }, steps, state: { group: known(group), measured: ofGroupMeasure(measure, group, true) } };
}

/** @param share of all patients, below which an item is too rare to say more about */
function drawNamed(walk: Walk, kind: EventKind, share: number): Condition | undefined {
  const name = walk.pools.name(walk.rng, kind, share);
  const event = name === undefined ? undefined : walk.draw.event(kind, (each) => each.name === name) ?? walk.pools.all(kind).find((each) => each.name === name);
  return event && happened(walk.schema, kind, name ?? '', scopeAround(walk, event, 0.8), (again) => {
    // Another item, or the same at another time.
    if (again.rng.chance(0.6)) return drawNamed(again, kind, share);
    const time = again.draw.event(kind, (each) => each.name === name);
    return time && happened(again.schema, kind, name ?? '', scopeAround(again, time, 1));
  });
}

const KINDS = ['diagnosis', 'drug', 'procedure', 'lab', 'culture'] as const;

function drawBeyond(walk: Walk, kind: 'lab' | 'vital'): Condition | undefined {
  const event = walk.draw.event(kind, ({ value, name }) => value !== null && (walk.pools.names(kind).get(name ?? '') ?? 0) > 15);
  return event === undefined || event.value === null ? undefined : { ...measured(kind, event.name ?? '', walk.rng.pick(['greater', 'less'] as const), event.value, scopeAround(walk, event, 0.6)), again: (again) => drawBeyond(again, kind) };
}

function drawStay(walk: Walk, kind: 'visit' | 'icu'): Condition | undefined {
  const event = walk.draw.event(kind);
  if (event === undefined) return undefined;
  const scope = scopeAround(walk, event, 0.9);
  const again = (next: Walk): Condition | undefined => drawStay(next, kind);
  const field = walk.rng.pick(kind === 'visit' ? ['source', 'type', 'insurance', 'any', 'any'] as const : ['careunit', 'careunit', 'any'] as const);
  const value = field === 'any' ? null : event.more[field] ?? null;
  if (field === 'any' || typeof value !== 'string' || value.startsWith('**')) return { ...other({ kind }, kind === 'visit' ? 'were admitted to the hospital' : 'were admitted to the ICU', kind === 'visit' ? 'hospital admission' : 'ICU admission', scope), again };
  return { ...other({ kind, [field]: value }, ...STAYS[field](value), scope), again };
}

export const cohortOpeners: readonly Opener[] = [
  ...KINDS.map((kind): Opener => ({
    id: `patients-${kind}`,
    draw(walk) {
      const condition = drawNamed(walk, kind, 0.05);
      return condition && opened(walk, `patients-${kind}`, groupOf(condition), 1);
    },
  })),
  ...KINDS.map((kind): Opener => ({
    id: `people-${kind}`,
    draw(walk) {
      const condition = drawNamed(walk, kind, 0.08);
      return condition && opened(walk, `people-${kind}`, narrowed(groupOf(condition), ofSex(walk.rng.pick(['f', 'm'] as const))), 2);
    },
  })),
  ...(['diagnosis', 'drug', 'procedure'] as const).map((kind): Opener => ({
    id: `aged-${kind}`,
    draw(walk) {
      const condition = drawNamed(walk, kind, 0.08);
      if (condition?.events === undefined) return undefined;
      const [age, text] = drawAges(walk);
      const events = { ...condition.events, people: { age } };
      const { again: _, timed: __, ...rest } = condition;
      return opened(walk, `aged-${kind}`, groupOf({ ...rest, events, patients: { having: events }, clause: `${condition.clause} at age ${text}`, thing: `${condition.thing ?? ''} at age ${text}` }), 2);
    },
  })),
  ...(['lab', 'vital'] as const).map((kind): Opener => ({ id: `patients-beyond-${kind}`, draw: (walk) => {
    const condition = drawBeyond(walk, kind);
    return condition && opened(walk, `patients-beyond-${kind}`, groupOf(condition), 2);
  } })),
  ...(['visit', 'icu'] as const).map((kind): Opener => ({ id: `admitted-${kind}`, draw: (walk) => {
    const condition = drawStay(walk, kind);
    return condition && opened(walk, `admitted-${kind}`, groupOf(condition), 1);
  } })),
  { id: 'patients-grew', draw(walk) {
    const event = eventIn(walk, undefined, 'culture', ({ more }) => typeof more['organism'] === 'string');
    const organism = String(event?.more['organism']);
    return event && opened(walk, 'patients-grew', groupOf(other({ kind: 'culture', organism }, `had a culture that grew ${organism}`, `culture that grew ${organism}`, scopeAround(walk, event, 0.6))), 2);
  } },
];
