/** The table: one line a run, sortable by each column. */
import type { Entry, Interval } from '../../api/board.ts';
import { Badge } from '../../parts/badge.tsx';
import { Line } from '../../parts/untrusted.tsx';
import { useParams } from '../../parts/use-params.ts';
import { count, duration, NONE, percent, rough } from '../../text/format.ts';
import { type Column, COLUMNS, largestK } from './columns.ts';

export interface RankingProps { readonly entries: readonly Entry[]; readonly column: Column; readonly chosen: readonly string[]; readonly choose: (id: string) => void }

export const Share = ({ value, interval }: { readonly value: number | null | undefined; readonly interval: Interval | null | undefined }) => (value === null || value === undefined ? <>{NONE}</> : (
  <span class="share">
    {percent(value)}
    {interval != null && <><span class="muted small interval"> {(interval[0] * 100).toFixed(1)}–{(interval[1] * 100).toFixed(1)}</span><span class="whisker" aria-hidden="true"><i style={{ left: `${interval[0] * 100}%`, width: `${Math.max(1, (interval[1] - interval[0]) * 100)}%` }} /><b style={{ left: `${value * 100}%` }} /></span></>}
  </span>
));

const CELLS = {
  average: ({ average }) => <Share value={average?.success} interval={average?.interval} />,
  success: ({ overall }) => <Share value={overall.success} interval={overall.interval} />,
  pass: (entry) => {
    const largest = largestK(entry);
    return largest === undefined ? NONE : <>{percent(largest.pass)}<span class="muted small"> @{largest.k}</span></>;
  },
  reward: ({ overall: { mean_reward: value } }) => (value === null ? NONE : value.toFixed(3)),
  turns: ({ overall: { turns } }) => (turns === null ? NONE : turns.toFixed(1)),
  tokens: ({ kind, overall: { tokens, episodes } }) => (kind === 'agent' || episodes === 0 ? NONE : rough(tokens.prompt + tokens.completion)),
  cost: ({ kind, overall: { cost, episodes } }) => (kind === 'agent' || episodes === 0 ? NONE : cost === 0 ? '0' : `$${cost < 10 ? cost.toFixed(2) : count(cost)}`),
  seconds: ({ overall: { seconds } }) => (seconds === null ? NONE : duration(seconds * 1000)),
  episodes: ({ overall: { episodes, infra, unplayed, open } }) => <>{count(episodes)}{infra + unplayed + open > 0 && <span class="muted small" title="our failures, those whose model failed, and open ones: never counted as failures"> +{count(infra + unplayed + open)}</span>}</>,
} as const satisfies Readonly<Record<(typeof COLUMNS)[number]['id'], (entry: Entry) => unknown>>;

export function SortHead({ column, now }: { readonly column: Pick<Column, 'id' | 'title' | 'means' | 'best'>; readonly now: Column }) {
  const { get, set } = useParams();
  const turned = get('turned') !== undefined;
  const here = column.id === now.id;
  const descending = (column.best === 'most') !== (here && turned);
  return <th class="right" title={column.means} {...(here ? { 'aria-sort': descending ? 'descending' as const : 'ascending' as const } : {})}><button type="button" class="sort" onClick={() => set({ sort: column.id, turned: here && !turned ? 'yes' : undefined }, true)}>{here && <span aria-hidden="true">{descending ? '↓' : '↑'}</span>}{column.title}</button></th>;
}

export function Ranking({ entries, column, chosen, choose }: RankingProps) {
  const columns = COLUMNS.filter(({ id }) => id !== 'pass' || entries.some((entry) => largestK(entry) !== undefined));
  return (
    <section class="panel scroll" aria-label="Ranking">
      <table class="rows ranking">
        <thead><tr><th><span class="sr">Compare</span></th><th>Model</th>{columns.map((each) => <SortHead key={each.id} column={each} now={column} />)}</tr></thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id} class={chosen.includes(entry.id) ? 'chosen' : ''}>
              <td class="mark"><input type="checkbox" checked={chosen.includes(entry.id)} onChange={() => choose(entry.id)} aria-label={`Compare ${entry.model} of the run ${entry.run}`} /></td>
              <th scope="row" class="model">
                <a href={`/trajectories?${new URLSearchParams({ run: entry.run, model: entry.model })}`}><Line text={entry.model} /></a>
                <div class="muted small"><Line text={entry.run} />{entry.test_set !== null && ` · ${entry.test_set}`} · {entry.source}{entry.feedback !== 'interactive' && ` · ${entry.feedback}`} {entry.kind === 'agent' && <Badge>no model</Badge>} {entry.guessable && <Badge kind="warn" title="Right and wrong were told again and again: not to be compared with the others">guessable</Badge>}</div>
              </th>
              {columns.map(({ id }) => <td key={id} class="right">{CELLS[id](entry)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
