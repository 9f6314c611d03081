/**
 * Makes the n-th question of a category and split.
 *
 * A pure function of its argument. Even draws ask for a size, odd ones for a power. The scenarios of a pool come in a
 * seeded order, each once for both targets before any comes again. Train and test have different scenarios, and different
 * numbers too: a draw belongs to the split that its digest names, and is drawn again if it belongs to the other.
 */
import { createHash } from 'node:crypto';
import type { TwinPlace } from '../../../env/families/generated-source.ts';
import { Rng } from '../../../env/rng.ts';
import type { Split, TaskRecord } from '../../../env/task.ts';
import { NPOWER, type CategoryId } from '../info.ts';
import { solve } from '../methods/index.ts';
import type { ChiSquare, Question, Study } from '../methods/study.ts';
import { mistakesOf } from '../mistakes.ts';
import { buildRecord, twinTolerance } from '../record.ts';
import { referenceFor } from '../reference/index.ts';
import type { Draft } from './draft.ts';
import { type Aim, POWER_RANGE } from './draw.ts';
import { draftAnova } from './groups.ts';
import { draftCox } from './hazards.ts';
import { draftOneSample } from './one-sample.ts';
import { draftPaired } from './paired.ts';
import type { Pools } from './scenario.ts';
import { ANOVA_SCENARIOS } from './scenarios/anova.ts';
import { CHI_SQUARE_SCENARIOS } from './scenarios/chi-square.ts';
import { COX_SCENARIOS } from './scenarios/cox.ts';
import { ONE_SAMPLE_SCENARIOS } from './scenarios/one-sample.ts';
import { PAIRED_SCENARIOS } from './scenarios/paired.ts';
import { TWO_SAMPLE_SCENARIOS } from './scenarios/two-sample.ts';
import { draftChiSquare } from './table.ts';
import { draftTwoSample } from './two-sample.ts';
import { drawRemarks } from './wording.ts';

type Maker = (ref: TwinPlace) => TaskRecord;

const MAKERS: { readonly [C in CategoryId]: Maker } = {
  'one-sample-t': makerOf(ONE_SAMPLE_SCENARIOS, draftOneSample),
  'two-sample-t': makerOf(TWO_SAMPLE_SCENARIOS, draftTwoSample),
  'paired-t': makerOf(PAIRED_SCENARIOS, draftPaired),
  anova: makerOf(ANOVA_SCENARIOS, draftAnova),
  'chi-square': makerOf(CHI_SQUARE_SCENARIOS, draftChiSquare),
  cox: makerOf(COX_SCENARIOS, draftCox),
};

const isCategory = (id: string): id is CategoryId => NPOWER.categories.some((category) => category.id === id);

const MAX_DRAWS = 2_000;

/** @throws RangeError on an unknown category or a negative index */
export function generateTwin(ref: TwinPlace): TaskRecord {
  const { category, index } = ref;
  if (!isCategory(category)) throw new RangeError(`npower has no category ${category}`);
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError(`no task ${index}`);
  return MAKERS[category](ref);
}

function makerOf<S extends { readonly setting: string; readonly who: string }>(pools: Pools<S>, drafter: (rng: Rng, scenario: S, aim: Aim) => Draft | undefined): Maker {
  return (ref) => {
    const aim: Aim = { target: ref.draw % 2 === 0 ? 'size' : 'power', position: positionOf(ref) };
    const scenario = scenarioFor(pools[ref.split], ref);
    const rng = new Rng(NPOWER.id, NPOWER.version, ref.key, ref.split, ref.category, ref.draw);
    for (let draw = 0; draw < MAX_DRAWS; draw++) {
      const draft = drafter(rng, scenario, aim);
      if (draft === undefined || splitOf(draft.question) !== ref.split) continue;
      const answer = answerOf(draft.question);
      if (answer !== undefined && nearAim(draft, answer, draw)) return recordOf(rng, ref, draft, answer, scenario);
    }
    throw new RangeError(`no question after ${MAX_DRAWS} draws for ${ref.split}/${ref.category}/${ref.index}`);
  };
}

/** Is the answer about where it was aimed, so that answers stay evenly apart? Small samples move in steps: patience wears off. */
function nearAim({ question, aimed }: Draft, answer: number, draw: number): boolean {
  return question.target === 'size' ? Math.abs(Math.log(answer / aimed)) < 0.02 + 0.002 * draw : Math.abs(answer - aimed) < 0.003 + 0.0004 * draw;
}

/** Steps of the golden ratio: any run of draws is spread evenly over 0 to 1. */
function positionOf({ key, split, category, draw }: TwinPlace): number {
  return (new Rng(NPOWER.id, NPOWER.version, 'positions', key, split, category, draw % 2).float() + Math.floor(draw / 2) * 0.618_033_988_749_894_9) % 1;
}

function scenarioFor<S>(pool: readonly S[], { key, split, category, draw }: TwinPlace): S {
  const pair = Math.floor(draw / 2);
  const round = Math.floor(pair / pool.length);
  const scenario = new Rng(NPOWER.id, NPOWER.version, 'scenarios', key, split, category, round).shuffle(pool)[pair % pool.length];
  if (scenario === undefined) throw new RangeError(`no scenarios for ${split}/${category}`);
  return scenario;
}

/** Every draw of numbers belongs to one split: one in four to test. */
export function splitOf(question: Question): Split {
  return (createHash('sha256').update(JSON.stringify(question)).digest()[0] ?? 0) % 4 === 0 ? 'test' : 'train';
}

/** The gold answer; undefined where it lies outside the intended range or rounding of a given could change it. */
function answerOf(question: Question): number | undefined {
  const answer = solve(question);
  if (question.target === 'power') return answer >= POWER_RANGE.low && answer <= POWER_RANGE.high ? answer : undefined;
  if (answer < 6 || answer > 20_000) return undefined;
  const sure = [1 - 1e-4, 1 + 1e-4].every((factor) => solve({ ...question, study: stronger(question.study, factor) }) === answer);
  return sure ? answer : undefined;
}

/** The same study with an effect `factor` times as large. */
export function stronger(study: Study, factor: number): Study {
  switch (study.test) {
    case 'one-sample-t': case 'paired-t': case 'two-sample-t': return { ...study, difference: study.difference * factor };
    case 'anova': return { ...study, sd: study.sd / factor };
    case 'chi-square': return { ...study, proportions: apart(study, factor) };
    case 'cox': return { ...study, hazardRatio: study.hazardRatio ** factor };
  }
}

/** Every proportion moved away from its category's mean over the groups. */
function apart({ proportions, shares }: ChiSquare, factor: number): readonly (readonly number[])[] {
  return proportions.map((row) => row.map((value, column) => {
    const mean = proportions.reduce((sum, other, group) => sum + (shares[group] ?? 0) * (other[column] ?? 0), 0);
    return mean + factor * (value - mean);
  }));
}

function recordOf(rng: Rng, ref: TwinPlace, draft: Draft, answer: number, scenario: { readonly setting: string; readonly who: string }): TaskRecord {
  const { question } = draft;
  const remarks = drawRemarks(rng, question.target, scenario.who);
  const facts = draft.facts.join(' ');
  const middle = rng.chance(0.5) ? [draft.design, ...remarks.sentences] : [...remarks.sentences, draft.design];
  // Some clients write one block, some put the question in a paragraph of its own.
  const text = rng.pick([
    () => `${scenario.setting} ${facts} ${middle.join(' ')} ${draft.ask}`,
    () => `${scenario.setting}\n\n${facts} ${middle.join(' ')}\n\n${draft.ask}`,
    () => `${scenario.setting} ${facts}\n\n${middle.join(' ')}\n\n${draft.ask}`,
  ])();
  return buildRecord({
    ref, source: 'twin', target: question.target, text, answer, accept: [], tolerance: twinTolerance,
    python: referenceFor(question, draft.givens),
    difficulty: Math.min(5, 1 + draft.hardness + remarks.cost),
    provenance: { question, mistakes: mistakesOf(question, answer) },
  });
}
