/**
 * The sequences of a kind of follow-up, about 64 at a time: a pure function of hospital, kind, and the block's number and size.
 *
 * Within a block no answer earns more than about 2 % of all that there is to earn. Half of the sequences follow a named template,
 * the others are composed step by step from whatever can follow. Last of all a block is shuffled.
 */
import type { DatabaseSync } from 'node:sqlite';
import { Rng } from '../../env/rng.ts';
import type { Split } from '../../env/task.ts';
import { inTurn } from '../ehr/planning/in-turn.ts';
import type { Planner } from '../ehr/planning/planner.ts';
import { Pools } from '../ehr/pools.ts';
import type { AnswerKind } from '../ehr/reward.ts';
import { type FollowUp, isFollowUp } from './categories.ts';
import { openersFor, STEPS_BY_KIND } from './steps.ts';
import { Answers, type PlannedQuestion, Sequence } from './sequence.ts';
import { type SequenceTemplate, templatesOf } from './templates/index.ts';
import type { Opener, State, Step } from './walk/state.ts';
import { startWalk, type Walk } from './walk/walk.ts';

/** Part of the seed: another number draws other sequences from the same steps. */
const SEED_VERSION = 1;
/** Changes with every change of what is planned: `tests/datasets/ehr-seqsql/plan-version.test.ts` notices. */
export const PLAN_VERSION = 2;

export interface PlannedSequence {
  /** Of a named template, or "composed". */
  readonly template: string;
  readonly questions: readonly PlannedQuestion[];
  readonly difficulty: number;
}

/** Lengths in turn: evenly spread, the longest more rarely. */
const LENGTHS = [2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6] as const;
/** The share of all rewards of a block that one answer may earn. */
const SHARE = 0.02;
/** Questions of yes or no are no more than this share. */
const YES_NO = 0.05;
const DRAWS = 6;
const DRAWS_OF_OPENER = 20;
const STEPS_TRIED = 40;
const PATIENCE = 400;

/** What a block pays for each answer so far. */
interface Account {
  readonly paid: Map<string, number>;
  readonly first: Set<string>;
  /** The next answer of a question of yes or no: they come by turns. */
  turn: 'yes' | 'no';
}

export class SequenceMaker implements Planner<PlannedSequence> {
  readonly #answers: Answers;
  readonly #pools: Pools;
  readonly #split: Split;
  readonly #key: string;

  constructor(database: DatabaseSync, split: Split, key = '') {
    this.#pools = new Pools('mimic-iii', database);
    this.#answers = new Answers(database);
    this.#split = split;
    this.#key = key;
  }

  make(category: string, block: number, size: number): readonly PlannedSequence[] {
    if (!isFollowUp(category)) throw new RangeError(`there is no kind of follow-up ${category}`);
    const rng = new Rng('ehr-seqsql', SEED_VERSION, this.#split, ...(this.#key === '' ? [] : [this.#key]), category, block);
    const walk = startWalk(rng, this.#pools, this.#split, (of) => this.#answers.members(of));
    const account: Account = { paid: new Map(), first: new Set(), turn: rng.chance(0.5) ? 'yes' : 'no' };
    const lengths = inTurn(rng, LENGTHS);
    const openers = inTurn(rng, openersFor(category));
    const templates = new Map(LENGTHS.map((length) => [length, inTurn(rng, templatesOf(category, length))]));
    const made: PlannedSequence[] = [];
    while (made.length < size) {
      const { value: length } = lengths.next();
      // A length is tried until there is one, so that short sequences, which fail less, do not become more. Where next to nothing can be
      // asked, in a hospital of few patients, answers may come back more often.
      for (let [planned, failures] = [false, 0]; !planned;) {
        const template = rng.chance(0.5) ? templates.get(length)?.next().value : undefined;
        const sequence = this.#try(walk, account, category, length, size * (1 + Math.floor(failures / PATIENCE) / 2), template, openers);
        if (sequence === undefined) {
          failures++;
          continue;
        }
        made.push(sequence);
        planned = true;
      }
    }
    return rng.shuffle(made);
  }

  #try(walk: Walk, account: Account, category: FollowUp, length: number, size: number, template: SequenceTemplate | undefined, openers: Generator<Opener, never>): PlannedSequence | undefined {
    const sequence = new Sequence(this.#answers);
    const share = 1 / length;
    const pays = (kind: AnswerKind, gold: string): boolean => {
      const own = sequence.golds.filter((each) => each === gold).length;
      const paid = (account.paid.get(gold) ?? 0) + (own + 1) * share;
      // In a small block once is always allowed.
      if (kind !== 'yes_no') return paid <= Math.max(SHARE * size, share);
      return gold === account.turn && !sequence.golds.some((each) => each === 'yes' || each === 'no') && paid <= Math.max(YES_NO / 2 * size, share);
    };
    let state = this.#open(walk, sequence, pays, template === undefined ? () => openers.next().value : () => template.opener, account);
    const kinds: FollowUp[] = [];
    for (let position = 1; position < length && state !== undefined; position++) {
      const step = template?.steps[position - 1];
      state = this.#follow(walk, sequence, pays, state, step === undefined ? () => STEPS_BY_KIND[kindAt(walk, category, kinds, length)] : () => [step], kinds);
    }
    if (state === undefined) return undefined;
    for (const gold of sequence.golds) {
      account.paid.set(gold, (account.paid.get(gold) ?? 0) + share);
      if (gold === account.turn) account.turn = gold === 'yes' ? 'no' : 'yes';
    }
    account.first.add(sequence.questions[0]?.question ?? '');
    const steps = sequence.questions.reduce((sum, each) => sum + each.steps, 0) / length;
    return { template: template?.id ?? 'composed', questions: sequence.questions, difficulty: Math.max(1, Math.min(5, Math.round((steps + length - 1) / 1.6))) };
  }

  #open(walk: Walk, sequence: Sequence, pays: Parameters<Sequence['add']>[1], opener: () => Opener, { first }: Account): State | undefined {
    for (let attempt = 0; attempt < DRAWS_OF_OPENER; attempt++) {
      const turn = opener().draw(walk);
      if (turn !== undefined && !first.has(turn.text) && sequence.add(turn, pays)) return turn.state;
    }
    return undefined;
  }

  #follow(walk: Walk, sequence: Sequence, pays: Parameters<Sequence['add']>[1], state: State, steps: () => readonly Step[], kinds: FollowUp[]): State | undefined {
    let draws = 0;
    for (let attempt = 0; attempt < STEPS_TRIED && draws < DRAWS; attempt++) {
      const step = walk.rng.pick(steps());
      if (sequence.questions.some((each) => each.step === step.id)) continue;
      const turn = step.draw(walk, state);
      if (turn === undefined) continue;
      draws++;
      if (!sequence.add(turn, pays)) continue;
      kinds.push(step.kind);
      return turn.state;
    }
    return undefined;
  }
}

/** The kind of the next follow-up: the first is the sequence's own, and so are at least half of all. */
function kindAt({ rng }: Walk, own: FollowUp, kinds: readonly FollowUp[], length: number): FollowUp {
  const left = length - 1 - kinds.length;
  const needed = Math.ceil((length - 1) / 2) - kinds.filter((kind) => kind === own).length;
  if (kinds.length === 0 || needed >= left || rng.chance(0.4)) return own;
  return rng.pick(['narrowing', 'aggregate', 'comparison', 'reference'] as const);
}

