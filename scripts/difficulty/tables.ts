/** The measures as Markdown. */
import type { Cell, Measures } from './measure.ts';
import { LEVELS } from './sample.ts';

const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const cellsOf = ({ levels }: Measures, show: (cell: Cell) => string | undefined): readonly string[] => LEVELS.map((level) => show(levels[level]) ?? '');
const numbered = LEVELS.map(String);

/** The neighbouring levels that stand the other way round; none is an order. */
export function outOfOrder({ levels }: Measures, value: (cell: Cell) => number | undefined, direction: 'falls' | 'rises'): readonly string[] {
  const known = LEVELS.flatMap((level) => {
    const of = value(levels[level]);
    return of === undefined ? [] : [{ level, of }];
  });
  return known.flatMap(({ level, of }, index) => {
    const next = known[index + 1];
    return next === undefined || (direction === 'falls' ? next.of <= of : next.of >= of) ? [] : [`${level} and ${next.level}`];
  });
}

const orderOf = (measures: Measures, value: (cell: Cell) => number | undefined, direction: 'falls' | 'rises'): string => {
  const found = outOfOrder(measures, value, direction);
  return found.length === 0 ? 'yes' : `but for ${found.join(', ')}`;
};
export const shareSolved = ({ solved, tasks }: Cell): number | undefined => (solved === undefined ? undefined : solved / tasks);

/** Counts of tasks stand in brackets. */
export function markdown(all: readonly Measures[]): string {
  const agents = all.filter(({ agent }) => agent !== undefined);
  const references = all.filter(({ quartile }) => quartile !== undefined);
  const predictions = all.filter(({ quartile }) => quartile === undefined);
  return [
    ...(agents.length === 0 ? [] : ['Share of the tasks that a simple agent solves, all their questions right (tasks tried):', table(['family', 'agent', ...numbered, 'falls'], agents.map((each) => [`\`${each.family}\``, each.agent ?? '', ...cellsOf(each, ({ solved, tasks }) => (solved === undefined ? undefined : `${percent(solved, tasks)} (${tasks})`)), orderOf(each, shareSolved, 'falls')]))]),
    ...(references.length === 0 ? [] : ['The shortest program of the reference\'s building blocks: how many blocks it has on the average; and the share of tasks for which a program of N blocks is enough (N is the family\'s lower quartile):', table(['family', ...numbered, 'rises', 'N', ...LEVELS.map((level) => `N: ${level}`)], references.map((each) => [`\`${each.family}\``, ...cellsOf(each, ({ blocks }) => blocks?.toFixed(blocks < 100 ? 1 : 0)), orderOf(each, ({ blocks }) => blocks, 'rises'), String(each.quartile), ...cellsOf(each, ({ short, tasks }) => (short === undefined ? undefined : percent(short, tasks)))]))]),
    ...(predictions.length === 0 ? [] : ['Share of the reward that a logistic regression on the plain features earns on a prediction task, mean (tasks):', table(['family', ...numbered, 'falls'], predictions.map((each) => [`\`${each.family}\``, ...cellsOf(each, ({ linear, tasks }) => (linear === undefined ? undefined : `${linear.toFixed(2)} (${tasks})`)), orderOf(each, ({ linear }) => linear, 'falls')]))]),
  ].join('\n\n');
}
