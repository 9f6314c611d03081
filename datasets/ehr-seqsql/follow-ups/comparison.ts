/** The number that was asked for last, set against another. */
import type { Wordings } from '../../ehr/templates/template.ts';
import type { Measured, Other, State, Step, Turn } from '../walk/state.ts';
import type { Walk } from '../walk/walk.ts';

/** {other} may be told shortly and stands second; {full} stands first. */
const DIFFERENCE: Wordings = {
  train: ['What is the difference between {np} and {other}, the first minus the second?', 'Subtract {full} from {np}: what is left?', 'How does {np} compare with {other}? Give the first minus the second.', 'What is {np} minus {other}?'],
  test: ['What is the difference when {full} is subtracted from {np}?', 'Compare {np} with {other}: what is the first minus the second?', 'What is the difference between {np} and {other}? Subtract the second from the first.', 'By how much does {np} differ from {other}, as the first minus the second?'],
};
const MORE_THAN: Wordings = {
  train: ['By how much does {np} exceed {other}?', 'And how far is {np} above {other}?'],
  test: ['How much higher is {np} than {other}?', 'By what amount is {np} greater than {other}?'],
};
const MORE_THINGS: Wordings = {
  train: ['How many more {things} are there than {others}?', 'And how many more {things} than {others} are there?'],
  test: ['By how many do {things} outnumber {others}?', 'Compared with {others}, how many more {things} are there?'],
};
const MORE_AT: Wordings = {
  train: ['How many more {subject} {clause} {time} than {other}?', 'By how many did the {subject} who {clause} {time} exceed those {other}?'],
  test: ['Compared with {other}, how many more {subject} {clause} {time}?', 'How does that compare: how many more {subject} {clause} {time} than {other}?'],
};
const CHANGE: Wordings = {
  train: ['By how many did the number of {subject} who {clause} change from {from} to {to}, the later minus the earlier?', 'What is the number of {subject} who {clause} in {to} minus the number in {from}?'],
  test: ['How does {to} compare with {from}: by how many did the number of {subject} who {clause} change? Later minus earlier.', 'From {from} to {to}, what was the change in the number of {subject} who {clause}, as later minus earlier?'],
};
const HALVES: Wordings = {
  train: ['Of {whole}, how many more {did} than {not}?', 'How many more of {whole} {did} than {not}?'],
  test: ['Among {whole}, how many more {did} than {not}?', 'By how many, among {whole}, do those who {did} outnumber those who {not}?'],
};
const DISTANCE: Wordings = {
  train: ['By how much do {np} and {other} differ, whichever is larger?', 'What is the absolute difference between {np} and {other}?'],
  test: ['How far apart are {np} and {other}?', 'What is the gap between {np} and {other}, ignoring its sign?', 'In absolute terms, what is the difference between {np} and {other}?'],
};
const RATIO: Wordings = {
  train: ['What is the ratio of {np} to {other}?', 'Divide {np} by {other}: what ratio is that?', 'As a ratio, what is {np} divided by {other}?'],
  test: ['Find the ratio of {np} to {other}.', 'Can you give the ratio of {np} to {other}?', 'And the ratio of {np} to {other}?'],
};
const RATIO_OF_THINGS: Wordings = {
  train: ['What is the ratio of {things} to {others}?', 'Give me the ratio of {things} to {others}.'],
  test: ['Find the ratio of {things} to {others}.', 'And the ratio of {things} to {others}?'],
};
const RATIO_OF_HALVES: Wordings = {
  train: ['Of {whole}, what is the ratio of those who {did} to those who {not}?'],
  test: ['Among {whole}, what is the ratio of those who {did} to those who {not}?', 'Find the ratio, among {whole}, of those who {did} to those who {not}.'],
};
const PERCENT: Wordings = {
  train: ['What percentage of {whole} {clause}?', 'And what percentage is that: how many of {whole} {clause}?', 'As a percentage of {whole}, how many {clause}?'],
  test: ['In percent, how many of {whole} {clause}?', 'What percentage is that? I mean how many of {whole} {clause}.', 'Out of {whole}, what percentage {clause}?', 'As a percentage, how many of {whole} {clause}?'],
};
const IS_MORE: Wordings = {
  train: ['Is {np} higher than {other}?', 'Is {np} greater than {other}?'],
  test: ['Does {np} exceed {other}?', 'Yes or no: is {np} above {other}?'],
};
const ARE_MORE: Wordings = {
  train: ['Are there more {things} than {others}?', 'Is it true that there are more {things} than {others}?'],
  test: ['Do {things} outnumber {others}?', 'Were there more {things} than {others}, yes or no?'],
};

interface Sides { readonly measured: Measured; readonly against: Other }

const step = (id: string, steps: number, turn: (walk: Walk, sides: Sides) => Pick<Turn, 'text' | 'query' | 'positive'> | undefined): Step => ({
  id, kind: 'comparison',
  draw(walk, state: State) {
    const { measured } = state;
    const against = measured?.other?.(walk);
    const made = measured && against && turn(walk, { measured, against });
    return made && { id, ...made, state, steps };
  },
});

/** In the words for what is counted, mostly, where both are counts. */
function saying(walk: Walk, { measured: { np, things }, against }: Sides, numbers: Wordings, counts?: Wordings): string {
  const { np: full, short = full, things: otherThings, shortThings = otherThings } = against;
  if (counts !== undefined && things !== undefined && otherThings !== undefined && walk.rng.chance(0.75)) return walk.say(counts, { things, others: counts === RATIO_OF_THINGS ? shortThings ?? '' : otherThings });
  return walk.say(numbers, { np, other: short, full });
}

/** How many more, or fewer, with the sign that it has. */
function difference(walk: Walk, sides: Sides): Pick<Turn, 'text' | 'query' | 'positive'> {
  const { measured: { np, query: a, things }, against } = sides;
  const { query: b, times, halves } = against;
  const { rng } = walk;
  const [forth, back] = [{ op: 'compare', fn: 'difference', a, b }, { op: 'compare', fn: 'difference', a: b, b: a }] as const;
  if (times?.later !== undefined) {
    const { subject, clause, time, other, later } = times;
    return { text: walk.say(CHANGE, { subject, clause, from: later === 'own' ? other : time, to: later === 'own' ? time : other }), query: later === 'own' ? forth : back };
  }
  if (times !== undefined && rng.chance(0.7)) {
    const { subject, clause, time, other } = times;
    return rng.chance(0.5) ? { text: walk.say(MORE_AT, { subject, clause, time, other }), query: forth, positive: true } : { text: walk.say(MORE_AT, { subject, clause, time: other, other: time }), query: back, positive: true };
  }
  if (halves !== undefined) return { text: walk.say(HALVES, { ...halves }), query: forth, positive: true };
  if (rng.chance(0.35)) return { text: saying(walk, sides, DIFFERENCE), query: forth };
  if (rng.chance(0.5)) return { text: saying(walk, sides, MORE_THAN, MORE_THINGS), query: forth, positive: true };
  return {
    text: things !== undefined && against.things !== undefined ? walk.say(MORE_THINGS, { things: against.things, others: things }) : walk.say(MORE_THAN, { np: against.np, other: np }),
    query: back, positive: true,
  };
}

export const COMPARISON: readonly Step[] = [
  step('difference', 2, difference),
  step('distance', 2, (walk, sides) => ({ text: saying(walk, sides, DISTANCE), query: { op: 'compare', fn: 'distance', a: sides.measured.query, b: sides.against.query } })),
  step('ratio', 2, (walk, sides) => ({ text: sides.against.halves === undefined ? saying(walk, sides, RATIO, RATIO_OF_THINGS) : walk.say(RATIO_OF_HALVES, { ...sides.against.halves }), query: { op: 'compare', fn: 'ratio', a: sides.measured.query, b: sides.against.query } })),
  {
    id: 'percent', kind: 'comparison',
    draw(walk, state) {
      const whole = state.measured?.whole;
      return whole && state.measured && { id: 'percent', text: walk.say(PERCENT, { whole: whole.text(walk), clause: whole.clause }), query: { op: 'compare', fn: 'percent', a: state.measured.query, b: whole.query }, state, steps: 2 };
    },
  },
  step('is-more', 2, (walk, sides) => (sides.against.nested ? undefined : { text: saying(walk, sides, IS_MORE, ARE_MORE), query: { op: 'exceeds', a: sides.measured.query, b: sides.against.query } })),
];
