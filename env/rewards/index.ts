/** The table of reward rules, and the one function that applies them. */
import { Ajv } from 'ajv';
import type { AnswerValue } from '../answer/value.ts';
import type { RewardSpec } from '../task.ts';
import { abstain } from './abstain.ts';
import { anyWithin } from './any-within.ts';
import { date } from './date.ts';
import { integer } from './integer.ts';
import { rows } from './rows.ts';
import type { RewardRule } from './rule.ts';
import { weeksDays } from './weeks-days.ts';
import { within } from './within.ts';
import { yesNo } from './yes-no.ts';

export const REWARD_RULES = {
  within,
  any_within: anyWithin,
  integer,
  date,
  weeks_days: weeksDays,
  rows,
  yes_no: yesNo,
  abstain,
} as const satisfies Readonly<Record<string, RewardRule>>;

const ajv = new Ajv({ strict: true });
const rules = new Map(Object.entries(REWARD_RULES).map(([name, rule]) => [name, { rule: rule as RewardRule, fits: ajv.compile(rule.parameters) }]));

/** A task's reward cannot be computed: our fault, never a zero. */
export class RewardError extends Error {
  override readonly name = 'RewardError';
}

/**
 * Is `answer` right by `spec`? An absent answer is wrong.
 * @throws RewardError when the rule is unknown, its parameters do not fit, or it fails
 */
export function grade(spec: RewardSpec, answer: AnswerValue | undefined): boolean {
  const entry = rules.get(spec.rule);
  if (entry === undefined) throw new RewardError(`unknown reward rule ${spec.rule}`);
  if (!entry.fits(spec)) throw new RewardError(`parameters of reward rule ${spec.rule}: ${ajv.errorsText(entry.fits.errors)}`);
  try {
    return answer !== undefined && entry.rule.grade(answer, spec);
  } catch (cause) {
    throw new RewardError(`reward rule ${spec.rule} failed`, { cause });
  }
}
