/** From what an endpoint sends to a reply, whole or in a stream. What is none is said to be none, never guessed at. */
import { createParser, type EventSourceParser } from 'eventsource-parser';
import type { ChatReply, ToolCall, Usage } from './chat.ts';

/** The bytes are no reply of a chat model; the message says why. */
export class NoReply extends Error {
  override readonly name = 'NoReply';
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const fields = (value: unknown): Fields => (isFields(value) ? value : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
/** Servers call it by either name. */
const reasoningOf = (message: Fields): string => textOf(message['reasoning_content']) || textOf(message['reasoning']);

/** @throws NoReply */
function parsed(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NoReply(`no JSON: ${JSON.stringify(text.slice(0, 120))}`);
  }
  if (!isFields(value)) throw new NoReply(`no object: ${text.slice(0, 120)}`);
  return value;
}

function usageOf(value: unknown): Usage | undefined {
  const { prompt_tokens: prompt, completion_tokens: completion } = fields(value);
  return typeof prompt === 'number' && typeof completion === 'number' ? { prompt, completion } : undefined;
}

/** @throws NoReply */
function toolCall(value: unknown, index: number): ToolCall {
  const call = fields(value);
  const { name, arguments: given } = fields(call['function']);
  if (typeof name !== 'string' || name === '') throw new NoReply('a tool call without a name');
  return { id: textOf(call['id']) || `call_${index}`, type: 'function', function: { name, arguments: typeof given === 'string' ? given : JSON.stringify(given ?? {}) } };
}

/** @throws NoReply */
function choiceOf(body: Fields): Fields {
  if (body['error'] !== undefined) throw new NoReply(`an error under status 200: ${JSON.stringify(body['error']).slice(0, 300)}`);
  const choices = body['choices'];
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
  if (!isFields(first)) throw new NoReply('no choices');
  return first;
}

/** A reply that came whole. @throws NoReply */
export function readReply(text: string): ChatReply {
  const body = parsed(text);
  const choice = choiceOf(body);
  const message = choice['message'];
  if (!isFields(message)) throw new NoReply('no message');
  const calls = message['tool_calls'];
  return {
    content: textOf(message['content']), reasoning: reasoningOf(message), toolCalls: Array.isArray(calls) ? calls.map(toolCall) : [],
    finish: textOf(choice['finish_reason']) || 'stop', usage: usageOf(body['usage']),
  };
}

interface PartialCall { id: string; name: string; arguments: string }

/** Puts a streamed reply together. */
export class StreamedReply {
  readonly #parser: EventSourceParser;
  readonly #decoder = new TextDecoder();
  #content = '';
  #reasoning = '';
  readonly #calls: PartialCall[] = [];
  #finish: string | undefined;
  #usage: Usage | undefined;

  constructor() {
    this.#parser = createParser({ onEvent: ({ data }) => this.#take(data) });
  }

  /** @throws NoReply */
  feed(piece: Buffer): void {
    this.#parser.feed(this.#decoder.decode(piece, { stream: true }));
  }

  /** @throws NoReply when it broke off: half a reply, or half a tool call, is none */
  end(): ChatReply {
    if (this.#finish === undefined) throw new NoReply(`the stream ended in the middle of ${this.#calls.length > 0 ? 'a tool call' : this.#content === '' ? 'nothing' : 'a sentence'}`);
    const toolCalls = this.#calls.filter((call) => call !== undefined).map(({ id, name, arguments: given }, index) => toolCall({ id, function: { name, arguments: given } }, index));
    return { content: this.#content, reasoning: this.#reasoning, toolCalls, finish: this.#finish, usage: this.#usage };
  }

  #take(data: string): void {
    if (data.trim() === '[DONE]') return;
    const body = parsed(data);
    this.#usage = usageOf(body['usage']) ?? this.#usage;
    // The last event may count tokens and hold no choice.
    if (Array.isArray(body['choices']) && body['choices'].length === 0) return;
    const choice = choiceOf(body);
    const delta = fields(choice['delta']);
    this.#content += textOf(delta['content']);
    this.#reasoning += reasoningOf(delta);
    const calls = delta['tool_calls'];
    if (Array.isArray(calls)) for (const call of calls) this.#takeCall(fields(call));
    this.#finish = textOf(choice['finish_reason']) || this.#finish;
  }

  #takeCall(call: Fields): void {
    const index = typeof call['index'] === 'number' ? call['index'] : 0;
    const partial = this.#calls[index] ??= { id: '', name: '', arguments: '' };
    const { name, arguments: piece } = fields(call['function']);
    partial.id ||= textOf(call['id']);
    partial.name ||= textOf(name);
    partial.arguments += textOf(piece);
  }
}
