/** What simple agents reach in one family, by difficulty. */
import { mean } from '../../cli/statistics.ts';
import type { Family } from '../../env/families/family.ts';
import type { TaskRecord } from '../../env/task.ts';
import type { Agent } from './agent.ts';
import { blocksOf } from './blocks.ts';
import { byConvention } from './conventions.ts';
import { expressions } from './expressions.ts';
import { isPrediction, linearShare } from './linear.ts';
import { oneCall } from './one-call.ts';
import { oneLine } from './one-line.ts';
import { oneRequest } from './one-request.ts';
import { isLevel, type Level, LEVELS, sampleOf, TABLES } from './sample.ts';

export const AGENTS: readonly Agent[] = [expressions, oneLine, oneRequest, oneCall, byConvention];

/** Of the tasks of one level. */
export interface Cell {
  readonly tasks: number;
  /** By the family's agent, where it has one. */
  readonly solved?: number;
  /** The mean number of building blocks of the reference. */
  readonly blocks?: number;
  /** Tasks that a program of at most the family's lower quartile of blocks solves. */
  readonly short?: number;
  /** Mean share of the reward that a linear model earns. */
  readonly linear?: number;
}

export interface Measures {
  readonly family: string;
  readonly agent?: string;
  /** The lower quartile of blocks, all levels weighing the same. */
  readonly quartile?: number;
  readonly levels: Readonly<Record<Level, Cell>>;
}

export async function measure(family: Family, perCell: number, tables: string = TABLES): Promise<Measures> {
  const { id } = family.info;
  const records = await sampleOf(family, perCell, tables);
  if (isPrediction(id)) return { family: id, levels: byLevel(records, (at) => (at.length === 0 ? {} : { linear: mean(at.map((index) => linearShare(records[index] as TaskRecord))) })) };
  const agent = AGENTS.find(({ families }) => families.includes(id));
  const solved = await agent?.solve(id, records);
  const blocks = await blocksOf(id, records);
  const quartile = quartileOf(records, blocks);
  return {
    family: id, ...(agent === undefined ? {} : { agent: agent.name }), quartile,
    levels: byLevel(records, (at) => {
      const known = at.flatMap((index) => blocks[index] ?? []);
      return {
        ...(solved === undefined || at.length === 0 ? {} : { solved: at.filter((index) => solved[index] === true).length }),
        ...(known.length === 0 ? {} : { blocks: mean(known), short: known.filter((count) => count <= quartile).length }),
      };
    }),
  };
}

function byLevel(records: readonly TaskRecord[], cell: (at: readonly number[]) => Omit<Cell, 'tasks'>): Measures['levels'] {
  const of = (level: Level): Cell => {
    const at = records.flatMap(({ difficulty }, index) => (difficulty === level ? [index] : []));
    return { tasks: at.length, ...cell(at) };
  };
  return { 1: of(1), 2: of(2), 3: of(3), 4: of(4), 5: of(5) };
}

/** Levels have different numbers of tasks; each weighs the same. */
function quartileOf(records: readonly TaskRecord[], blocks: readonly (number | undefined)[]): number {
  const sizes = new Map(LEVELS.map((level) => [level, records.filter(({ difficulty }) => difficulty === level).length]));
  const all = records.flatMap(({ difficulty }, index) => (isLevel(difficulty) && blocks[index] !== undefined ? [[blocks[index], 1 / (sizes.get(difficulty) ?? 1)] as const] : [])).toSorted(([a], [b]) => a - b);
  const quarter = all.reduce((sum, [, weight]) => sum + weight, 0) / 4;
  let passed = 0;
  for (const [size, weight] of all) if ((passed += weight) >= quarter) return size;
  return 0;
}
