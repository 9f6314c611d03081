/** The operation that days are counted from: always told, and always rightly. */
import { daysBetween } from '../chart/days.ts';
import type { Scene } from '../notes/scene.ts';
import { noSlips, phrase, type Statement } from './statement.ts';

const AFTER = ['POD {#|}<n> {from|s/p} <what>', 's/p <what>, POD {#|}<n>', 'POD<n> {after|s/p} <what>', '<what>, now POD {#|}<n>'];
const ON = ['{underwent|had} <what> on HD <day>', '<what> on HD <day>', 'to OR for <what> {on HD|HD} <day>', 's/p <what> (HD <day>)'];

export function operationStatement(scene: Scene): Statement | undefined {
  const { operation, today, chart, kind, rng } = scene;
  if (operation === undefined) return undefined;
  const slots = { what: operation.said, n: String(daysBetween(operation.day, today)), day: String(daysBetween(chart.admitted, operation.day) + 1) };
  return {
    shape: 'operation', system: 'cv', keys: [operation.titles[0] ?? ''], claims: [{ is: 'procedure', titles: operation.titles, until: scene.now, day: operation.day }],
    say: () => phrase(scene, kind !== 'discharge-summary' && rng.chance(0.6) ? AFTER : ON, slots), slips: noSlips,
  };
}
