/** What is said to a chat model and what it says, in the words of the OpenAI-compatible API. */
export interface ToolCall { readonly id: string; readonly type: 'function'; readonly function: { readonly name: string; readonly arguments: string } }

export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string | null; readonly tool_calls?: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly content: string; readonly tool_call_id: string };

export interface ToolDefinition { readonly type: 'function'; readonly function: { readonly name: string; readonly description?: string; readonly parameters: unknown } }

/** How replies are drawn. */
export interface Sampling {
  readonly temperature?: number;
  readonly top_p?: number;
  readonly max_tokens?: number;
  readonly seed?: number;
  readonly stop?: readonly string[];
}

export interface ChatRequest extends Sampling {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly tools?: readonly ToolDefinition[];
}

export interface Usage { readonly prompt: number; readonly completion: number }

export interface ChatReply {
  readonly content: string;
  /** What the model thought, where the endpoint tells it apart from what it says. */
  readonly reasoning: string;
  readonly toolCalls: readonly ToolCall[];
  /** `length`: cut off at the bound of tokens. */
  readonly finish: string;
  /** Undefined where the endpoint does not count. */
  readonly usage: Usage | undefined;
}
