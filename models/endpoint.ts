/** One model endpoint that speaks the OpenAI-compatible API: one request, one reply or one clear failure. */
import type { IncomingHttpHeaders } from 'node:http';
import type { ChatReply, ChatRequest } from './chat.ts';
import { ModelFailure } from './failure.ts';
import { type Limits, post } from './post.ts';
import { NoReply, readReply, StreamedReply } from './read-reply.ts';

export interface EndpointOptions extends Limits {
  readonly apiKey?: string | undefined;
  /** Take the reply piece by piece: a stall is seen at once, at a higher cost. */
  readonly stream?: boolean | undefined;
}

/** What servers say when a conversation is too long; there is no common code. */
const TOO_LONG = /context[ _](length|size|window)|maximum context|too many tokens|prompt is too long|exceeds? .{0,40}context|input length/i;
const DETAIL_CHARS = 300;

export class Endpoint {
  /** As it was given, for messages. */
  readonly name: string;
  readonly #chat: URL;
  readonly #options: EndpointOptions;

  /** @param base such as `http://127.0.0.1:8000/v1` @throws TypeError for what is no address */
  constructor(base: string, options: EndpointOptions) {
    this.name = base.replace(/\/+$/, '');
    this.#chat = new URL(`${this.name}/chat/completions`);
    if (!/^https?:$/.test(this.#chat.protocol)) throw new TypeError(`${base} is no address that begins with http:// or https://`);
    this.#options = options;
  }

  /**
   * @param headers beside those that are needed
   * @throws ModelFailure; the signal's reason when aborted
   */
  async complete(request: ChatRequest, headers: Readonly<Record<string, string>> = {}, signal?: AbortSignal): Promise<ChatReply> {
    const { apiKey, stream = false } = this.#options;
    const body = Buffer.from(JSON.stringify(stream ? { ...request, stream: true, stream_options: { include_usage: true } } : request));
    const streamed = stream ? new StreamedReply() : undefined;
    let refusal = '';
    try {
      const answer = await post(this.#chat, apiKey === undefined ? headers : { ...headers, authorization: `Bearer ${apiKey}` }, body, this.#options, signal,
        streamed === undefined ? undefined : (piece, status) => { if (status === 200) streamed.feed(piece); else refusal += piece.toString(); });
      if (answer.status !== 200) throw this.#refused(answer.status, answer.headers, answer.text || refusal);
      return streamed === undefined ? readReply(answer.text) : streamed.end();
    } catch (error) {
      throw error instanceof NoReply ? new ModelFailure('junk', this.name, error.message, { cause: error }) : error;
    }
  }

  #refused(status: number, headers: IncomingHttpHeaders, text: string): ModelFailure {
    const detail = `${status} ${text.replaceAll(/\s+/g, ' ').slice(0, DETAIL_CHARS)}`.trim();
    const retryAfterMs = retryAfter(headers['retry-after']);
    if (status === 429) return new ModelFailure('rate_limited', this.name, detail, { retryAfterMs });
    if (status === 408 || status === 409 || status >= 500) return new ModelFailure('server_error', this.name, detail, { retryAfterMs });
    if ((status === 400 || status === 413 || status === 422) && TOO_LONG.test(text)) return new ModelFailure('context_length', this.name, detail);
    return new ModelFailure(status === 401 || status === 403 || status === 404 ? 'refused' : 'rejected', this.name, detail);
  }
}

/** Seconds, or a date. */
function retryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^[\d.]+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
