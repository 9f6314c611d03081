/** An action as it is shown: its name, and its program or its parameters. */

export interface ShownAction {
  readonly name: string;
  readonly code: string | undefined;
  readonly language: 'python' | 'javascript' | 'json' | undefined;
  /** All of it, as text. */
  readonly text: string;
}

/** @param action an object as it was sent, or a model's reply as text */
export function shownAction(action: unknown, runtime: string): ShownAction {
  if (typeof action === 'string') return { name: 'reply', code: undefined, language: undefined, text: action };
  const { action: name, code, cmd, ...others } = (action ?? {}) as Readonly<Record<string, unknown>>;
  const program = typeof code === 'string' ? code : typeof cmd === 'string' ? cmd : undefined;
  return {
    name: typeof name === 'string' ? name : 'action', code: program,
    language: typeof code === 'string' ? (runtime === 'javascript' ? 'javascript' : 'python') : program === undefined ? 'json' : undefined,
    text: JSON.stringify(program === undefined ? others : action, undefined, 2) ?? '',
  };
}
