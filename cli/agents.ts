/** The agents that `rollout` can drive: reference, demonstrator, empty, constant, random, or a program of the user's. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Agent, program, scripted, type Turn } from '../client/episode-driver.ts';
import type { Catalogue } from '../env/catalogue.ts';
import { Rng } from '../env/rng.ts';
import type { Runtime } from '../env/task.ts';
import { CliError } from './command.ts';
import { scriptOf, type ScriptOptions, type ScriptTurn } from './demonstrations/script.ts';
import { write } from './demonstrations/words.ts';
import { referencesOf } from './solving.ts';

const AGENT_GRACE_MS = 2_000;
const DEMONSTRATION: ScriptOptions = { success: 1, slips: 0.25, tries: 0 };

export interface AgentContext {
  readonly catalogue: Catalogue;
  readonly task: string;
  readonly runtime: Runtime;
  readonly seed: number;
  readonly constant: string;
}

/** A program that sets `answer` and nothing else; `value` is an expression of the language. */
const assign = (value: string): Agent => scripted(program(`answer = ${value}`));

function reference({ catalogue, task, runtime }: AgentContext): Agent {
  return {
    async act(_, step) {
      const actions = referencesOf(await catalogue.byId(task), runtime);
      if (actions === undefined) throw new CliError(`${task} has no reference solution in ${runtime}`);
      return actions[step];
    },
  };
}

/** The reference solution in the words of an agent, with a slip now and then that is seen and mended. */
function demonstrator({ catalogue, task, runtime, seed }: AgentContext): Agent {
  let script: readonly ScriptTurn[] | undefined;
  return {
    async act(_, step) {
      if (script === undefined) {
        const record = await catalogue.byId(task);
        if (referencesOf(record, runtime) === undefined) throw new CliError(`${task} has no reference solution in ${runtime}`);
        script = scriptOf(catalogue.family(record.family), record, runtime, seed, DEMONSTRATION);
      }
      const turn = script[step];
      return turn === undefined ? undefined : write(turn, task, seed, step, false).content;
    },
  };
}

function random({ task, seed }: AgentContext): Agent {
  const rng = new Rng('random-agent', task, seed);
  const value = rng.pick([() => String(rng.int(0, 20)), () => String(rng.decimal(0, 300, 1)), () => (rng.chance(0.5) ? '1' : '0'), () => JSON.stringify(`${rng.int(1, 12)}/${rng.int(1, 28)}/${rng.int(2000, 2025)}`)])();
  return assign(value);
}

/**
 * A program started once for each episode. It reads one JSON object a line, `{"observation", "info", ...}`, and writes
 * one line for each: the model's reply as a JSON string or an action object, or `null` to give up. The reply that ends the
 * episode is told too; then its input is closed.
 */
function external(command: string): Agent {
  const child = spawn('/bin/sh', ['-c', command], { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stdin.on('error', () => {});
  const tell = (turn: Turn): void => { child.stdin.write(`${JSON.stringify(turn)}\n`); };
  return {
    async act(turn) {
      tell(turn);
      const line = await lines.next();
      if (line.done === true) throw new CliError(`the agent \`${command}\` ended without an action`);
      let action: unknown;
      try {
        action = JSON.parse(line.value);
      } catch {
        throw new CliError(`the agent \`${command}\` wrote a line that is not JSON: ${line.value.slice(0, 200)}`);
      }
      return typeof action === 'string' ? action : typeof action === 'object' && action !== null ? { ...action } : undefined;
    },
    end(turn) {
      if (turn !== undefined && 'terminated' in turn) tell(turn);
      child.stdin.end();
      // It may sum up after the last reply, but not stay.
      const overdue = setTimeout(() => { try { process.kill(-(child.pid ?? 0), 'SIGKILL'); } catch { /* it has ended */ } }, AGENT_GRACE_MS);
      child.once('exit', () => clearTimeout(overdue));
    },
  };
}

export function createAgent(name: string, context: AgentContext): Agent {
  switch (name) {
    case 'reference': return reference(context);
    case 'demonstrator': return demonstrator(context);
    case 'empty': return scripted(program(''));
    case 'constant': return assign(context.constant);
    case 'random': return random(context);
    default: return external(name);
  }
}
