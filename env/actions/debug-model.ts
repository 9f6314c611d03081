/** Who may answer `debug` in place of the rules: a model that sees what the agent sees, and nothing that is hidden. */
export interface DebugQuestion {
  /** The question as the agent was asked it. */
  readonly prompt: string;
  readonly code: string;
  readonly error: string;
  /** What the rules say: a hint for the model. */
  readonly rules: string;
}

export interface DebugModel {
  /** Its name, for the record. */
  readonly name: string;
  /** Rejects when it gives no explanation in time; then the rules speak. */
  explain(question: DebugQuestion, signal: AbortSignal | undefined): Promise<string>;
}
