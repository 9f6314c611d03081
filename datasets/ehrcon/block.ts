/**
 * The notes of a category, about 64 at a time: a pure function of hospital, split, key, category, and the block's number and size.
 *
 * One note in eight has no conflict, the others one to four. Last of all a block is shuffled, so that a position says nothing.
 */
import type { DatabaseSync } from 'node:sqlite';
import { Rng } from '../../env/rng.ts';
import { inTurn } from '../ehr/planning/in-turn.ts';
import type { PlanGround, Planner } from '../ehr/planning/planner.ts';
import { admissionIds, type Chart, chartReader } from './chart/chart.ts';
import { type Lore, loreOf } from './chart/lore.ts';
import { isKind } from './categories.ts';
import type { Claim, Conflict } from './claims/claim.ts';
import { ClaimChecker } from './claims/sql.ts';
import { authorOf } from './notes/author.ts';
import { momentsOf } from './notes/moments.ts';
import { type Kind, type Moment, sceneOf } from './notes/scene.ts';
import { type Note, writeNote } from './notes/write.ts';
import type { ConflictKind } from './statements/statement.ts';

/** Part of the seed: another number writes other notes from the same grammar. */
const SEED_VERSION = 1;

/**
 * Changes with every change of what is planned: plans on disk are known by this number and the hospital's.
 * `tests/datasets/ehrcon/plan-version.test.ts` notices.
 */
export const PLAN_VERSION = 2;

export interface PlannedNote {
  readonly subject: number;
  readonly hadm: number;
  /** When it was written, and of a nursing note when its shift began. */
  readonly now: string;
  readonly from?: string;
  readonly text: string;
  readonly claims: readonly Claim[];
  readonly conflicts: readonly Conflict[];
  readonly kinds: readonly ConflictKind[];
  /** Counts what was planted, so it is for no record: that has one of its own. Plans of this version hold it. */
  readonly difficulty: number;
}

/** One in so many notes has no conflict. */
const WITHOUT = 8;
/** How many conflicts the others have. */
const CONFLICTS = [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4] as const;
const ATTEMPTS = 4;

/** Long notes with many claims are harder; so are those that err in names, days and what is absent. */
const difficultyOf = ({ planted, claims, text }: Note): number => Math.min(5, 2 + (text.length > 2600 ? 1 : 0) + (claims.length > 24 ? 1 : 0) + (planted.some(({ kind }) => kind === 'presence' || kind === 'drug') || planted.length > 2 ? 1 : 0));

export class NotePlanner implements Planner<PlannedNote> {
  readonly #ground: PlanGround;
  readonly #lore: Lore;
  readonly #checker: ClaimChecker;
  readonly #charts: ReadonlyMap<number, Chart>;
  readonly #moments = new Map<Kind, readonly Moment[]>();

  constructor(hospital: DatabaseSync, ground: PlanGround) {
    this.#ground = ground;
    this.#lore = loreOf(hospital);
    this.#checker = new ClaimChecker(hospital);
    const read = chartReader(hospital);
    this.#charts = new Map(admissionIds(hospital).map((hadm) => [hadm, read(hadm)]));
  }

  make(category: string, block: number, size: number): readonly PlannedNote[] {
    if (!isKind(category)) throw new RangeError(`there is no category ${category}`);
    const { schema, split, key } = this.#ground;
    const rng = new Rng('ehrcon', SEED_VERSION, schema, split, ...(key === '' ? [] : [key]), category, block);
    const wanted = rng.shuffle(Array.from({ length: size }, (_, i) => (i % WITHOUT === 0 ? 0 : CONFLICTS[(i * 5 + block) % CONFLICTS.length] ?? 1)));
    const moments = inTurn(rng, this.#momentsOf(category));
    const notes: PlannedNote[] = [];
    for (const conflicts of wanted) {
      let note: PlannedNote | undefined;
      while (note === undefined) note = this.#write(moments.next().value, rng, conflicts);
      notes.push(note);
    }
    return rng.shuffle(notes);
  }

  #momentsOf(kind: Kind): readonly Moment[] {
    const known = this.#moments.get(kind) ?? [...this.#charts.values()].flatMap((chart) => momentsOf(kind, chart));
    if (known.length === 0) throw new RangeError(`the hospital has nothing to write a ${kind} note about`);
    this.#moments.set(kind, known);
    return known;
  }

  #write(moment: Moment, rng: Rng, conflicts: number): PlannedNote | undefined {
    const chart = this.#charts.get(moment.hadm);
    if (chart === undefined) return undefined;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const scene = sceneOf(moment, { rng, split: this.#ground.split, author: authorOf(rng, moment.kind), chart, lore: this.#lore });
      const note = writeNote(scene, conflicts, this.#checker);
      if (note === undefined) continue;
      const { text, claims, planted } = note;
      return { subject: chart.subject, hadm: chart.hadm, now: moment.now, ...(moment.shift === undefined ? {} : { from: moment.shift.from }), text, claims, conflicts: planted.map(({ conflict }) => conflict), kinds: planted.map(({ kind }) => kind), difficulty: difficultyOf(note) };
    }
    return undefined;
  }
}
