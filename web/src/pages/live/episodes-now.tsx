/** The episodes that are played now, one a line; only to who may see them. */
import { useEffect, useState } from 'preact/hooks';
import { request } from '../../api/http.ts';
import type { LiveEpisodePage } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Failure } from '../../parts/notice.tsx';
import { Line, TaskId } from '../../parts/untrusted.tsx';
import { useRequest } from '../../parts/use-request.ts';
import { count, duration, NONE, reward } from '../../text/format.ts';

const SHOWN = 100;
const EVERY_MS = 2000;

export function EpisodesNow({ paused }: { readonly paused: boolean }) {
  const [tick, setTick] = useState(0);
  useEffect(() => {
    if (paused) return;
    const timer = setInterval(() => { if (!document.hidden) setTick((before) => before + 1); }, EVERY_MS);
    return () => clearInterval(timer);
  }, [paused]);
  const { data, error, again } = useRequest(`episodes ${tick}`, async (signal) => ({ ...await request<LiveEpisodePage>(`/v1/episodes?limit=${SHOWN}`, { signal }), at: Date.now() }));
  return (
    <section class="panel scroll" tabIndex={0} aria-label="Episodes now">
      <header><h2>Episodes now</h2>{data !== undefined && <span class="muted small">{count(data.episodes.length)}{data.next !== null && `, the oldest of more`}</span>}</header>
      {error !== undefined ? <Failure error={error} again={again} /> : (
        <table class="rows">
          <thead><tr><th>Task</th><th>Model</th><th>State</th><th class="right">Step</th><th class="right">Reward</th><th class="right">Age</th></tr></thead>
          <tbody>
            {data?.episodes.length === 0 && <tr><td colSpan={6} class="muted">None is played now. Begin one in the <a href="/play">playground</a>, or let a trainer roll out.</td></tr>}
            {data?.episodes.map(({ id, task, model, running, attached, steps, max_steps: most, reward: earned, started_at: since }) => (
              <tr key={id}><td><code><TaskId id={task} /></code></td><td>{model === null ? NONE : <Line text={model} />}</td><td>{running ? <Badge kind="accent">runs</Badge> : attached ? <Badge>waits for its client</Badge> : <Badge kind="warn">client is gone</Badge>}</td><td class="right">{count(steps)} / {count(most)}</td><td class="right">{reward(earned)}</td><td class="right nowrap">{duration(data.at - since)}</td></tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
