/** How an episode stands: what is left of it; and, once it is over, how it ended. */
import { Badge } from '../../parts/badge.tsx';
import { Line } from '../../parts/untrusted.tsx';
import { NONE, reward } from '../../text/format.ts';
import type { Play } from './use-episode.ts';

export function Standing({ play: { start, turns } }: { readonly play: Play }) {
  const results = turns.flatMap(({ result }) => (result === undefined ? [] : [result]));
  const info = results.at(-1)?.info ?? start?.info;
  const earned = results.reduce((sum, result) => sum + result.reward, 0);
  return (
    <dl class="facts standing" aria-label="How the episode stands">
      <div><dt>Steps left</dt><dd>{info?.steps_left ?? NONE}</dd></div>
      <div><dt>Attempts left</dt><dd>{info?.attempts_left ?? NONE}</dd></div>
      {info?.question !== undefined && <div><dt>Question</dt><dd>{info.question.number} of {info.question.of}</dd></div>}
      <div><dt>Reward</dt><dd>{start?.info.feedback === 'final' && earned === 0 ? NONE : reward(earned)}</dd></div>
      <div><dt>Language</dt><dd>{start?.info.runtime === 'javascript' ? 'JavaScript' : 'Python'}</dd></div>
      <div><dt>Difficulty</dt><dd>{start?.info.difficulty === undefined ? NONE : `${start.info.difficulty} of 5`}</dd></div>
    </dl>
  );
}

export function Outcome({ play: { end } }: { readonly play: Play }) {
  if (end === undefined) return null;
  return (
    <section class={`panel outcome ${end.solved ? 'solved' : ''}`} aria-label="Outcome" role="status"><div class="body row">
      <strong>{end.solved ? 'Solved' : end.reward === null ? 'Ended without a reward' : 'Not solved'}</strong>
      <Badge kind={end.solved ? 'good' : 'plain'}>reward {reward(end.reward)}</Badge>
      {!end.solved && <span class="muted"><Line text={end.stop_reason.replaceAll('_', ' ')} />{end.fault !== undefined && `, fault: ${end.fault}`}</span>}
      <a class="button end" href={`/trajectories/${encodeURIComponent(end.trajectory)}`}>Its trajectory</a>
    </div></section>
  );
}
