/** How a turn is written: the several manners in which models write actions, and tool calls where tools are offered. */
import type { ToolCall } from '../../models/chat.ts';
import { Rng } from '../../env/rng.ts';
import type { ScriptTurn } from './script.ts';

export interface Written { readonly content: string; readonly toolCalls: readonly ToolCall[] }

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** A program alone is `validate_code`; most models write it so. */
const program = ({ thought, action, runtime = 'python' }: ScriptTurn): string | undefined => (action['action'] === 'validate_code' && typeof action['code'] === 'string' ? `${thought}\n\n${fenced(runtime, action['code'])}` : undefined);

const MANNERS: readonly ((turn: ScriptTurn) => string | undefined)[] = [
  ({ action }) => JSON.stringify(action),
  ({ thought, action }) => `${thought}\n${JSON.stringify(action)}`,
  ({ thought, action }) => `${thought}\n\n${fenced('json', JSON.stringify(action, null, 2))}`,
  program, program, program, program,
];

/** @param draw decides the manner, the same for all turns of a conversation */
export function write(turn: ScriptTurn, task: string, draw: number, position: number, tools: boolean): Written {
  if (tools) {
    const { action: name, ...parameters } = turn.action;
    return { content: turn.thought, toolCalls: [{ id: `call_${position}`, type: 'function', function: { name: String(name), arguments: JSON.stringify(parameters) } }] };
  }
  const manner = new Rng('manner', task, draw).pick(MANNERS);
  return { content: manner(turn) ?? JSON.stringify(turn.action), toolCalls: [] };
}
