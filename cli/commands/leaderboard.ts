import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { SPLITS } from '../../env/task.ts';
import { gradeByPaper, isGradedByPaper, PAPER_GRADING_NOTES } from '../../evaluation/paper-grading.ts';
import { choiceOption, type CliCommand, CliError, printJson } from '../command.ts';
import { findRun, runsOf } from '../evaluation/eval-folder.ts';
import { publish } from '../evaluation/publish.ts';
import { readScores } from '../figures/scores.ts';
import { boardHtml } from '../leaderboard/html.ts';
import { boardMarkdown } from '../leaderboard/markdown.ts';
import { readRuns } from '../leaderboard/read-runs.ts';
import { boardText } from '../leaderboard/table.ts';
import { openCatalogue } from '../local-catalogue.ts';

const GRADINGS = ['gym', 'paper'] as const;

interface Options { readonly dataDir?: string; readonly html?: string; readonly markdown?: string; readonly jsonFile?: string; readonly json?: boolean; readonly grading: (typeof GRADINGS)[number]; readonly scores?: string; readonly split: string; readonly store?: boolean }

export const leaderboardCommand: CliCommand = {
  register(program: Command) {
    program.command('leaderboard').description('tables of what was measured, with intervals and the numbers that the paper published').argument('[runs...]', 'names of runs, their folders, or trajectory files (default: all runs in the data folder)')
      .option('--html <file>', 'write one HTML file that needs nothing else')
      .option('--markdown <file>', 'write Markdown')
      .option('--json-file <file>', 'write JSON')
      .option('--grading <name>', "gym, or paper: grade what was recorded anew by the paper's published rules, which accept wrong answers", choiceOption('--grading', GRADINGS), 'gym')
      .option('--scores <file>', 'a verifier\'s scores, lines of {"trajectory", "score"}: gives best@k')
      .option('--split <name>', SPLITS.join(' or '), choiceOption('--split', SPLITS), 'test')
      .option('--store', 'take the runs over into the data folder, where the page of the server shows them')
      .option('--data-dir <dir>', 'where runs are kept')
      .option('--json', 'print JSON')
      .action(leaderboard);
  },
};

async function leaderboard(runs: readonly string[], { dataDir, html, markdown, jsonFile, json, grading, scores, split, store = false }: Options): Promise<void> {
  using local = openCatalogue(dataDir);
  const { catalogue, data } = local;
  const named = runs.length > 0 ? runs : runsOf(data);
  if (named.length === 0) throw new CliError('there are no runs yet: `eval` makes one');
  const found = named.map((run) => findRun(run, data));
  if (store) for (const { trajectories } of found) publish(trajectories, dataDir);
  const verifier = scores === undefined ? undefined : await readScores(scores);
  const board = await readRuns(found, {
    catalogue, split, verifier, grading, notes: grading === 'paper' ? PAPER_GRADING_NOTES : [],
    ...(grading === 'gym' ? {} : { regrade: async (trajectory, facts) => (isGradedByPaper(trajectory.family) ? gradeByPaper(trajectory, facts, await catalogue.byId(trajectory.task)) : undefined) }),
  });
  if (board.entries.length === 0) throw new CliError(`no recorded episode of the ${split} split says who acted${grading === 'paper' ? ", in a family that the paper's rules can grade from a recording" : ''}`);
  if (html !== undefined) writeFileSync(html, await boardHtml(board));
  if (markdown !== undefined) writeFileSync(markdown, boardMarkdown(board));
  if (jsonFile !== undefined) writeFileSync(jsonFile, `${JSON.stringify(board, null, 2)}\n`);
  if (json === true) return printJson(board);
  console.log(boardText(board));
  for (const file of [html, markdown, jsonFile]) if (file !== undefined) console.log(`written: ${file}`);
}
