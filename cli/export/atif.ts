/** Harbor's Agent Trajectory Interchange Format, version 1.7: https://github.com/laude-institute/harbor/blob/main/docs/rfcs/0001-trajectory-format.md */
import type { Trajectory } from '../../env/trajectories/trajectory.ts';
import { fields } from '../../protocol/fields.ts';
import { toolsOf } from '../sampling/conversation.ts';
import { type Dialogue, dialogueOf, type DialogueTurn } from './dialogue.ts';
import type { ExportFormat } from './format.ts';

const VERSION = 'ATIF-v1.7';
const timestamp = (ms: number): string => new Date(ms).toISOString();
const numberIn = (value: unknown, name: string): number | undefined => {
  const found = fields(value)[name];
  return typeof found === 'number' ? found : undefined;
};

interface Spent { readonly prompt_tokens?: number; readonly completion_tokens?: number; readonly cost_usd?: number }

function spentIn({ step }: DialogueTurn): Spent {
  const tokens = fields(step.meta)['tokens'];
  const [prompt, completion, cost] = [numberIn(tokens, 'prompt'), numberIn(tokens, 'completion'), numberIn(step.meta, 'cost')];
  return { ...(prompt === undefined ? {} : { prompt_tokens: prompt }), ...(completion === undefined ? {} : { completion_tokens: completion }), ...(cost === undefined ? {} : { cost_usd: cost }) };
}

function agentStep(turn: DialogueTurn, id: number, model: string | null): object {
  const { action, whole: { content, reasoning_content: reasoning }, step, text } = turn;
  const call = `call_${step.seq}`;
  const spent = spentIn(turn);
  return {
    step_id: id, timestamp: timestamp(step.at), source: 'agent', message: content ?? '',
    ...(reasoning === undefined ? {} : { reasoning_content: reasoning }),
    ...(action.ok ? { tool_calls: [{ tool_call_id: call, function_name: action.name, arguments: action.parameters }] } : {}),
    observation: { results: [{ ...(action.ok ? { source_call_id: call } : {}), content: text }] },
    ...(Object.keys(spent).length === 0 ? {} : { metrics: spent }),
    ...(model === null ? {} : { llm_call_count: 1 }),
    ...(step.reward === null ? {} : { extra: { reward: step.reward } }),
  };
}

function totals(turns: readonly DialogueTurn[], steps: number, { reward, solved, stop_reason: stopReason }: Trajectory): object {
  const spent = turns.map(spentIn);
  const sum = (name: keyof Spent): number => spent.reduce((total, each) => total + (each[name] ?? 0), 0);
  const counted = spent.some(({ prompt_tokens: tokens }) => tokens !== undefined);
  return {
    ...(counted ? { total_prompt_tokens: sum('prompt_tokens'), total_completion_tokens: sum('completion_tokens') } : {}),
    ...(spent.some(({ cost_usd: cost }) => cost !== undefined) ? { total_cost_usd: sum('cost_usd') } : {}),
    total_steps: steps, extra: { reward, solved, stop_reason: stopReason },
  };
}

export function atifOf({ trajectory, opening, turns }: Dialogue): object {
  const { id, run, model, release, task, family, category, split, source, seed, digest, meta } = trajectory;
  const steps = [
    ...opening.map(({ role, content }, index) => ({ step_id: index + 1, timestamp: timestamp(trajectory.started_at), source: role === 'system' ? 'system' : 'user', message: content ?? '' })),
    ...turns.map((turn, index) => agentStep(turn, opening.length + index + 1, model)),
  ];
  return {
    schema_version: VERSION, session_id: run ?? id, trajectory_id: id,
    agent: { name: 'medagentgym', version: release, ...(model === null ? {} : { model_name: model }), tool_definitions: toolsOf(actionsOf(trajectory)) },
    steps, final_metrics: totals(turns, steps.length, trajectory),
    extra: { task, family, category, split, source, seed, digest, meta },
  };
}

/** Recorded from an observation. */
const actionsOf = ({ observation }: Trajectory): Readonly<Record<string, unknown>> => fields(fields(observation)['actions']);

export const atif: ExportFormat = {
  help: 'Harbor\'s Agent Trajectory Interchange Format, one trajectory a line',
  *lines(trajectories) {
    for (const trajectory of trajectories({})) yield atifOf(dialogueOf(trajectory));
  },
};
