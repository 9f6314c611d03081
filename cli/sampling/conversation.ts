/**
 * A conversation as it is sent to a model: the task, what the model said, what it was shown. What it thought is recorded
 * and not sent again. Exports make it again from what was recorded, by the same rules.
 */
import type { ChatMessage, ChatReply, ToolCall, ToolDefinition } from '../../models/chat.ts';
import { spoken } from '../../models/spoken.ts';
import type { Observation } from '../../protocol/index.ts';
import { fields, isFields } from '../../protocol/fields.ts';

const IGNORED = 'Not run: one action at a time. The result of your first call stands above.';

export interface AssistantMessage { readonly role: 'assistant'; readonly content: string | null; readonly reasoning_content?: string; readonly tool_calls?: readonly ToolCall[] }

export const assistantMessage = ({ content, reasoning, toolCalls }: ChatReply): AssistantMessage => ({
  role: 'assistant', content: content === '' && toolCalls.length > 0 ? null : content,
  ...(reasoning === '' ? {} : { reasoning_content: reasoning }), ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls }),
});

/** The prompt of a task. */
export const openingMessages = ({ messages = [] }: Pick<Observation, 'messages'>): readonly ChatMessage[] => messages.map(({ role, content }) => ({ role: role === 'system' ? role : 'user', content }));

export function saidMessage({ content, tool_calls: calls }: AssistantMessage): ChatMessage {
  return calls === undefined || calls.length === 0 ? { role: 'assistant', content: spoken(content ?? '') } : { role: 'assistant', content: content === null ? null : spoken(content), tool_calls: calls };
}

/** What a step showed: the result of the first tool call, where there was one. */
export function seenMessages({ tool_calls: calls = [] }: AssistantMessage, text: string): readonly ChatMessage[] {
  return calls.length === 0 ? [{ role: 'user', content: text }] : calls.map(({ id }, index) => ({ role: 'tool', tool_call_id: id, content: index === 0 ? text : IGNORED }));
}

/** `observation.actions` as tool definitions. */
export function toolsOf(actions: Observation['actions']): readonly ToolDefinition[] {
  return Object.entries(actions ?? {}).map(([name, schema]) => {
    const { description, parameters } = fields(schema);
    return { type: 'function', function: { name, ...(typeof description === 'string' ? { description } : {}), parameters: isFields(parameters) ? parameters : { type: 'object', properties: {} } } };
  });
}
