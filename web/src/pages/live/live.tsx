/** What the server does now: episodes, queue, speed, faults; as numbers and as moving lines. */
import './live.css';
import { useState } from 'preact/hooks';
import { useFeed } from '../../api/live.ts';
import { useMay } from '../../api/session.tsx';
import type { Live } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { useKeys } from '../../parts/keys.ts';
import { Failure, Loading } from '../../parts/notice.tsx';
import { bytes, count, duration, NONE, plural, rough } from '../../text/format.ts';
import { EpisodesNow } from './episodes-now.tsx';
import { Lines } from './lines.tsx';

export function LivePage() {
  const [paused, setPaused] = useState(false);
  const { points, state, error, again } = useFeed(paused);
  const mayList = useMay('admin');
  useKeys('Live', { p: { does: paused ? 'Go on' : 'Hold still', run: () => setPaused(!paused) } });
  const now = points.at(-1);
  return (
    <>
      <div class="title">
        <h1>Live</h1>
        {now !== undefined && <p><Badge kind={now.phase === 'ready' ? 'good' : 'warn'}>{now.phase}</Badge> up {duration(now.uptime_s * 1000)}, {plural(now.sessions, 'session')}, {plural(now.connections, 'connection')}</p>}
        <div class="end row">{state === 'lost' && error === undefined && <span class="muted small" role="status">Dialling again …</span>}<button type="button" aria-pressed={paused} onClick={() => setPaused(!paused)}>{paused ? 'Go on' : 'Hold still'} <kbd>p</kbd></button></div>
      </div>
      {error !== undefined ? <div class="panel"><Failure error={error} again={again} /></div> : now === undefined ? <Loading what="Waiting for the first message" /> : <Now now={now} points={points} />}
      {mayList && error === undefined && <EpisodesNow paused={paused} />}
    </>
  );
}

const milliseconds = (value: number | null): string => (value === null ? NONE : duration(value));

function Now({ now, points }: { readonly now: Live; readonly points: readonly Live[] }) {
  const { episodes, rates, step_ms: step, totals, grading, memory } = now;
  const tiles: readonly (readonly [string, string, string, boolean?])[] = [
    ['Episodes', count(episodes.active), `of ${count(episodes.max)} places`],
    ['In the sandbox', count(episodes.running), `${count(episodes.waiting)} wait for their client`],
    ['Queue', count(episodes.queued), `${count(grading.running)} graded, ${count(grading.queued)} to grade`, episodes.queued > 0],
    ['Steps a second', rough(rates.steps_per_s), `${count(totals.steps)} in all`],
    ['p99 of a step', milliseconds(step.p99), `half under ${milliseconds(step.p50)}`],
    ['Our faults', count(totals.faults.infra), `policy ${count(totals.faults.policy)}, client ${count(totals.faults.client)}`, totals.faults.infra > 0],
    ['Memory', bytes(memory.rss_bytes), now.recorder_backlog > 0 ? `${count(now.recorder_backlog)} records to write` : 'records are written'],
  ];
  const families = Object.entries(episodes.by_family).toSorted(([, a], [, b]) => b - a);
  return (
    <>
      <dl class="tiles">{tiles.map(([name, value, more, loud]) => <div key={name} class="panel"><dt>{name}</dt><dd class={`num${loud === true ? ' loud' : ''}`}>{value}</dd><dd class="muted small">{more}</dd></div>)}</dl>
      <Lines points={points} />
      <div class="live-tables">
        <section class="panel scroll" tabIndex={0} aria-label="Episodes by family"><table class="rows"><thead><tr><th>Family</th><th class="right">Episodes now</th></tr></thead><tbody>{families.length === 0 ? <tr><td colSpan={2} class="muted">None is played now.</td></tr> : families.map(([family, value]) => <tr key={family}><td>{family}</td><td class="right">{count(value)}</td></tr>)}</tbody></table></section>
        <section class="panel scroll" tabIndex={0} aria-label="Sandboxes"><table class="rows"><thead><tr><th>Sandbox</th><th>Isolation</th><th class="right">In use</th><th class="right">Ready</th><th class="right">Made</th><th class="right">Replaced</th></tr></thead><tbody>{now.sandboxes.map(({ runtime, isolation, live, idle, spawned, replaced }) => <tr key={`${runtime} ${isolation}`}><td>{runtime}</td><td>{isolation}</td><td class="right">{count(live)}</td><td class="right">{count(idle)}</td><td class="right">{count(spawned)}</td><td class="right">{count(replaced)}</td></tr>)}</tbody></table></section>
        <section class="panel scroll" tabIndex={0} aria-label="Errors"><table class="rows"><thead><tr><th>Error</th><th class="right">Since the start</th></tr></thead><tbody>{Object.keys(totals.errors).length === 0 ? <tr><td colSpan={2} class="muted">None was answered.</td></tr> : Object.entries(totals.errors).map(([code, value]) => <tr key={code}><td><code>{code}</code></td><td class="right">{count(value)}</td></tr>)}</tbody></table></section>
      </div>
    </>
  );
}
