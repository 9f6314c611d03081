/** Success family by family, or category by category of one family; each cell leads to the episodes that failed. */
import type { Board, Entry } from '../../api/board.ts';
import { Scroll } from '../../parts/scroll.tsx';
import { Line } from '../../parts/untrusted.tsx';
import { useParams } from '../../parts/use-params.ts';
import { percent, plural } from '../../text/format.ts';
import { columnNamed } from './columns.ts';
import { SortHead } from './ranking.tsx';

interface Cell { readonly success: number | null; readonly interval: readonly [number, number] | null; readonly tasks: number }

export function HeatMap({ board, entries }: { readonly board: Board; readonly entries: readonly Entry[] }) {
  const { get, set } = useParams();
  const met = board.families.filter(({ id }) => entries.some(({ families }) => families[id] !== undefined));
  const family = met.find(({ id }) => id === get('family'));
  const columns = family === undefined ? met.map(({ id, title }) => ({ id, title })) : family.categories.filter(({ id }) => entries.some(({ families }) => families[family.id]?.categories[id] !== undefined));
  const cellOf = (entry: Entry, id: string): Cell | undefined => (family === undefined ? entry.families[id] : entry.families[family.id]?.categories[id]);
  const now = columnNamed(get('sort'));
  return (
    <section class="panel" aria-label="Success by family">
      <header>
        <h2>{family === undefined ? 'Success by family' : <>Success in <Line text={family.title} /></>}</h2>
        <label class="end row small muted">Columns<select value={family?.id ?? ''} onChange={({ currentTarget }) => set({ family: currentTarget.value }, true)}><option value="">families</option>{met.map(({ id }) => <option key={id} value={id}>categories of {id}</option>)}</select></label>
      </header>
      <Scroll label="The table of success">
        <table class="rows heat">
          <thead><tr><th>Model</th>{columns.map(({ id, title }) => (family === undefined ? <SortHead key={id} column={columnNamed(`family:${id}`)} now={now} /> : <th key={id} class="right category" title={title}>{id}</th>))}</tr></thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <th scope="row"><Line text={entry.model} /><span class="muted small"> <Line text={entry.run} /></span></th>
                {columns.map(({ id }) => <HeatCell key={id} cell={cellOf(entry, id)} href={`/trajectories?${new URLSearchParams({ run: entry.run, model: entry.model, family: family?.id ?? id, ...(family === undefined ? {} : { category: id }), outcome: 'failed' })}`} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p class="body small muted">A cell leads to the episodes that failed.</p>
    </section>
  );
}

function HeatCell({ cell, href }: { readonly cell: Cell | undefined; readonly href: string }) {
  if (cell === undefined || cell.success === null) return <td class="right muted">·</td>;
  const { success, interval, tasks } = cell;
  const more = `${interval === null ? '' : `${percent(interval[0])} to ${percent(interval[1])}, `}${plural(tasks, 'task')}`;
  return <td class="right cell" style={{ '--heat': `${Math.round(success * 45)}%` }}><a href={href} title={more}>{percent(success, 0)}</a></td>;
}
