/** The table of reward rules, and how one is found, checked and applied. Adding one: a file beside this and a line here. */
import { Ajv, type ValidateFunction } from 'ajv';
import type { AnswerValue } from '../answer/value.ts';
import type { RewardSpec } from '../task.ts';
import { abstain } from './abstain.ts';
import { anyWithin } from './any-within.ts';
import { date } from './date.ts';
import { functions } from './functions.ts';
import { integer } from './integer.ts';
import { journal } from './journal.ts';
import { named } from './named.ts';
import { predictions } from './predictions.ts';
import { rows } from './rows.ts';
import { type Attempt, RewardError, type RewardRule } from './rule.ts';
import { script } from './script.ts';
import { value } from './value.ts';
import type { Verdict } from './verdict.ts';
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
  value,
  named,
  predictions,
  functions,
  journal,
  script,
} as const satisfies Readonly<Record<string, RewardRule>>;

const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false });
const rules = new Map<string, { readonly rule: RewardRule; readonly fits: ValidateFunction; readonly known: ReadonlySet<string> }>(
  Object.entries(REWARD_RULES).map(([name, rule]) => [name, { rule: rule as RewardRule, fits: ajv.compile(rule.parameters), known: new Set(['rule', ...Object.keys(rule.parameters.properties ?? {})]) }]),
);
const checked = new WeakMap<RewardSpec, RewardRule>();

/** What does not fit, beginning with the field (a JSON pointer into the spec); undefined when all does. Nested rules too. */
export function faultOf(spec: RewardSpec): string | undefined {
  const entry = rules.get(spec.rule);
  if (entry === undefined) return `/rule: there is no reward rule ${JSON.stringify(spec.rule)}; there are ${[...rules.keys()].join(', ')}`;
  const { rule, fits, known } = entry;
  const unknown = Object.keys(spec).find((key) => !known.has(key));
  if (unknown !== undefined) return `/${unknown}: the rule ${spec.rule} has no such parameter`;
  if (!fits(spec)) {
    const [error] = fits.errors ?? [];
    const missing: unknown = error?.params['missingProperty'];
    return `${error?.instancePath ?? ''}${typeof missing === 'string' ? `/${missing}` : ''}: ${error?.message ?? 'does not fit'}`;
  }
  for (const [index, nested] of (rule.nested?.(spec) ?? []).entries()) {
    const fault = faultOf(nested) ?? (ruleOf(nested).needs === undefined ? undefined : `/rule: ${nested.rule} cannot be part of another rule`);
    if (fault !== undefined) return `/(part ${index + 1})${fault}`;
  }
  return undefined;
}

/** @throws RewardError when the rule is unknown or its parameters do not fit; checked once for each spec */
export function ruleOf(spec: RewardSpec): RewardRule {
  const known = checked.get(spec);
  if (known !== undefined) return known;
  const fault = faultOf(spec);
  const rule = rules.get(spec.rule)?.rule;
  if (fault !== undefined || rule === undefined) throw new RewardError(`reward rule ${spec.rule}${fault ?? ''}`);
  checked.set(spec, rule);
  return rule;
}

/** The verdict of a rule that needs no service. @throws RewardError when it needs one, does not fit, or fails */
export function gradePlainly(spec: RewardSpec, attempt: Attempt): Verdict {
  const rule = ruleOf(spec);
  if (rule.needs !== undefined) throw new RewardError(`reward rule ${spec.rule} needs a service`);
  try {
    return rule.grade(attempt, spec, gradePlainly);
  } catch (cause) {
    throw new RewardError(`reward rule ${spec.rule} failed`, { cause });
  }
}

/** Does this answer solve a question that a plain rule grades? */
export const solves = (spec: RewardSpec, answer: AnswerValue | undefined): boolean => gradePlainly(spec, { answer }).solved;
