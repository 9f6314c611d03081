/** The number that was asked for last, set against another. */
import type { Wordings } from '../../ehr/templates/template.ts';
import type { Measured, State, Step, Turn } from '../walk/state.ts';
import type { Walk } from '../walk/walk.ts';

const DIFFERENCE: Wordings = {
  train: ['Subtract {other} from {np}: what is left?', 'How does that compare with {other}? Give {np} minus {other}.', 'What is {np} minus {other}?'],
  test: ['Take {other} off {np}: what is the result?', 'What do you get for {np} less {other}?', 'Compute the difference of the two, {np} and {other}, the second subtracted from the first.'],
};
const MORE_THAN: Wordings = {
  train: ['By how much does {np} exceed {other}?', 'How much more is {np} than {other}?', 'And how far is {np} above {other}?'],
  test: ['How much larger is {np} than {other}?', 'By what amount is {np} greater than {other}?'],
};
const DISTANCE: Wordings = {
  train: ['By how much do {np} and {other} differ, whichever is larger?', 'Compared with {other}: how large is the difference to {np}, without its sign?'],
  test: ['What is the gap between {np} and {other}, as a number without sign?', 'How far apart are {np} and {other}?'],
};
const RATIO: Wordings = {
  train: ['What is the ratio of {np} to {other}?', 'How many times as large as {other} is {np}?', 'And as a ratio: {np} divided by {other}?'],
  test: ['Divide {np} by {other}. What comes out?', 'Relative to {other}, how many times as large is {np}?'],
};
const PERCENT: Wordings = {
  train: ['What percentage of {whole} is that: how many percent of them {clause}?', 'As a percentage: how many of {whole} {clause}?', 'What percentage of {whole} {clause}?'],
  test: ['In percent, what part of {whole} {clause}?', 'Express that as a share of {whole}: how many percent {clause}?', 'Relative to {whole}, how many percent {clause}?'],
};
const IS_MORE: Wordings = {
  train: ['Is {np} greater than {other}?', 'Is that more than {other}? I mean {np}.'],
  test: ['Would {np} be above {other}, yes or no?', 'Does {np} come out higher than {other}?'],
};

const step = (id: string, steps: number, turn: (walk: Walk, measured: Measured) => Pick<Turn, 'text' | 'query' | 'positive'> | undefined): Step => ({
  id, kind: 'comparison',
  draw(walk, state: State) {
    const { measured } = state;
    const made = measured && turn(walk, measured);
    return made && { id, ...made, state, steps };
  },
});

export const COMPARISON: readonly Step[] = [
  step('difference', 2, (walk, { np, query: a, other }) => {
    const against = other?.(walk);
    if (against === undefined) return undefined;
    const { query: b } = against;
    if (walk.rng.chance(0.5)) return { text: walk.say(DIFFERENCE, { np, other: against.np }), query: { op: 'compare', fn: 'difference', a, b } };
    return walk.rng.chance(0.5)
      ? { text: walk.say(MORE_THAN, { np, other: against.np }), query: { op: 'compare', fn: 'difference', a, b }, positive: true }
      : { text: walk.say(MORE_THAN, { np: against.np, other: np }), query: { op: 'compare', fn: 'difference', a: b, b: a }, positive: true };
  }),
  step('distance', 2, (walk, { np, query: a, other }) => {
    const against = other?.(walk);
    return against && { text: walk.say(DISTANCE, { np, other: against.np }), query: { op: 'compare', fn: 'distance', a, b: against.query } };
  }),
  step('ratio', 2, (walk, { np, query: a, other }) => {
    const against = other?.(walk);
    return against && { text: walk.say(RATIO, { np, other: against.np }), query: { op: 'compare', fn: 'ratio', a, b: against.query } };
  }),
  step('percent', 2, (walk, { query: a, whole }) => whole && { text: walk.say(PERCENT, { whole: whole.text(walk), clause: whole.clause }), query: { op: 'compare', fn: 'percent', a, b: whole.query } }),
  step('is-more', 2, (walk, { np, query: a, other }) => {
    const against = other?.(walk);
    return against && !against.nested ? { text: walk.say(IS_MORE, { np, other: against.np }), query: { op: 'exceeds', a, b: against.query } } : undefined;
  }),
];
