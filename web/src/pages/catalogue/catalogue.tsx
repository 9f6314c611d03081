/** The catalogue: families, their categories and tasks, a search over all, and a task as an agent sees it. */
import './catalogue.css';
import { useRef } from 'preact/hooks';
import { request } from '../../api/http.ts';
import type { Family } from '../../api/types.ts';
import { useKeys } from '../../parts/keys.ts';
import { Answer } from '../../parts/notice.tsx';
import { useParams } from '../../parts/use-params.ts';
import { useRequest } from '../../parts/use-request.ts';
import { count } from '../../text/format.ts';
import { Families } from './families.tsx';
import { FamilySide } from './family-side.tsx';
import { TaskList } from './task-list.tsx';
import { TaskPane } from './task-pane.tsx';

export function Catalogue() {
  const { get, set } = useParams();
  const families = useRequest('families', (signal) => request<readonly Family[]>('/v1/families', { signal }));
  const search = useRef<HTMLInputElement>(null);
  const [family, q, task] = [get('family'), get('q'), get('task')];
  useKeys('Catalogue', { '/': { does: 'Search', run: () => search.current?.focus() } });
  const overview = family === undefined && q === undefined && task === undefined;
  return (
    <>
      <div class="title">
        <h1>Catalogue</h1>
        {families.data !== undefined && <p>{totals(families.data)}</p>}
        <form class="end row search" role="search" onSubmit={(event) => { event.preventDefault(); set({ q: search.current?.value, task: undefined }); }}>
          <input key={q ?? ''} ref={search} type="search" name="q" defaultValue={q ?? ''} placeholder="Search tasks, or paste a task's id" aria-label="Search tasks by words, or by a task's id" onInput={({ currentTarget: { value } }) => { if (value === '' && q !== undefined) set({ q: undefined }); }} />
          <button type="submit">Search</button>
        </form>
      </div>
      <Answer of={families} what="Fetching the families">{(all) => overview ? <Families families={all} /> : (
        <div class={`catalogue${task === undefined ? '' : ' with-task'}`}>
          <FamilySide families={all} chosen={family} />
          <TaskList families={all} />
          <TaskPane id={task} />
        </div>
      )}</Answer>
    </>
  );
}

const totals = (families: readonly Family[]): string => `${count(families.reduce((sum, { tasks }) => sum + tasks, 0))} tasks in ${families.length} families`;
