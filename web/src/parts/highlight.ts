/** Languages and colours of code, for the editor and for code that is only shown. Fetched when first needed. */
import { javascriptLanguage } from '@codemirror/lang-javascript';
import { jsonLanguage } from '@codemirror/lang-json';
import { pythonLanguage } from '@codemirror/lang-python';
import type { LRLanguage } from '@codemirror/language';
import { highlightCode, tagHighlighter, tags as t } from '@lezer/highlight';

export const LANGUAGES = { python: pythonLanguage, javascript: javascriptLanguage, json: jsonLanguage } as const satisfies Readonly<Record<string, LRLanguage>>;
export type Language = keyof typeof LANGUAGES;

export const HIGHLIGHTER = tagHighlighter([
  { tag: [t.keyword, t.operatorKeyword, t.modifier], class: 'token-keyword' },
  { tag: [t.string, t.special(t.string), t.regexp], class: 'token-string' },
  { tag: t.number, class: 'token-number' },
  { tag: [t.bool, t.null, t.self, t.atom], class: 'token-literal' },
  { tag: t.comment, class: 'token-comment' },
  { tag: [t.function(t.variableName), t.function(t.definition(t.variableName)), t.function(t.propertyName)], class: 'token-function' },
  { tag: [t.className, t.definition(t.className)], class: 'token-class' },
  { tag: t.propertyName, class: 'token-property' },
]);

export interface Token { readonly text: string; readonly kind: string }

export function tokensOf(code: string, language: Language): readonly Token[] {
  const tokens: Token[] = [];
  highlightCode(code, LANGUAGES[language].parser.parse(code), HIGHLIGHTER, (text, kind) => tokens.push({ text, kind }), () => tokens.push({ text: '\n', kind: '' }));
  return tokens;
}
