/** A model's reply as the sampler records it: plain text, or a chat message with thoughts and tool calls. */

export interface Reply { readonly thoughts: string; readonly said: string; readonly calls: string }

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function replyOf(raw: string): Reply {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return plain(raw);
  }
  if (typeof value !== 'object' || value === null || !('role' in value) || value.role !== 'assistant') return plain(raw);
  const { content, reasoning_content: thoughts, tool_calls: calls } = value as Readonly<Record<string, unknown>>;
  return { thoughts: textOf(thoughts), said: textOf(content), calls: Array.isArray(calls) && calls.length > 0 ? JSON.stringify(calls, undefined, 2) : '' };
}

/** Thoughts that stand in the text itself. */
function plain(raw: string): Reply {
  const end = raw.lastIndexOf('</think>');
  if (end < 0) return { thoughts: '', said: raw, calls: '' };
  return { thoughts: raw.slice(0, end).replace(/^\s*<think>/, '').trim(), said: raw.slice(end + '</think>'.length).trim(), calls: '' };
}
