/** Models measured on the test split: sortable, with intervals, family by family, and one run against another. */
import './leaderboard.css';
import { request } from '../../api/http.ts';
import type { Board } from '../../api/board.ts';
import { useKeys } from '../../parts/keys.ts';
import { Answer, Empty } from '../../parts/notice.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { Line } from '../../parts/untrusted.tsx';
import { useParams } from '../../parts/use-params.ts';
import { useRequest } from '../../parts/use-request.ts';
import { count, moment, percent } from '../../text/format.ts';
import { columnNamed, sorted } from './columns.ts';
import { Against } from './against.tsx';
import { HeatMap } from './heat-map.tsx';
import { Ranking } from './ranking.tsx';

export function Leaderboard() {
  const board = useRequest('board', (signal) => request<Board>('/v1/leaderboard', { signal }));
  return (
    <>
      <div class="title"><h1>Leaderboard</h1><p>{board.data !== undefined && `Made ${moment(board.data.generated_at)}. Intervals hold 95 %, by bootstrap over tasks.`}</p><button type="button" class="end" onClick={board.again}>Count anew</button></div>
      <Answer of={board} what="Counting what was recorded; the first time it may take some seconds">{(data) => (data.entries.length === 0 ? <Nothing /> : <Scores board={data} />)}</Answer>
    </>
  );
}

function Nothing() {
  return <div class="panel"><Empty title="Nothing was measured yet"><p>Measure a model on the fixed small test set, in a terminal; its episodes then stand here and under <a href="/trajectories">Trajectories</a>:</p><pre>npm run -s gym -- eval --model NAME --endpoint http://127.0.0.1:8000/v1 --set lite</pre></Empty></div>;
}

function Scores({ board }: { readonly board: Board }) {
  const { get, params, set } = useParams();
  const column = columnNamed(get('sort'));
  const entries = sorted(board.entries, column, get('turned') !== undefined);
  const chosen = params.getAll('against').flatMap((id) => entries.filter((entry) => entry.id === id));
  const choose = (id: string): void => {
    const ids = params.getAll('against');
    set({ against: ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id].slice(-2) }, true);
  };
  useKeys('Leaderboard', { r: { does: 'Turn the order round', run: () => set({ turned: get('turned') === undefined ? 'yes' : undefined }, true) } });
  const [one, two] = chosen;
  return (
    <>
      {board.notes.length > 0 && <ul class="notes small">{board.notes.map((note) => <li key={note}><Line text={note} /></li>)}</ul>}
      <Ranking entries={entries} column={column} chosen={chosen.map(({ id }) => id)} choose={choose} />
      {one !== undefined && two === undefined && <p class="muted small" role="status">Tick a second run to set it against <Line text={one.model} />.</p>}
      {one !== undefined && two !== undefined && <Against board={board} one={one} two={two} />}
      <HeatMap board={board} entries={entries} />
      {board.paper.length > 0 && <Paper board={board} />}
    </>
  );
}

/** Apart from what was measured here, because it was measured otherwise. */
function Paper({ board: { paper, paper_note: note, families } }: { readonly board: Board }) {
  const shown = families.filter(({ id }) => paper.some(({ success }) => success[id] !== undefined));
  return (
    <section class="panel" aria-label="Published by the paper">
      <header><h2>Published by the paper</h2></header>
      <p class="body small muted paper-note"><Line text={note} /></p>
      <Scroll label="The table of published success"><table class="rows heat">
        <thead><tr><th>Model</th><th class="right">Average</th>{shown.map(({ id }) => <th key={id} class="right">{id}</th>)}</tr></thead>
        <tbody>{paper.map(({ model, success, average }) => <tr key={model}><th scope="row"><Line text={model} /></th><td class="right">{percent(average)}</td>{shown.map(({ id }) => <td key={id} class="right muted">{success[id] === undefined ? '' : percent(success[id])}</td>)}</tr>)}</tbody>
      </table></Scroll>
      <p class="sr">{count(paper.length)} models</p>
    </section>
  );
}
