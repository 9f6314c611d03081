/** The next action: which one, what it takes, and the editor for its program. */
import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { EditorHandle } from '../../parts/editor.tsx';
import { Combination } from '../../parts/key-help.tsx';
import { useKeys } from '../../parts/keys.ts';
import { lazily } from '../../parts/lazy.tsx';
import { actionOf, fieldsOf, type FormField, REPLY } from './action-form.ts';
import type { Action } from './use-episode.ts';

const Editor = lazily(async () => (await import('../../parts/editor.tsx')).Editor);

/** Beside the editor, for those that one needs all the time; the others stand in the help. */
const SHOWN_KEYS = [['Alt+1', 'to 6: which action'], ['Alt+s', 'submit'], ['Alt+ArrowUp', 'earlier programs'], ['Alt+t', 'task'], ['Alt+e', 'editor'], ['Alt+x', 'end or cancel'], ['?', 'all keys']] as const;

export interface ComposerProps {
  readonly actions: Readonly<Record<string, unknown>>;
  readonly runtime: string;
  /** No action is taken now. */
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly editor: RefObject<EditorHandle | null>;
  readonly take: (action: Action) => void;
  readonly cancel: () => void;
  /** What stands in the editors, kept when the same task is begun anew. */
  readonly texts: { code: string; reply: string };
  /** Programs that were run, the latest last. */
  readonly programs: readonly string[];
}

export function Composer({ actions, runtime, disabled, busy, editor, take, cancel, texts, programs }: ComposerProps) {
  const names = [...Object.keys(actions), REPLY];
  const [chosen, setChosen] = useState('validate_code');
  const name = names.includes(chosen) ? chosen : names[0] ?? REPLY;
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const described = actions[name] as { readonly description?: string; readonly parameters?: unknown } | undefined;
  const fields = fieldsOf(described?.parameters);
  const edited = name === REPLY ? 'reply' : fields.some(({ kind }) => kind === 'code') ? 'code' : undefined;
  const recalled = useRef(programs.length);

  const go = (): void => {
    if (disabled || busy) return;
    recalled.current = programs.length + 1;
    take(name === REPLY ? texts.reply : actionOf(name, fields, { ...values, code: edited === 'code' ? texts.code : values['code'] ?? '' }));
  };
  const recall = (by: number): void => {
    const at = Math.min(Math.max(recalled.current + by, 0), programs.length);
    recalled.current = at;
    editor.current?.replace(programs[at] ?? '');
  };
  const focusFirst = (): void => { setTimeout(() => (editor.current ?? document.querySelector<HTMLElement>('.composer .fields input, .composer .fields select'))?.focus()); };
  useKeys('The action', {
    'Ctrl+Enter': { does: 'Take the step', run: go },
    'Alt+s': { does: 'Submit what stands', run: () => { if (!disabled && !busy && 'submit' in actions) take({ action: 'submit' }); } },
    'Alt+e': { does: 'To the editor', run: focusFirst },
    ...Object.fromEntries(names.map((each, index) => [`Alt+${index + 1}`, { does: each === REPLY ? 'A model\'s reply, as it came' : each, run: () => { setChosen(each); focusFirst(); } }])),
    'Alt+ArrowUp': { does: 'The program before', run: () => recall(-1) },
    'Alt+ArrowDown': { does: 'The program after', run: () => recall(1) },
  });
  return (
    <section class="panel composer" aria-label="Action">
      <header>
        <div class="tabs" role="group" aria-label="Which action">{names.map((each, index) => <button key={each} type="button" aria-pressed={each === name} title={`Alt ${index + 1}`} onClick={() => setChosen(each)}>{each}</button>)}</div>
        <div class="end">{busy ? <button type="button" onClick={cancel}>Cancel</button> : <button type="button" class="primary" disabled={disabled} onClick={go} aria-keyshortcuts="Control+Enter">Step <Combination keys="Ctrl+Enter" /></button>}</div>
      </header>
      <div class="body stack">
        <p class="muted small">{name === REPLY ? 'A model\'s reply as it came: JSON, fenced code, tool calls. The server finds the action in it.' : described?.description}</p>
        {edited !== undefined && <Editor key={edited} initial={texts[edited]} onChange={(text) => { texts[edited] = text; }} language={edited === 'reply' ? undefined : runtime === 'javascript' ? 'javascript' : 'python'} label={edited === 'reply' ? 'Reply' : 'Program'} hint={edited === 'reply' ? 'The reply' : 'A program'} handle={editor} />}
        {fields.some(({ kind }) => kind !== 'code') && <div class="fields">{fields.filter(({ kind }) => kind !== 'code').map((field) => <Field key={field.name} field={field} value={values[field.name] ?? ''} put={(value) => setValues((before) => ({ ...before, [field.name]: value }))} />)}</div>}
        <p class="shortcuts">{SHOWN_KEYS.map(([keys, does]) => <span key={keys}><Combination keys={keys} /> {does}</span>)}</p>
      </div>
    </section>
  );
}

function Field({ field: { name, kind, description, choices, required }, value, put }: { readonly field: FormField; readonly value: string; readonly put: (value: string) => void }) {
  const label = `${name}${required ? '' : ' (may be empty)'}`;
  if (kind === 'choice') return <label class="field" title={description}>{label}<select value={value === '' ? choices[0] ?? '' : value} onChange={({ currentTarget }) => put(currentTarget.value)}>{choices.map((choice) => <option key={choice}>{choice}</option>)}</select></label>;
  return <label class="field grow" title={description}>{label}<input value={value} onInput={({ currentTarget }) => put(currentTarget.value)} placeholder={description} spellcheck={false} autocomplete="off" /></label>;
}
