/** The agents that `rollout` can drive: reference, empty, constant, random, or a program of the user's. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Catalogue } from '../env/catalogue.ts';
import { Rng } from '../env/rng.ts';
import type { Runtime } from '../env/task.ts';
import { CliError } from './command.ts';
import type { Agent } from './episode-driver.ts';

export interface AgentContext {
  readonly catalogue: Catalogue;
  readonly task: string;
  readonly runtime: Runtime;
  readonly seed: number;
  readonly constant: string;
}

/** A program that sets `answer` and nothing else; `value` is an expression of the language. */
const assign = (value: string) => ({ action: 'validate_code', code: `answer = ${value}` });

function reference({ catalogue, task, runtime }: AgentContext): Agent {
  const code = catalogue.byId(task).reference[runtime];
  if (code === undefined) throw new CliError(`${task} has no reference solution in ${runtime}`);
  return (_, step) => Promise.resolve(step === 0 ? { action: 'validate_code', code } : undefined);
}

function random({ task, seed }: AgentContext): Agent {
  const rng = new Rng('random-agent', task, seed);
  const value = rng.pick([() => String(rng.int(0, 20)), () => String(rng.decimal(0, 300, 1)), () => (rng.chance(0.5) ? '1' : '0'), () => JSON.stringify(`${rng.int(1, 12)}/${rng.int(1, 28)}/${rng.int(2000, 2025)}`)])();
  return (_, step) => Promise.resolve(step === 0 ? assign(value) : undefined);
}

/**
 * A program started once for each episode. It reads one JSON object a line, `{"observation", "info", ...}`, and writes
 * one line for each: the model's reply as a JSON string or an action object, or `null` to give up.
 */
function program(command: string): Agent {
  const child = spawn('/bin/sh', ['-c', command], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stdin.on('error', () => {});
  return async (turn) => {
    child.stdin.write(`${JSON.stringify(turn)}\n`);
    if ('terminated' in turn && (turn.terminated || turn.truncated)) {
      child.stdin.end();
      return undefined;
    }
    const line = await lines.next();
    if (line.done === true) throw new CliError(`the agent \`${command}\` ended without an action`);
    const action: unknown = JSON.parse(line.value);
    if (action === null) child.stdin.end();
    return typeof action === 'string' ? action : typeof action === 'object' && action !== null ? { ...action } : undefined;
  };
}

export function createAgent(name: string, context: AgentContext): Agent {
  switch (name) {
    case 'reference': return reference(context);
    case 'empty': return (_, step) => Promise.resolve(step === 0 ? { action: 'validate_code', code: '' } : undefined);
    case 'constant': return (_, step) => Promise.resolve(step === 0 ? assign(context.constant) : undefined);
    case 'random': return random(context);
    default: return program(name);
  }
}
