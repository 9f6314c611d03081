/** What the list is narrowed by: each facet with its values, and how many fit under all other filters. */
import { type Facet, FACETS, type Facets } from '../../api/types.ts';
import { Line } from '../../parts/untrusted.tsx';
import type { Params } from '../../parts/use-params.ts';
import { useState } from 'preact/hooks';
import { count } from '../../text/format.ts';

const TITLES = {
  family: 'Family', category: 'Category', outcome: 'Outcome', model: 'Model', run: 'Run', tag: 'Tag', fault: 'Fault', stop_reason: 'Ended by', split: 'Split', source: 'Source', feedback: 'Feedback',
} as const satisfies Readonly<Record<Facet, string>>;
const FIRST = 12;

/** All that narrows the list; a permalink of it is the address. */
export const NARROWING = [...FACETS, 'task', 'min_reward', 'max_reward'] as const;

export function Filters({ facets, params }: { readonly facets: Facets['facets'] | undefined; readonly params: Params }) {
  const any = NARROWING.some((name) => params.params.has(name));
  return (
    <div class="filters panel">
      <div class="row filters-head"><h2>Filters</h2>{any && <a class="small end" href={params.href({ ...Object.fromEntries(NARROWING.map((name) => [name, undefined])), cursor: undefined })}>Clear all</a>}</div>
      <label class="field">Task<input value={params.get('task') ?? ''} placeholder="a task's id" spellcheck={false} onChange={({ currentTarget }) => params.set({ task: currentTarget.value.trim(), cursor: undefined })} /></label>
      {FACETS.map((facet) => <FacetValues key={facet} facet={facet} values={facets?.[facet] ?? []} params={params} />)}
    </div>
  );
}

function FacetValues({ facet, values, params }: { readonly facet: Facet; readonly values: Facets['facets'][Facet]; readonly params: Params }) {
  const [all, setAll] = useState(false);
  const chosen = params.params.getAll(facet);
  // What was chosen stays, though nothing fits it any more.
  const listed = [...values, ...chosen.filter((value) => !values.some((each) => each.value === value)).map((value) => ({ value, count: 0 }))];
  if (listed.length === 0 || (listed.length === 1 && chosen.length === 0)) return null;
  const shown = all ? listed : listed.filter(({ value }, index) => index < FIRST || chosen.includes(value));
  const toggle = (value: string): void => params.set({ [facet]: chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value], cursor: undefined });
  return (
    <fieldset>
      <legend>{TITLES[facet]}</legend>
      {shown.map(({ value, count: number }) => <label key={value} class="facet"><input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} /><span class="facet-name"><Line text={value.replaceAll('_', ' ')} /></span><span class="muted small num">{count(number)}</span></label>)}
      {listed.length > shown.length && <button type="button" class="link small" onClick={() => setAll(true)}>{listed.length - shown.length} more</button>}
    </fieldset>
  );
}
