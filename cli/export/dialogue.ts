/**
 * A recorded episode as the conversation that it was: what the agent was shown and what it said, by the rules by which it
 * was sampled. Holds nothing that the agent did not see, save rewards.
 */
import { parseAction, type ParseResult } from '../../env/actions/parse/parse-action.ts';
import type { Trajectory, TrajectoryStep } from '../../env/trajectories/trajectory.ts';
import type { ChatMessage, ToolCall, ToolDefinition } from '../../models/chat.ts';
import type { Observation } from '../../protocol/index.ts';
import { fields, isFields } from '../../protocol/fields.ts';
import { type AssistantMessage, openingMessages, saidMessage, seenMessages, toolsOf } from '../sampling/conversation.ts';

export interface DialogueTurn {
  /** As it was said, thoughts included. */
  readonly whole: AssistantMessage;
  readonly said: ChatMessage;
  /** What followed; of the last turn too, though nobody was asked for more. */
  readonly seen: readonly ChatMessage[];
  readonly text: string;
  readonly action: ParseResult;
  readonly step: TrajectoryStep;
}

export interface Dialogue {
  readonly trajectory: Trajectory;
  readonly opening: readonly ChatMessage[];
  readonly tools: readonly ToolDefinition[] | undefined;
  readonly turns: readonly DialogueTurn[];
}

/** Written by this release's recorder from an observation, without its messages where they repeat the text. */
const observationOf = (value: unknown): Partial<Observation> => fields(value) as Partial<Observation>;

export function dialogueOf(trajectory: Trajectory): Dialogue {
  const tools = fields(trajectory.meta)['tools'] === true;
  const opening = observationOf(trajectory.observation);
  const turns = trajectory.steps.filter(({ observation }) => observation !== null).map((step): DialogueTurn => {
    const whole = saidIn(step);
    const { text = '' } = observationOf(step.observation);
    const { action } = step;
    return { whole, said: saidMessage(whole), seen: seenMessages(whole, text), text, action: parseAction(typeof action === 'string' ? action : fields(action)), step };
  });
  return { trajectory, opening: openingMessages(opening), tools: tools ? toolsOf(opening.actions) : undefined, turns };
}

/** The raw reply where one was recorded, else the action as text. */
function saidIn({ raw, action }: TrajectoryStep): AssistantMessage {
  if (raw !== null) {
    const message = readMessage(raw);
    return message ?? { role: 'assistant', content: raw };
  }
  return { role: 'assistant', content: typeof action === 'string' ? action : JSON.stringify(action) };
}

/** An assistant's message as the sampler records it; undefined for other text. */
function readMessage(raw: string): AssistantMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return undefined;
  }
  if (!isFields(value) || value['role'] !== 'assistant') return undefined;
  const { content, reasoning_content: reasoning, tool_calls: calls } = value;
  return {
    role: 'assistant', content: typeof content === 'string' ? content : null,
    ...(typeof reasoning === 'string' ? { reasoning_content: reasoning } : {}),
    // Written by the sampler, from calls that were read field by field.
    ...(Array.isArray(calls) ? { tool_calls: calls as ToolCall[] } : {}),
  };
}

/** The messages of these turns: each said, and seen before the next. */
export const messagesOf = (turns: readonly DialogueTurn[]): readonly ChatMessage[] => turns.flatMap(({ said, seen }, index) => (index === turns.length - 1 ? [said] : [said, ...seen]));

/** What names a line's origin, for filters and for looking it up. */
export const originOf = ({ id, task, family, model, run, sample, reward, solved }: Trajectory) => ({ trajectory: id, task, family, model, run, sample, reward, solved });
