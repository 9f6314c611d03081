/** Pairs of things of which one follows the other, drawn from what did follow. */
import type { EventKind, Sequence } from '../query.ts';
import { wordsFor } from '../words.ts';
import { COMMON_SHARE } from './count.ts';
import type { Draw } from './template.ts';

export const WITHIN: readonly (readonly [Sequence['within'], string])[] = [
  [{ is: 'same-visit' }, 'during the same hospital visit'], [{ is: 'same-visit' }, 'in the same hospital visit'], [{ is: 'days', n: 30 }, 'within 30 days'], [{ is: 'days', n: 60 }, 'within 60 days'], [{ is: 'days', n: 7 }, 'within 7 days'],
  [{ is: 'days', n: 2 }, 'within 2 days'], [{ is: 'same-day' }, 'on the same day'],
  [{ is: 'same-month' }, 'in the same month'], [{ is: 'months', n: 1 }, 'within a month'], [{ is: 'months', n: 2 }, 'within 2 months'], [{ is: 'months', n: 3 }, 'within 3 months'],
];

/** Pairs of kinds that people ask about. */
export const PAIRS: readonly (readonly [EventKind, EventKind])[] = [
  ['diagnosis', 'drug'], ['diagnosis', 'procedure'], ['procedure', 'drug'], ['procedure', 'lab'], ['diagnosis', 'lab'], ['drug', 'procedure'], ['procedure', 'diagnosis'], ['drug', 'drug'], ['procedure', 'procedure'], ['diagnosis', 'culture'],
];

export interface DrawnSequence {
  readonly sequence: Sequence;
  /** "during the same hospital visit" */
  readonly within: string;
  readonly after: string;
  readonly then: string;
  readonly scope: string;
  readonly names: readonly [string, string];
}

/** @param named whether the second thing has a name, or any will do */
export function drawSequence(d: Draw, [first, then]: readonly [EventKind, EventKind], named: boolean, share = COMMON_SHARE): DrawnSequence | undefined {
  const name = d.pools.name(d.rng, first, share);
  const before = d.event(first, (event) => event.name === name) ?? d.pools.all(first).find((event) => event.name === name);
  if (name === undefined || before === undefined) return undefined;
  const following = named ? d.pools.of(then, before.patient).filter((event) => event.time > before.time && event.name !== null && event.name !== name && (d.pools.names(then).get(event.name) ?? 0) > 4) : [];
  if (named && following.length === 0) return undefined;
  const second = named ? d.rng.pick(following).name ?? '' : undefined;
  const [within, withinText] = d.rng.pick(WITHIN);
  const scope = d.wide(false);
  return {
    sequence: { first: { kind: first, name, ...scope.part }, then: { kind: then, ...(second === undefined ? {} : { name: second }) }, within },
    within: withinText, scope: scope.text, names: [d.say(first, name), d.say(then, second ?? '')],
    after: wordsFor(d.schema, first).event(d.say(first, name)), then: wordsFor(d.schema, then).were(d.say(then, second ?? '')),
  };
}
