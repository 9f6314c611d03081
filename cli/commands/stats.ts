import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Trajectory } from '../../env/trajectories/trajectory.ts';
import { choiceOption, type CliCommand, CliError, printJson } from '../command.ts';
import { ERROR_KINDS } from '../../evaluation/error-kinds.ts';
import { factsOf } from '../../evaluation/episode-facts.ts';
import { Figures, type FiguresSummary } from '../../evaluation/figures.ts';
import { plotSvg } from '../figures/plot.ts';
import { readScores } from '../figures/scores.ts';
import { formatTable } from '../table.ts';
import { addTrajectoryOptions, filterOf, openStore, type TrajectoryOptions } from '../trajectory-options.ts';

const GROUPS = ['family', 'category', 'split', 'source', 'model', 'run', 'task'] as const;
type Grouping = (typeof GROUPS)[number];

interface Options extends TrajectoryOptions { readonly by?: readonly Grouping[]; readonly k: readonly number[]; readonly scores?: string; readonly svg?: string; readonly json?: boolean }

const ALL = 'all';
const MOST_GROUPS = 200;

function ksOption(text: string): readonly number[] {
  const ks = text.split(',').map(Number);
  if (ks.some((k) => !Number.isSafeInteger(k) || k < 1)) throw new CliError(`--k takes integers from 1 with commas between, not ${JSON.stringify(text)}`);
  return [...new Set(ks)].toSorted((a, b) => a - b);
}

export const statsCommand: CliCommand = {
  register(program: Command) {
    addTrajectoryOptions(program.command('stats').description('what recorded episodes come to: success, turns, actions, errors, pass@k, best@k'))
      .option('--by <names>', `groups: ${GROUPS.join(', ')}, several with commas between`, (text) => text.split(',').map(choiceOption('--by', GROUPS)))
      .option('--k <list>', 'of pass@k and best@k', ksOption, [1, 2, 4, 8, 16])
      .option('--scores <file>', 'a verifier\'s scores, lines of {"trajectory", "score"}: gives best@k')
      .option('--svg <file>', 'draw the figures')
      .option('--json', 'print JSON: a list of groups')
      .action(stats);
  },
};

async function stats(options: Options): Promise<void> {
  const scores = options.scores === undefined ? undefined : await readScores(options.scores);
  using store = openStore(options);
  const groups = new Map<string, Figures>();
  for (const trajectory of store.each(filterOf(options))) {
    const name = nameOf(trajectory, options.by);
    const figures = groups.get(name) ?? new Figures(scores);
    groups.set(name, figures);
    figures.add(factsOf(trajectory));
  }
  if (groups.size === 0) throw new CliError('no recorded episode fits these options');
  const summaries = [...groups].map(([name, figures]) => [name, figures.summarise(options.k)] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (options.svg !== undefined) {
    if (summaries.length > MOST_GROUPS) throw new CliError(`${summaries.length} groups are too many for a picture; group by less`);
    writeFileSync(options.svg, await plotSvg(summaries));
  }
  if (options.json === true) return printJson(summaries.map(([group, summary]) => ({ group, ...summary })));
  print(summaries);
}

const nameOf = (trajectory: Trajectory, by: readonly Grouping[] = []): string => by.map((each) => trajectory[each] ?? '(none)').join(' / ') || ALL;

function print(groups: readonly (readonly [string, FiguresSummary])[]): void {
  const percent = (share: number | null | undefined): string => (share === null || share === undefined ? '-' : `${(100 * share).toFixed(1)} %`);
  const table = (title: string, columns: readonly (readonly [string, (summary: FiguresSummary) => string | number])[]): void => console.log(`${formatTable([title, ...columns.map(([name]) => name)], groups.map(([name, summary]) => [name, ...columns.map(([, value]) => value(summary))]))}\n`);
  table('group', [
    ['episodes', ({ episodes }) => episodes], ['tasks', ({ tasks }) => tasks], ['solved', ({ success }) => percent(success)],
    ['95 % interval', ({ success_interval: interval }) => (interval === null ? '-' : `${percent(interval[0])} - ${percent(interval[1])}`)],
    ['mean reward', ({ mean_reward: mean }) => mean?.toFixed(3) ?? '-'], ['turns', ({ turns }) => turns?.toFixed(2) ?? '-'],
    ['tokens in', ({ tokens, lost }) => tokens.prompt + lost.prompt], ['out', ({ tokens, lost }) => tokens.completion + lost.completion], ['cost', ({ cost, lost }) => (cost + lost.cost).toFixed(2)],
    ['unplayed', ({ unplayed }) => unplayed], ['infra', ({ infra }) => infra], ['open', ({ open }) => open],
  ]);
  for (const [name, of] of [['pass@', ({ pass_at_k: at }: FiguresSummary) => at], ['best@', ({ best_at_k: at }: FiguresSummary) => at ?? {}]] as const) {
    const ks = [...new Set(groups.flatMap(([, summary]) => Object.keys(of(summary))))];
    if (ks.length > 0) table('group', ks.map((k) => [`${name}${k}`, (summary) => percent(of(summary)[k])]));
  }
  const actions = [...new Set(groups.flatMap(([, summary]) => Object.keys(summary.actions)))];
  table('actions', actions.map((action) => [action, ({ actions: counts, steps }) => percent((counts[action] ?? 0) / Math.max(1, steps))]));
  const kinds = Object.keys(ERROR_KINDS) as readonly (keyof typeof ERROR_KINDS)[];
  table('errors', kinds.map((kind) => [kind, ({ errors, steps }) => percent(errors[kind] / Math.max(1, steps))]));
}
