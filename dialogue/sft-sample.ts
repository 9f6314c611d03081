/**
 * A solved episode as a sample for supervised fine-tuning, as TRL's `SFTTrainer` takes conversations (column `messages`,
 * with `assistant_only_loss=True`). `train` says the same message by message, for trainers that take a mask: true where the
 * policy spoke and its reply could be read.
 */
import { Type } from 'typebox';
import type { Trajectory } from '../env/trajectories/trajectory.ts';
import type { ChatMessage } from '../models/chat.ts';
import { closed, nullable, oneOf } from '../protocol/index.ts';
import { type Dialogue, dialogueOf, messagesOf, originOf } from './dialogue.ts';

const text = Type.String();
const ToolCall = closed({ id: text, type: oneOf(['function']), function: closed({ name: text, arguments: Type.String({ description: 'JSON.' }) }) });
const Tool = closed({ type: oneOf(['function']), function: closed({ name: text, description: Type.Optional(text), parameters: Type.Unknown({ description: 'A JSON Schema.' }) }) });

export const SftSample = closed({
  messages: Type.Array(closed({
    role: oneOf(['system', 'user', 'assistant', 'tool']), content: nullable(text), tool_calls: Type.Optional(Type.Array(ToolCall)), tool_call_id: Type.Optional(text),
    reasoning_content: Type.Optional(Type.String({ description: 'What the model thought.' })),
  })),
  train: Type.Array(Type.Boolean(), { description: 'Message by message: is the loss on it?' }),
  tools: Type.Optional(Type.Array(Tool)),
  trajectory: text, task: text, family: text, model: nullable(text), run: nullable(text), sample: nullable(Type.Integer()), reward: nullable(Type.Number()), solved: nullable(Type.Boolean()),
});

export interface SftChoices {
  /** Keep what the model thought, as `reasoning_content`. */
  readonly thinking: boolean;
  /** Leave out episodes with a reply that could not be read. */
  readonly parsedOnly: boolean;
}

/** With the thoughts of each turn beside what it said. */
function withThinking({ turns }: Dialogue): readonly ChatMessage[] {
  return turns.flatMap(({ whole, said, seen }, index) => [{ ...said, ...(whole.reasoning_content === undefined ? {} : { reasoning_content: whole.reasoning_content }) }, ...(index === turns.length - 1 ? [] : seen)]);
}

/** Undefined for an episode that teaches nothing: not solved, without a turn, or left out by choice. */
export function sftSample(trajectory: Trajectory, { thinking, parsedOnly }: SftChoices) {
  const dialogue = dialogueOf(trajectory);
  const { opening, turns, tools } = dialogue;
  if (trajectory.solved !== true || turns.length === 0 || (parsedOnly && turns.some(({ action }) => !action.ok))) return undefined;
  const messages = [...opening, ...(thinking ? withThinking(dialogue) : messagesOf(turns))];
  const readable = turns.map(({ action }) => action.ok);
  let turn = 0;
  return { messages, train: messages.map(({ role }) => role === 'assistant' && readable[turn++] === true), ...(tools === undefined ? {} : { tools }), ...originOf(trajectory) };
}
