/**
 * A MedCalc task from its parts, the same for generated and for published rows: id, prompt, reward rule, gold text.
 */
import type { RewardSpec, Source, TaskRecord } from '../../env/task.ts';
import type { TaskPlace } from '../../env/families/task-source.ts';
import { taskId } from '../../env/task-id.ts';
import type { Calculator, Entities, Result } from './calculator.ts';
import { MEDCALC } from './info.ts';

export interface RecordParts {
  readonly ref: TaskPlace;
  readonly source: Source;
  readonly calculator: Calculator;
  readonly note: string;
  /** Says which calculator, and what convention where several are in use. */
  readonly question: string;
  /** The gold answer. */
  readonly result: Result;
  /** Of a decimal, and required there, in either order: published rows have theirs, generated ones state their own. */
  readonly limits?: { readonly low: number; readonly high: number };
  readonly references: { readonly python: string; readonly javascript: string };
  /** 1 to 5. */
  readonly difficulty: number;
  readonly provenance: TaskRecord['provenance'];
}

export function buildRecord(parts: RecordParts): TaskRecord {
  const { ref, source, calculator, result } = parts;
  return {
    id: taskId(MEDCALC, source, { ...ref, category: calculator.slug }),
    family: MEDCALC.id,
    version: MEDCALC.version,
    source,
    split: ref.split,
    category: calculator.slug,
    index: ref.index,
    difficulty: parts.difficulty,
    questions: [{
      prompt: `Patient note:\n\n${parts.note.trim()}\n\nQuestion: ${parts.question.trim()}\n\nAssign the answer to the variable \`answer\`: ${answerForm(calculator)}.`,
      reward: rewardOf(result, parts.limits),
      gold: goldText(result),
      reference: { ...parts.references },
    }],
    actions: [...MEDCALC.actions],
    runtimes: [...MEDCALC.runtimes],
    variant: MEDCALC.variant,
    mounts: [],
    limits: MEDCALC.limits,
    provenance: parts.provenance,
  };
}

/** What the value of `answer` has to be. */
export function answerForm(calculator: Calculator): string {
  switch (calculator.output) {
    case 'decimal': return calculator.unit === '' ? 'a number' : `a number, in ${calculator.unit}`;
    case 'integer': return 'an integer';
    case 'date': return 'a date, as text MM/DD/YYYY';
    case 'weeks-days': return 'a pair of integers (weeks, days)';
  }
}

function rewardOf(result: Result, limits: RecordParts['limits']): RewardSpec {
  switch (result.kind) {
    case 'decimal': {
      if (limits === undefined) throw new TypeError('a decimal answer needs its limits');
      return { rule: 'within', low: Math.min(limits.low, limits.high), high: Math.max(limits.low, limits.high) };
    }
    case 'integer': return { rule: 'integer', value: result.value, round: true };
    case 'date': return { rule: 'date', value: result.value, order: 'MDY' };
    case 'weeks-days': return { rule: 'weeks_days', weeks: result.weeks, days: result.days };
  }
}

/** A short text of a result, for people. */
export function goldText(result: Result): string {
  switch (result.kind) {
    case 'decimal': case 'integer': return String(result.value);
    case 'date': return result.value;
    case 'weeks-days': return `${result.weeks} weeks, ${result.days} days`;
  }
}

/** Units in which some calculator has to convert; the rest are its own. */
const CONVERTED = /mol\/|^(lbs?|g|ft|in|inches|m|months|days|g\/L|degrees fah.*)$/i;

/** 1 to 5: how many findings the calculator takes from the note, and whether a unit has to be converted. */
export function difficultyOf(entities: Entities): number {
  const values = Object.values(entities);
  const converts = values.some((value) => typeof value === 'object' && value.some((part) => typeof part === 'string' && CONVERTED.test(part)));
  const size = values.length <= 2 ? 1 : values.length <= 5 ? 2 : values.length <= 10 ? 3 : values.length <= 16 ? 4 : 5;
  return Math.min(size + (converts ? 1 : 0), 5);
}
