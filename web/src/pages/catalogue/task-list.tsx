/** The tasks that fit, a page at a time; the arrows go from one to the next. */
import { request, withQuery } from '../../api/http.ts';
import type { Family, TaskPage } from '../../api/types.ts';
import { useKeys } from '../../parts/keys.ts';
import { Empty, Failure, Loading } from '../../parts/notice.tsx';
import { Line } from '../../parts/untrusted.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { useParams } from '../../parts/use-params.ts';
import { count, plural } from '../../text/format.ts';
import { FamilyAbout } from './family-side.tsx';

const PAGE = 100;

export function TaskList({ families }: { readonly families: readonly Family[] }) {
  const { get, set, href } = useParams();
  const family = families.find(({ id }) => id === get('family'));
  const filter = { family: family?.id, split: get('split'), category: get('category'), source: get('source'), q: get('q') };
  const wanted = family !== undefined || filter.q !== undefined;
  const list = usePages(wanted ? JSON.stringify(filter) : undefined, (cursor, signal) => request<TaskPage>(withQuery('/v1/tasks', { ...filter, limit: PAGE, cursor }), { signal }));
  const tasks = list.pages.flatMap((page) => page.tasks);
  const chosen = get('task');
  const go = (by: number): void => {
    const at = tasks.findIndex(({ id }) => id === chosen);
    const next = tasks[at < 0 ? 0 : at + by];
    if (next !== undefined) set({ task: next.id }, true);
    if (at + by >= tasks.length - 1) list.more?.();
  };
  useKeys('Tasks', { j: { does: 'The next task', run: () => go(1) }, k: { does: 'The task before', run: () => go(-1) } });
  const choose = (name: string) => ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }): void => set({ [name]: currentTarget.value, task: undefined });
  return (
    <section class="panel task-list" aria-label="Tasks">
      <div class="body stack">
        {family !== undefined && <FamilyAbout family={family} />}
        <div class="fields">
          <label class="field">Split<select value={filter.split ?? ''} onChange={choose('split')}><option value="">train and test</option><option value="train">train</option><option value="test">test</option></select></label>
          {family !== undefined && <label class="field grow">Category<select value={filter.category ?? ''} onChange={choose('category')}><option value="">all {family.categories.length} {family.category_noun}</option>{family.categories.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}</select></label>}
          {family !== undefined && family.sources.length > 1 && <label class="field">Source<select value={filter.source ?? ''} onChange={choose('source')}>{family.sources.map((source, index) => <option key={source} value={index === 0 ? '' : source}>{source}</option>)}</select></label>}
        </div>
        {list.pages[0] !== undefined && !list.loading && <p class="muted small" role="status">{plural(list.pages[0].total, 'task')}{filter.q !== undefined && <> with all words of “<Line text={filter.q} />”</>}</p>}
      </div>
      {list.error !== undefined ? <Failure error={list.error} again={list.again} /> : list.loading && tasks.length === 0 ? <Loading /> : tasks.length === 0 && wanted ? <Empty title="No task fits"><p>Fewer words, or another split or category, find more.</p></Empty> : (
        <ul class="tasks">
          {tasks.map((task) => (
            <li key={task.id}><a href={href({ task: task.id })} aria-current={task.id === chosen ? 'true' : undefined}><span class="task-name">{task.category}</span><span class="muted small">{family === undefined && `${task.family} `}{task.split} {count(task.index)}{task.source === 'published' && ' published'}</span></a></li>
          ))}
        </ul>
      )}
      {list.more !== undefined && <p class="body"><button type="button" onClick={list.more}>Show {PAGE} more</button></p>}
    </section>
  );
}
