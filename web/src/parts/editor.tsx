/** A code editor, which takes the focus when it appears. Tab leaves it, as it leaves any field; invisible characters are shown. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascriptLanguage } from '@codemirror/lang-javascript';
import { jsonLanguage } from '@codemirror/lang-json';
import { pythonLanguage } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers, placeholder } from '@codemirror/view';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { HIGHLIGHTER, type Language } from './highlight.ts';

const LANGUAGES = { python: pythonLanguage, javascript: javascriptLanguage, json: jsonLanguage } as const satisfies Readonly<Record<Language, Extension>>;

/** What one does to an editor from outside of it. */
export interface EditorHandle { readonly focus: () => void; readonly replace: (text: string) => void }

export interface EditorProps {
  readonly initial: string;
  readonly onChange: (text: string) => void;
  readonly language: Language | undefined;
  readonly label: string;
  readonly hint: string;
  readonly handle: RefObject<EditorHandle | null>;
}

const look = EditorView.theme({
  '&': { backgroundColor: 'var(--surface)', color: 'var(--text)', fontSize: 'var(--code)', maxHeight: '46vh', borderRadius: '6px' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', overflow: 'auto', fontVariantLigatures: 'none' },
  '.cm-content': { minHeight: '168px', padding: '8px 0', caretColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--muted)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 12px' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in oklab, var(--accent) 5%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'color-mix(in oklab, var(--accent) 24%, transparent)' },
  '.cm-placeholder': { color: 'var(--muted)' },
  '.cm-specialChar': { color: 'var(--violet)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-soft)', outline: '1px solid var(--line)' },
});

const grammarOf = (language: Language | undefined): Extension => (language === undefined ? [] : [LANGUAGES[language], indentUnit.of(language === 'python' ? '    ' : '  ')]);

export function Editor({ initial, onChange, language, label, hint, handle }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  const grammar = useRef(new Compartment());
  const view = useRef<EditorView>(undefined);
  useEffect(() => {
    if (place.current === null) return;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: initial,
        extensions: [
          lineNumbers(), highlightSpecialChars(), history(), drawSelection(), indentOnInput(), bracketMatching(), highlightActiveLine(), EditorView.lineWrapping, EditorView.perLineTextDirection.of(false),
          keymap.of([...defaultKeymap, ...historyKeymap]), syntaxHighlighting(HIGHLIGHTER), look, placeholder(hint), grammar.current.of(grammarOf(language)),
          EditorView.contentAttributes.of({ 'aria-label': label, dir: 'ltr', spellcheck: 'false' }),
          EditorView.updateListener.of(({ docChanged, state }) => { if (docChanged) changed.current(state.doc.toString()); }),
        ],
      }),
    });
    view.current = editor;
    editor.focus();
    handle.current = {
      focus: () => editor.focus(),
      replace: (text) => editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text }, selection: { anchor: text.length }, scrollIntoView: true }),
    };
    return () => {
      handle.current = null;
      editor.destroy();
    };
  }, []);
  useEffect(() => view.current?.dispatch({ effects: grammar.current.reconfigure(grammarOf(language)) }), [language]);
  return <div class="editor" ref={place} />;
}
