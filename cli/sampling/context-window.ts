/**
 * How much of a conversation is sent. The paper sends all of it; where the model's window is smaller, an episode ends when
 * it is full, or, if that was asked for, the oldest turns are left out: the task and the latest turns stay.
 */
import type { ChatMessage, Usage } from '../../models/chat.ts';

/** Before the endpoint has counted. */
const CHARS_PER_TOKEN = 3;
const charsOf = (messages: readonly ChatMessage[]): number => messages.reduce((sum, message) => sum + (message.content?.length ?? 0) + ('tool_calls' in message ? JSON.stringify(message.tool_calls).length : 0), 0);

export class ContextWindow {
  readonly #opening: readonly ChatMessage[];
  /** Each: what was said, and what was seen then. */
  readonly #turns: (readonly ChatMessage[])[] = [];
  readonly #limit: number;
  readonly #trims: boolean;
  #charsPerToken = CHARS_PER_TOKEN;
  #leftOut = 0;

  /** @param limit in tokens @param trims leave the oldest turns out, instead of ending */
  constructor(opening: readonly ChatMessage[], limit: number | undefined, trims: boolean) {
    this.#opening = opening;
    this.#limit = limit ?? Number.POSITIVE_INFINITY;
    this.#trims = trims;
  }

  get messages(): readonly ChatMessage[] {
    const turns = this.#turns.slice(this.#leftOut).flat();
    if (this.#leftOut === 0) return [...this.#opening, ...turns];
    // Said within the task: some chat templates take no two messages of the user in a row.
    const opening = this.#opening.map((message, at): ChatMessage => (at === this.#opening.length - 1 && message.role === 'user' ? { ...message, content: `${message.content}\n\n(The first ${this.#leftOut} of your turns are left out here.)` } : message));
    return [...opening, ...turns];
  }

  /**
   * A turn that was played. @param usage the endpoint's count of what was sent for it, and of the reply
   * @returns whether the next request fits
   */
  add(turn: readonly ChatMessage[], seenChars: number, usage: Usage | undefined): boolean {
    const sent = charsOf(this.messages);
    if (usage !== undefined && usage.prompt > 0) this.#charsPerToken = sent / usage.prompt;
    this.#turns.push(turn);
    let tokens = usage === undefined ? (sent + charsOf(turn)) / this.#charsPerToken : usage.prompt + usage.completion + seenChars / CHARS_PER_TOKEN;
    while (tokens > this.#limit && this.#trims && this.#turns.length - this.#leftOut > 1) {
      tokens -= charsOf(this.#turns[this.#leftOut] ?? []) / this.#charsPerToken;
      this.#leftOut += 1;
    }
    return tokens <= this.#limit;
  }

  /** Leaves half of the turns out, when the endpoint takes no conversation of this length. @returns false where there is no more to leave out */
  shrink(): boolean {
    const left = this.#turns.length - this.#leftOut;
    if (!this.#trims || left <= 1) return false;
    this.#leftOut += Math.ceil(left / 2);
    return true;
  }
}
