/**
 * One turn of a model: its reply, asked for again where it cannot be read as an action, as the paper's scaffold does, and
 * where the conversation is too long for the endpoint and may be shortened.
 */
import { assistantMessage, saidMessage, seenMessages } from '../../dialogue/conversation.ts';
import { parseAction } from '../../env/actions/parse/parse-action.ts';
import type { ChatMessage, ChatReply, ChatRequest } from '../../models/chat.ts';
import type { Endpoints } from '../../models/endpoints.ts';
import { ModelFailure } from '../../models/failure.ts';
import type { ContextWindow } from './context-window.ts';

export type SaidAction = string | { readonly name: string; readonly arguments: string };

export interface Asked {
  readonly reply: ChatReply;
  readonly action: SaidAction;
  /** Of all requests that it took. */
  readonly tokens: { readonly prompt: number; readonly completion: number };
  /** How often it was asked for again. */
  readonly regenerated: number;
}

/** Text as the model wrote it, or its first tool call. */
const actionOf = ({ content, toolCalls: [call] }: ChatReply): SaidAction => (call === undefined ? content.toWellFormed() : { name: call.function.name.toWellFormed(), arguments: call.function.arguments.toWellFormed() });

/** @param regenerate how often at most @throws ModelFailure; the signal's reason when aborted */
export async function askModel(endpoints: Endpoints, request: Omit<ChatRequest, 'messages'>, window: ContextWindow, { regenerate, headers }: { readonly regenerate: number; readonly headers: Readonly<Record<string, string>> }, signal: AbortSignal): Promise<Asked> {
  const tokens = { prompt: 0, completion: 0 };
  /** The reply that could not be read, and why. */
  let refused: readonly ChatMessage[] = [];
  for (let regenerated = 0; ;) {
    let reply: ChatReply;
    try {
      reply = await endpoints.complete({ ...request, messages: [...window.messages, ...refused] }, headers, signal);
    } catch (error) {
      if (error instanceof ModelFailure && error.kind === 'context_length' && window.shrink()) continue;
      throw error;
    }
    tokens.prompt += reply.usage?.prompt ?? 0;
    tokens.completion += reply.usage?.completion ?? 0;
    const action = actionOf(reply);
    const parsed = regenerated < regenerate ? parseAction(typeof action === 'string' ? action : { ...action }) : undefined;
    if (parsed === undefined || parsed.ok) return { reply, action, tokens, regenerated };
    const said = assistantMessage(reply);
    refused = [saidMessage(said), ...seenMessages(said, `Error: ${parsed.reason}. Please regenerate the action.`)];
    regenerated += 1;
  }
}
