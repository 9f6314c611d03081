/**
 * Preference pairs: of one prompt, an episode that solved it against one that did not, in TRL's conversational form
 * (`prompt`, `chosen`, `rejected`). The prompt goes as far as both are the same; then each has the turn in which they first
 * differ, so that every token of it is the policy's, or with `whole` all that follows, observations included.
 */
import type { Trajectory } from '../../env/trajectories/trajectory.ts';
import type { ChatMessage } from '../../models/chat.ts';
import { type Dialogue, dialogueOf, messagesOf, originOf } from '../../dialogue/dialogue.ts';
import { type ExportChoices, type ExportFormat, Seen } from './format.ts';

/** Of one prompt and one outcome, at most so many are paired. */
const MOST_OF_A_KIND = 64;

interface Kinds { readonly solved: Dialogue[]; readonly unsolved: Dialogue[] }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

interface Pair { readonly prompt: readonly ChatMessage[]; readonly chosen: readonly ChatMessage[]; readonly rejected: readonly ChatMessage[]; readonly origin?: string; readonly [column: string]: unknown }

function pairOf(good: Dialogue, bad: Dialogue, { whole, policy }: ExportChoices): Pair | undefined {
  let shared = 0;
  while (shared < good.turns.length && shared < bad.turns.length && same(good.turns[shared]?.said, bad.turns[shared]?.said) && same(good.turns[shared]?.seen, bad.turns[shared]?.seen)) shared += 1;
  const [chosen, rejected] = [good, bad].map(({ turns }) => messagesOf(turns.slice(shared, whole ? undefined : shared + 1)));
  if (chosen === undefined || rejected === undefined || chosen.length === 0 || rejected.length === 0 || same(chosen, rejected)) return undefined;
  const [won, lost] = [originOf(good.trajectory), originOf(bad.trajectory)];
  return {
    prompt: [...good.opening, ...good.turns.slice(0, shared).flatMap(({ said, seen }) => [said, ...seen])], chosen, rejected,
    ...(good.tools === undefined ? {} : { tools: good.tools }),
    task: won.task, family: won.family, chosen_trajectory: won.trajectory, rejected_trajectory: lost.trajectory, chosen_model: won.model, rejected_model: lost.model,
    chosen_reward: won.reward, rejected_reward: lost.reward,
    ...(policy === undefined ? {} : { origin: won.model === policy && lost.model === policy ? 'on_policy' : 'off_policy' }),
  };
}

/** Pairs in an order that uses each episode once before any is used again. */
function* pairsOf({ solved, unsolved }: Kinds, choices: ExportChoices, seen: Seen): Generator<Pair> {
  let count = 0;
  for (let shift = 0; shift < unsolved.length; shift++) {
    for (const [index, good] of solved.entries()) {
      const bad = unsolved[(index + shift) % unsolved.length];
      const pair = bad === undefined ? undefined : pairOf(good, bad, choices);
      if (pair === undefined || (choices.origin !== undefined && pair.origin !== choices.origin) || !seen.isNew([pair.prompt, pair.chosen, pair.rejected])) continue;
      yield pair;
      count += 1;
      if (count >= choices.pairs) return;
    }
  }
}

/** Episodes of one task by what they were shown: a runtime or feedback of its own makes another prompt. */
function byPrompt(trajectories: readonly Trajectory[], { parsedOnly }: ExportChoices): Iterable<Kinds> {
  const prompts = new Map<string, Kinds>();
  const seen = new Seen();
  for (const trajectory of trajectories) {
    const dialogue = dialogueOf(trajectory);
    if (dialogue.turns.length === 0 || (parsedOnly && dialogue.turns.some(({ action }) => !action.ok))) continue;
    const key = JSON.stringify([dialogue.opening, dialogue.tools]);
    const kinds = prompts.get(key) ?? { solved: [], unsolved: [] };
    prompts.set(key, kinds);
    const kind = trajectory.solved === true ? kinds.solved : kinds.unsolved;
    if (kind.length < MOST_OF_A_KIND && seen.isNew([key, trajectory.solved, messagesOf(dialogue.turns)])) kind.push(dialogue);
  }
  return prompts.values();
}

export const dpo: ExportFormat = {
  help: 'preference pairs, a solved episode against an unsolved one of the same prompt, for TRL\'s DPOTrainer',
  *lines(trajectories, choices) {
    const seen = new Seen();
    let group: Trajectory[] = [];
    const finish = function* (): Generator<object> {
      for (const kinds of byPrompt(group, choices)) yield* pairsOf(kinds, choices, seen);
      group = [];
    };
    for (const trajectory of trajectories({}, 'task')) {
      if (group[0] !== undefined && group[0].task !== trajectory.task) yield* finish();
      if (trajectory.solved !== null && group.length < 4 * MOST_OF_A_KIND) group.push(trajectory);
    }
    yield* finish();
  },
};
