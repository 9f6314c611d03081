/** Recorded episodes: narrowed by facets, a page at a time, two of them to compare. */
import './trajectories.css';
import { useEffect, useState } from 'preact/hooks';
import { request } from '../../api/http.ts';
import type { Facets, Summary, TrajectoryPage } from '../../api/types.ts';
import { OutcomeBadge } from '../../parts/badge.tsx';
import { useKeys } from '../../parts/keys.ts';
import { Empty, Failure, Loading } from '../../parts/notice.tsx';
import { Line, TaskId } from '../../parts/untrusted.tsx';
import { useParams } from '../../parts/use-params.ts';
import { useRequest } from '../../parts/use-request.ts';
import { ago, count, duration, moment, NONE, plural, reward } from '../../text/format.ts';
import { Filters, NARROWING } from './filters.tsx';
import { useLocation } from 'preact-iso';

const PAGE = 100;

export function Trajectories() {
  const params = useParams();
  const { route } = useLocation();
  const filter = new URLSearchParams([...params.params].filter(([name]) => NARROWING.some((each) => each === name))).toString();
  const cursor = params.get('cursor');
  const list = useRequest(`${filter}\n${cursor ?? ''}`, (signal) => request<TrajectoryPage>(`/v1/trajectories?${new URLSearchParams([...new URLSearchParams(filter), ['limit', String(PAGE)], ...(cursor === undefined ? [] : [['cursor', cursor] as [string, string]])])}`, { signal }));
  const facets = useRequest(filter, (signal) => request<Facets>(`/v1/trajectories/facets?${filter}`, { signal }));
  const rows = list.data?.trajectories ?? [];
  const [at, setAt] = useState(-1);
  useEffect(() => setAt(-1), [list.data]);
  const marked = params.params.getAll('mark');
  const mark = (id: string): void => params.set({ mark: marked.includes(id) ? marked.filter((each) => each !== id) : [...marked, id].slice(-2) }, true);
  const go = (by: number): void => {
    const next = Math.min(Math.max(at + by, 0), rows.length - 1);
    setAt(next);
    document.getElementById(`row-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const compare = (): void => { if (marked.length === 2) route(`/trajectories/${marked.map(encodeURIComponent).join('/diff/')}`); };
  useKeys('Trajectories', {
    j: { does: 'The next one', run: () => go(1) },
    k: { does: 'The one before', run: () => go(-1) },
    o: { does: 'Open it', run: () => { const row = rows[at]; if (row !== undefined) route(`/trajectories/${encodeURIComponent(row.id)}`); } },
    x: { does: 'Mark it, to compare two', run: () => { const row = rows[at]; if (row !== undefined) mark(row.id); } },
    d: { does: 'Compare the two that are marked', run: compare },
    n: { does: 'The next page', run: () => { const next = list.data?.next; if (next != null) params.set({ cursor: next }); } },
  });
  const total = facets.data?.total;
  return (
    <>
      <div class="title">
        <h1>Trajectories</h1>
        <p role="status">{total !== undefined && plural(total, 'episode')}</p>
        <div class="end row">
          {marked.length > 0 && <span class="muted small">{marked.length} of 2 marked</span>}
          {marked.length === 2 && <button type="button" class="primary" onClick={compare}>Compare <kbd>d</kbd></button>}
        </div>
      </div>
      <div class="trajectories">
        <details class="filters-fold" open={matchMedia('(min-width: 961px)').matches}><summary>Filters</summary><Filters facets={facets.data?.facets} params={params} /></details>
        <section class="panel scroll" aria-label="Episodes" aria-busy={list.loading}>
          {list.error !== undefined ? <Failure error={list.error} again={list.again} /> : list.data === undefined ? <Loading /> : rows.length === 0 ? <Nothing narrowed={filter !== ''} clear={params.href(Object.fromEntries([...NARROWING, 'cursor'].map((name) => [name, undefined])))} /> : (
            <>
              <table class="rows episodes">
                <thead><tr><th><span class="sr">Compare</span></th><th>Outcome</th><th>Task</th><th class="middle">Model</th><th class="wide">Run</th><th class="right middle">Turns</th><th class="right">Reward</th><th class="right wide">Took</th><th class="right middle">When</th></tr></thead>
                <tbody>{rows.map((row, index) => <EpisodeRow key={row.id} row={row} index={index} at={index === at} marked={marked.includes(row.id)} mark={mark} />)}</tbody>
              </table>
              <nav class="row pages" aria-label="Pages">{cursor !== undefined && <a class="button" href={params.href({ cursor: undefined })}>Newest</a>}{list.data.next !== null && <a class="button" href={params.href({ cursor: list.data.next })}>Next {count(PAGE)} <kbd>n</kbd></a>}</nav>
            </>
          )}
        </section>
      </div>
    </>
  );
}

function Nothing({ narrowed, clear }: { readonly narrowed: boolean; readonly clear: string }) {
  if (narrowed) return <Empty title="No episode fits"><p>Fewer filters find more. <a href={clear}>Clear all</a></p></Empty>;
  return <Empty title="Nothing was recorded yet"><p>Play a task in the <a href="/play">playground</a>, or sample one in a terminal:</p><pre>npm run -s gym -- rollout --agent reference --family medcalc -n 20 --url {location.origin}</pre></Empty>;
}

function EpisodeRow({ row, index, at, marked, mark }: { readonly row: Summary; readonly index: number; readonly at: boolean; readonly marked: boolean; readonly mark: (id: string) => void }) {
  const { id, outcome, task, model, run, turns, reward: earned, started_at: since, ended_at: until, stop_reason: stop, sample } = row;
  return (
    <tr id={`row-${index}`} class={at ? 'chosen' : ''}>
      <td class="mark"><input type="checkbox" checked={marked} onChange={() => mark(id)} aria-label={`Mark the episode of ${task} to compare it`} /></td>
      <td><OutcomeBadge outcome={outcome} />{stop !== null && outcome !== 'solved' && <span class="muted small stop"> {stop.replaceAll('_', ' ')}</span>}</td>
      <td class="task"><a href={`/trajectories/${encodeURIComponent(id)}`}><TaskId id={task} /></a></td>
      <td class="middle name">{model === null ? NONE : <Line text={model} />}</td>
      <td class="wide name">{run === null ? NONE : <Line text={run} />}{sample !== null && <span class="muted"> #{sample}</span>}</td>
      <td class="right middle">{count(turns)}</td>
      <td class="right">{reward(earned)}</td>
      <td class="right wide nowrap">{until === null ? NONE : duration(until - since)}</td>
      <td class="right middle nowrap muted" title={moment(since)}>{ago(since, Date.now())}</td>
    </tr>
  );
}
