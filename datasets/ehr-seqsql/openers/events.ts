/** Questions about some events: one patient's, or everyone's. */
import { askSet } from '../follow-ups/aggregate.ts';
import { SET_MEASURES } from '../follow-ups/set-measures.ts';
import type { Wordings } from '../../ehr/templates/template.ts';
import { bareSet, drawSet, type EventSet, EVERYONE, ofPatient, VALUED } from '../walk/set.ts';
import type { Opener, Turn } from '../walk/state.ts';
import { scopeAround, type Walk } from '../walk/walk.ts';

const COUNT: Wordings = {
  train: ['How many {set} are there?', 'Count the {set}.', 'To begin with, how many {set} do we have?'],
  test: ['What is the number of {set}?', 'Could you count the {set}?', 'How many {set} have been recorded?'],
};

const opened = (walk: Walk, id: string, measure: string, set: EventSet | undefined): Turn | undefined => {
  const of = SET_MEASURES.find((each) => each.id === measure);
  const turn = set && of && askSet(walk, id, of, set, {}, true);
  return turn && measure === 'count' && set !== undefined ? { ...turn, text: walk.say(COUNT, { set: bareSet(set) }) } : turn;
};

const aPatient = (walk: Walk): ReturnType<typeof ofPatient> => ofPatient(walk.rng.pick(walk.pools.all('visit')).patient);

export const eventOpeners: readonly Opener[] = [
  { id: 'own-records', draw: (walk) => opened(walk, 'own-records', 'count', drawSet(walk, aPatient(walk))) },
  { id: 'own-tests', draw: (walk) => opened(walk, 'own-tests', 'count', drawSet(walk, aPatient(walk), { valued: true })) },
  { id: 'own-names', draw: (walk) => opened(walk, 'own-names', 'names', drawSet(walk, aPatient(walk))) },
  { id: 'own-values', draw: (walk) => opened(walk, 'own-values', 'value', drawSet(walk, aPatient(walk), { valued: true, kinds: ['lab', 'lab', 'vital'] })) },
  { id: 'own-fluids', draw: (walk) => opened(walk, 'own-fluids', 'total', drawSet(walk, aPatient(walk), { valued: true, kinds: ['intake', 'output'] })) },
  { id: 'own-charges', draw: (walk) => opened(walk, 'own-charges', 'total', drawSet(walk, aPatient(walk), { kinds: ['charge'] })) },
  { id: 'all-records', draw: (walk) => opened(walk, 'all-records', 'count', drawSet(walk, EVERYONE, { named: true, chance: 0.7 })) },
  { id: 'all-values', draw: (walk) => opened(walk, 'all-values', 'value', drawSet(walk, EVERYONE, { valued: true, kinds: [...VALUED, 'lab', 'lab'], chance: 0.6 })) },
  { id: 'all-any', draw: (walk) => {
    const event = walk.draw.event('visit');
    const set = drawSet(walk, EVERYONE, { chance: 1 });
    return event && set && opened(walk, 'all-any', walk.rng.pick(['count', 'names', 'patients']), set.scope.text === '' ? { ...set, scope: scopeAround(walk, event, 1) } : set);
  } },
];
