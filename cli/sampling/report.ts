/** What a sampling run came to, for people and for programs. */
import { categoryLines } from '../by-category.ts';
import { printJson } from '../command.ts';
import { formatTable } from '../table.ts';
import type { RunSummary } from './sample-run.ts';

export function reportRun(summary: RunSummary, json: boolean): void {
  const { run, missing, interrupted, episodes, played_before: before, tokens, turns, cost, failure } = summary;
  if (missing > 0 && !interrupted) process.exitCode = 1;
  if (json) printJson(summary);
  else {
    const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
    const [low = 0, high = 1] = summary.success_interval ?? [];
    console.log(formatTable(['measure', 'value'], [
      ['run', run],
      ['episodes', `${episodes} of ${episodes + missing}${interrupted ? ' (interrupted)' : ''}${before === 0 ? '' : `, ${before} of them before`}`],
      ['solved', summary.success === null ? '-' : `${summary.solved} (${share(summary.success)}, 95 % interval ${share(low)} to ${share(high)})`],
      ...(summary.disputed_tasks === 0 ? [] : [['disputed labels', `${summary.disputed_tasks} of the tasks: our computation gives another answer than the published label, by which they are graded`]]),
      ['mean reward', summary.mean_reward === null ? '-' : summary.mean_reward.toFixed(4)],
      ...Object.entries(summary.pass_at_k).filter(([k]) => k !== '1').map(([k, value]) => [`pass@${k}`, value === null ? '-' : share(value)]),
      ...(summary.guessable ? [['feedback', 'paper: guesses are told right or wrong; not to be compared with other results']] : []),
      ['turns', `${turns} (${summary.turns_per_second.toFixed(1)}/s)`],
      ['tokens', `${tokens.prompt} in, ${tokens.completion} out`],
      ...(cost === 0 ? [] : [['cost', `$${cost.toFixed(4)}`]]),
      ...categoryLines(summary.by_category),
      ['ends', Object.entries(summary.stop_reasons).map(([reason, count]) => `${reason} ${count}`).join(', ') || 'none'],
      ...(summary.unplayed + summary.infra === 0 ? [] : [['not counted', `${summary.unplayed} for the model endpoint or an interruption, ${summary.infra} for the server`]]),
    ]));
  }
  if (missing > 0) console.error(`${failure === null ? '' : `error: ${failure}\n`}${missing} samples were not played: npm run -s gym -- rollout --run ${run} goes on with them`);
}
