/** The grammars and colours of code that is shown; the editor adds its own to them. Fetched when first needed. */
import { highlightCode, tagHighlighter, tags as t } from '@lezer/highlight';
import { parser as javascript } from '@lezer/javascript';
import { parser as json } from '@lezer/json';
import type { LRParser } from '@lezer/lr';
import { parser as python } from '@lezer/python';

const PARSERS = { python, javascript, json } as const satisfies Readonly<Record<string, LRParser>>;
export type Language = keyof typeof PARSERS;

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
  highlightCode(code, PARSERS[language].parse(code), HIGHLIGHTER, (text, kind) => tokens.push({ text, kind }), () => tokens.push({ text: '\n', kind: '' }));
  return tokens;
}
