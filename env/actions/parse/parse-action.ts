/**
 * From what a model really writes to one action, or to a sentence that says exactly what was wrong.
 *
 * Takes: an action object; a text with one (bare, fenced, inside `<tool_call>`, amid prose, in Python's or JSON's
 * spelling); OpenAI tool calls; a fenced program alone (= `validate_code`). Thinking in `<think>` is passed over.
 * Of several objects the first valid one wins, the rest is ignored and that is said.
 */
import { ACTION_NAMES, type ActionName } from '../../task.ts';
import { checkParameters } from '../index.ts';
import { readObject } from './tolerant-object.ts';

export type ParseResult =
  | { readonly ok: true; readonly name: ActionName; readonly parameters: Readonly<Record<string, unknown>>; readonly span?: { readonly start: number; readonly end: number }; readonly ignored?: string }
  | { readonly ok: false; readonly reason: string };

/** Bounds the work on a hostile reply, as `readObject` counts it: in all this much, and so much for each character. */
const WORK = 2_000_000;
const WORK_PER_CHARACTER = 2;
/** What an attempt costs at least. */
const ATTEMPT = 100;
const NESTED = ['arguments', 'args', 'parameters', 'params', 'input', 'action_input', 'kwargs'] as const;
const NAMES = ['action', 'name', 'tool', 'tool_name', 'function', 'type'] as const;

export function parseAction(reply: string | Readonly<Record<string, unknown>>): ParseResult {
  return typeof reply === 'string' ? parseText(reply) : parseObject(reply, 0) ?? { ok: false, reason: `the action object has no "action": one of ${ACTION_NAMES.join(', ')}` };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function actionName(value: unknown): ActionName | undefined {
  if (typeof value !== 'string') return undefined;
  const name = value.trim().toLowerCase().replaceAll('-', '_').replace(/^functions?\./, '');
  return ACTION_NAMES.find((each) => each === name);
}

/** Undefined when the object does not speak of an action at all. */
function parseObject(object: Readonly<Record<string, unknown>>, depth: number): ParseResult | undefined {
  if (depth > 4) return undefined;
  // Wrappers: {"tool_calls": [...]}, {"function": {"name", "arguments"}}, {"action": {"name": ...}}, {"validate_code": {...}}
  for (const key of ['tool_calls', 'tool_call', 'function_call', 'function', 'action']) {
    const inner = Array.isArray(object[key]) ? object[key][0] : object[key];
    if (isRecord(inner)) return parseObject(inner, depth + 1);
  }
  const named = NAMES.map((key) => actionName(object[key])).find((name) => name !== undefined);
  if (named === undefined) {
    const keys = Object.keys(object);
    const single = keys.length === 1 && keys[0] !== undefined ? keys[0] : undefined;
    const inner = single === undefined ? undefined : object[single];
    if (actionName(single) !== undefined && isRecord(inner)) return finish(actionName(single) as ActionName, inner);
    const unknown = object['action'] ?? (NESTED.some((key) => key in object) ? object['name'] : undefined);
    return typeof unknown === 'string' ? { ok: false, reason: `there is no action ${JSON.stringify(unknown.slice(0, 40))}; there are ${ACTION_NAMES.join(', ')}` } : undefined;
  }
  const nested = NESTED.map((key) => object[key]).find((value) => value !== undefined);
  if (isRecord(nested)) return finish(named, nested);
  if (typeof nested === 'string') {
    // OpenAI's `arguments` is a JSON text.
    const inner = nested.trimStart().startsWith('{') ? readObject(nested.trimStart(), 0, WORK + WORK_PER_CHARACTER * nested.length) : undefined;
    if (inner?.value !== undefined) return finish(named, inner.value);
    if (named === 'validate_code') return finish(named, { code: nested });
    if (named === 'terminal') return finish(named, { cmd: nested });
  }
  return finish(named, object);
}

function finish(name: ActionName, parameters: Readonly<Record<string, unknown>>): ParseResult {
  const code = parameters['code'];
  const unfenced = typeof code === 'string' ? { ...parameters, code: stripFence(code) } : parameters;
  const wrong = checkParameters(name, unfenced);
  return wrong === undefined ? { ok: true, name, parameters: unfenced } : { ok: false, reason: wrong };
}

/** A program that a model has fenced inside its string. */
function stripFence(code: string): string {
  const match = /^\s*```[a-zA-Z]*\r?\n([\s\S]*?)\r?\n?```\s*$/.exec(code);
  return match?.[1] ?? code;
}

/** Where the thinking ends: after the last `</think>`; undefined when it never does. */
function afterThinking(text: string): number | undefined {
  const close = /<\/think(?:ing)?>/gi;
  let end = 0;
  for (let match = close.exec(text); match !== null; match = close.exec(text)) end = match.index + match[0].length;
  if (end > 0) return end;
  return /^\s*<think(?:ing)?>/i.test(text) ? undefined : 0;
}

function parseText(text: string): ParseResult {
  const start = afterThinking(text);
  if (start === undefined) return { ok: false, reason: 'the reply ends inside <think>: close it and give an action' };
  let failure: string | undefined;
  let program: { readonly code: string; readonly start: number; readonly end: number } | undefined;
  const opener = /```([a-zA-Z_]*)|\{/g;
  opener.lastIndex = start;
  let left = WORK + WORK_PER_CHARACTER * text.length;
  // Where the line of the opener ends; looked for once a line, so that a reply of nothing but fences stays linear.
  let lineEnd = -1;
  for (let match = opener.exec(text); match !== null; match = opener.exec(text)) {
    if (match[0] === '{') {
      if (left <= 0) break;
      const object = readObject(text, match.index, left);
      left -= object.work + ATTEMPT;
      if (object.value === undefined) {
        if (/^\{\s*["']?(action|name|function|tool_calls)\b/.test(text.slice(match.index, match.index + 60))) failure ??= `the object that starts at character ${match.index} is not complete or not JSON`;
        continue;
      }
      const result = parseObject(object.value, 0);
      if (result === undefined) continue;
      if (result.ok) return { ...result, span: { start: match.index, end: object.end }, ...ignoredAfter(text, object.end) };
      failure ??= result.reason;
      opener.lastIndex = object.end;
      continue;
    }
    if (lineEnd < match.index) lineEnd = text.indexOf('\n', match.index);
    if (lineEnd < 0) lineEnd = text.length;
    if (lineEnd < text.length && /^(py|python|js|javascript|node)$/i.test(match[1] ?? '')) {
      const from = lineEnd + 1;
      const close = /\n?```[^\S\n]*(?:\n|$)/g;
      close.lastIndex = from;
      const closing = close.exec(text);
      const to = closing?.index ?? text.length;
      const code = text.slice(from, to);
      program ??= { code, start: match.index, end: closing === null ? text.length : closing.index + closing[0].length };
      opener.lastIndex = closing === null ? text.length : closing.index + closing[0].length;
    }
  }
  if (program !== undefined && failure === undefined) {
    return { ok: true, name: 'validate_code', parameters: { code: program.code }, span: { start: program.start, end: program.end }, ...ignoredAfter(text, program.end) };
  }
  return { ok: false, reason: failure ?? 'there is no action in it: give one JSON object such as {"action": "validate_code", "code": "..."}' };
}

/** Further actions or an imagined observation after the one that was used. */
function ignoredAfter(text: string, end: number): { readonly ignored?: string } {
  const rest = text.slice(end);
  if (!/\bobservation\b|["']?(?:action|name|tool_calls)["']?\s*:|```(?:py|js|java)/i.test(rest)) return {};
  return { ignored: 'Only the first action of the reply was used; what follows it was ignored.' };
}
