/** All families in a table: the way in. */
import type { Family } from '../../api/types.ts';
import { Line } from '../../parts/untrusted.tsx';
import { useParams } from '../../parts/use-params.ts';
import { count } from '../../text/format.ts';

export function Families({ families }: { readonly families: readonly Family[] }) {
  const { href } = useParams();
  const largest = Math.max(1, ...families.map(({ tasks }) => tasks));
  return (
    <div class="panel scroll">
      <table class="rows families">
        <thead><tr><th>Family</th><th class="wide">The agent's task</th><th class="right">Tasks</th><th class="right">Train</th><th class="right">Test</th><th class="right middle">Categories</th><th class="wide">Runs</th></tr></thead>
        <tbody>
          {families.map(({ id, title, summary, tasks, train, test, categories, runtimes, scope, published, quarantined }) => (
            <tr key={id}>
              <td class="name"><a class="whole" href={href({ family: id })}>{id}</a><div class="muted small"><Line text={title} /></div></td>
              <td class="wide summary"><Line text={summary} /></td>
              <td class="right tasks">{count(tasks)}<div class="meter" aria-hidden="true"><span style={{ width: `${(100 * tasks) / largest}%` }} /></div></td>
              <td class="right">{count(train)}</td>
              <td class="right">{count(test)}</td>
              <td class="right middle">{count(categories.length)}</td>
              <td class="wide nowrap muted small">{runtimes.map((runtime) => (runtime === 'javascript' ? 'JavaScript' : 'Python')).join(', ')}
                {scope === 'external' && <> <span class="badge" title="Held out: not trained on by default">held out</span></>}
                {published.train + published.test > 0 && <> <span class="badge accent" title={`${count(published.train + published.test)} published rows were imported`}>published</span></>}
                {quarantined > 0 && <> <span class="badge warn" title="Given out no more, because their grading failed here">{count(quarantined)} quarantined</span></>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
