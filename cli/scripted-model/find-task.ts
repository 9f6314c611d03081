/** Which task a conversation is about: by the header that `gym rollout` sends, or by the prompt, for other clients. */
import { hash } from 'node:crypto';
import type { Catalogue } from '../../env/catalogue.ts';
import { taskMessages } from '../../env/prompt.ts';
import type { Runtime } from '../../env/task.ts';
import { fields, type Fields } from '../../protocol/fields.ts';

/** Names the task to the scripted model. Others ignore it. */
export const TASK_HEADER = 'x-medagentgym-task';

export interface Conversation {
  readonly task: string | undefined;
  readonly runtime: Runtime;
  /** How many replies stand in it already. */
  readonly position: number;
}

export type PromptIndex = ReadonlyMap<string, string>;

const key = (prompt: string): string => hash('sha256', prompt, 'base64url');

/** The prompts of these tasks, so that they are known again. */
export async function indexPrompts(catalogue: Catalogue, ids: readonly string[]): Promise<PromptIndex> {
  const index = new Map<string, string>();
  for (const id of ids) {
    const record = await catalogue.byId(id);
    for (const runtime of record.runtimes) index.set(key(taskMessages(record, { runtime, feedback: 'interactive', maxSteps: 1, attempts: 1 })[1].content), id);
  }
  return index;
}

export function readConversation(body: Fields, header: string | undefined, prompts: PromptIndex): Conversation {
  const messages = Array.isArray(body['messages']) ? body['messages'].map(fields) : [];
  const contentOf = (role: string): string => String(messages.find((message) => message['role'] === role)?.['content'] ?? '');
  return {
    task: header ?? prompts.get(key(contentOf('user'))),
    runtime: /The language is JavaScript/.test(contentOf('system')) ? 'javascript' : 'python',
    position: messages.filter(({ role }) => role === 'assistant').length,
  };
}
