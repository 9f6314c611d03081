/** Which task is played, and how: family, split, category and index, or an id; feedback, language, seed. */
import { useState } from 'preact/hooks';
import type { Requests } from '../../../../protocol/messages/index.ts';
import type { FeedbackMode, Runtime, Source, Split } from '../../../../protocol/vocabulary.ts';
import type { Family } from '../../api/types.ts';
import type { Params } from '../../parts/use-params.ts';

export const FEEDBACK = {
  interactive: 'a program that sets the answer is graded at once, and told',
  final: 'nothing is told; what is handed in, or stands at the end, is graded',
  paper: 'every run is graded and told, up to 15 times',
} as const satisfies Readonly<Record<FeedbackMode, string>>;
export const isFeedback = (text: string | undefined): text is FeedbackMode => text !== undefined && text in FEEDBACK;
const SPLITS = ['train', 'test'] as const satisfies readonly Split[];
const RUNTIMES = { python: 'Python', javascript: 'JavaScript' } as const satisfies Readonly<Record<Runtime, string>>;
const isRuntime = (text: string | undefined): text is Runtime => text !== undefined && text in RUNTIMES;
const isSource = (text: string | undefined): text is Source => text === 'twin' || text === 'published';

/** The family that an id is of. */
export const familyOf = (families: readonly Family[], get: Params['get']): Family | undefined => {
  const id = get('task')?.split('/')[0];
  return families.find((family) => (id === undefined ? family.id === get('family') : `${family.id}-v${family.version}` === id)) ?? (id === undefined ? families[0] : undefined);
};

export function resetRequest(families: readonly Family[], get: Params['get']): Requests['reset'] {
  const family = familyOf(families, get);
  const [id, category, index, seed, feedback, runtime, source] = ['task', 'category', 'index', 'seed', 'feedback', 'runtime', 'source'].map(get);
  const number = (text: string | undefined): number | undefined => (text === undefined || !/^\d+$/.test(text) ? undefined : Number(text));
  const [at, seeded] = [number(index), number(seed)];
  return {
    task: id !== undefined ? { id } : { family: family?.id ?? '', split: get('split') === 'test' ? 'test' : 'train', ...(category === undefined ? {} : { category }), ...(at === undefined ? {} : { index: at }) },
    ...(seeded === undefined ? {} : { seed: seeded }),
    meta: { model: 'by hand', tag: 'playground' },
    options: {
      ...(isFeedback(feedback) ? { feedback, ...(feedback === 'paper' && family?.guessable === true ? { allow_guessing: true } : {}) } : {}),
      ...(isRuntime(runtime) && family?.runtimes.includes(runtime) !== false ? { runtime } : {}),
      ...(id === undefined && isSource(source) ? { source } : {}),
    },
  };
}

export function Choice({ families, params: { get, set } }: { readonly families: readonly Family[]; readonly params: Params }) {
  const family = familyOf(families, get);
  const [byId, setById] = useState(get('task') !== undefined);
  const put = (name: string, changes: Readonly<Record<string, undefined>> = {}) => ({ currentTarget }: { readonly currentTarget: HTMLSelectElement | HTMLInputElement }): void => set({ ...changes, [name]: currentTarget.value }, true);
  const feedback = get('feedback');
  return (
    <div class="fields">
      {byId ? <label class="field grow">Task<input value={get('task') ?? ''} onInput={put('task')} size={40} spellcheck={false} /></label> : (
        <>
          <label class="field">Family<select value={family?.id ?? ''} onChange={put('family', { category: undefined, runtime: undefined, index: undefined })}>{families.map(({ id }) => <option key={id} value={id}>{id}</option>)}</select></label>
          <label class="field">Split<select value={get('split') ?? 'train'} onChange={put('split')}>{SPLITS.map((split) => <option key={split}>{split}</option>)}</select></label>
          <label class="field grow">Category<select value={get('category') ?? ''} onChange={put('category')}><option value="">any</option>{family?.categories.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}</select></label>
          <label class="field">Index<input value={get('index') ?? ''} onInput={put('index')} inputMode="numeric" pattern="[0-9]*" placeholder="drawn" size={6} /></label>
        </>
      )}
      <label class="field">Feedback<select value={feedback ?? ''} onChange={put('feedback')}><option value="">{family === undefined ? 'usual' : `usual (${family.feedback})`}</option>{Object.keys(FEEDBACK).map((mode) => <option key={mode}>{mode}</option>)}</select></label>
      {(family?.runtimes.length ?? 0) > 1 && <label class="field">Language<select value={get('runtime') ?? ''} onChange={put('runtime')}>{family?.runtimes.map((runtime, index) => <option key={runtime} value={index === 0 ? '' : runtime}>{isRuntime(runtime) ? RUNTIMES[runtime] : runtime}</option>)}</select></label>}
      <label class="field">Seed<input value={get('seed') ?? ''} onInput={put('seed')} inputMode="numeric" pattern="[0-9]*" placeholder="drawn" size={6} /></label>
      <button type="button" class="link small swap" onClick={() => { setById(!byId); set(byId ? { task: undefined } : { task: `${family?.id ?? 'medcalc'}-v${family?.version ?? 1}/twin/train/${family?.categories[0]?.id ?? ''}/0`, family: undefined, split: undefined, category: undefined, index: undefined }, true); }}>{byId ? 'Choose by family' : 'Choose by id'}</button>
    </div>
  );
}
