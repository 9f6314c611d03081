/** The families in a column, and of the chosen one what it is about. */
import type { Family } from '../../api/types.ts';
import { Line } from '../../parts/untrusted.tsx';
import { useParams } from '../../parts/use-params.ts';
import { count } from '../../text/format.ts';

export function FamilySide({ families, chosen }: { readonly families: readonly Family[]; readonly chosen: string | undefined }) {
  const { href, get } = useParams();
  const none = { category: undefined, source: undefined, task: undefined };
  return (
    <nav class="panel family-side" aria-label="Families">
      <ul>
        <li><a href={href({ ...none, family: undefined })} aria-current={chosen === undefined && get('q') !== undefined ? 'true' : undefined}><span>{get('q') === undefined ? '← All families' : 'All families'}</span></a></li>
        {families.map(({ id, tasks }) => <li key={id}><a href={href({ ...none, family: id })} aria-current={id === chosen ? 'true' : undefined}><span>{id}</span><span class="num muted small">{count(tasks)}</span></a></li>)}
      </ul>
    </nav>
  );
}

export function FamilyAbout({ family }: { readonly family: Family }) {
  const { title, summary, grading, source, actions, feedback, restricted } = family;
  return (
    <div class="stack family-about">
      <p><strong><Line text={title} /></strong>. <Line text={summary} /></p>
      <details>
        <summary class="muted small">Grading, actions, source</summary>
        <dl class="about-facts small">
          <dt>Graded by</dt><dd><Line text={grading} /></dd>
          <dt>Actions</dt><dd>{actions.map((action) => <code key={action}>{action} </code>)}</dd>
          <dt>Feedback</dt><dd>{feedback}{family.guessable && ', answers can be found by trying'}</dd>
          <dt>Source</dt><dd><Line text={`${source.source} (${source.licence})`} /></dd>
          <dt>Cite</dt><dd><Line text={source.citation} /></dd>
          {restricted && <><dt>Restricted</dt><dd>Published rows may hold records of patients, and are shown to the scope <code>admin</code> alone.</dd></>}
        </dl>
      </details>
    </div>
  );
}
