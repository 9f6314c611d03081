/**
 * The agent that answers every task of a category alike: with the value that earns most on some of its train tasks. What it
 * earns on the test split is what needs no understanding; everybody has to be better.
 */
import { answerFromJson } from '../../env/answer/from-json.ts';
import type { Catalogue } from '../../env/catalogue.ts';
import { gradePlainly, ruleOf } from '../../env/rewards/index.ts';
import { handInOf } from '../../env/hand-in.ts';
import type { Question, RewardSpec, TaskRecord } from '../../env/task.ts';
import { fields, isFields } from '../../protocol/fields.ts';

/** Train tasks of a category that are looked at. */
const LOOKED_AT = 40;

/** A value that this rule takes as right; undefined where no plain value is. */
function rightValue(spec: RewardSpec): unknown {
  switch (spec.rule) {
    case 'within': return middle(spec);
    case 'any_within': return Array.isArray(spec['intervals']) ? middle(fields(spec['intervals'][0])) : undefined;
    case 'integer': case 'date': case 'yes_no': return spec['value'];
    case 'weeks_days': return [spec['weeks'], spec['days']];
    case 'abstain': return null;
    case 'rows': return Array.isArray(spec['rows']) ? spec['rows'].map((row: unknown) => (Array.isArray(row) && row.length === 1 ? row[0] : row)) : undefined;
    case 'value': return goldenValue(fields(spec['value']));
    case 'named': return isFields(spec['answers']) ? Object.fromEntries(Object.entries(spec['answers']).map(([name, rule]) => [name, isFields(rule) && typeof rule['rule'] === 'string' ? rightValue({ ...rule, rule: rule['rule'] }) : null])) : undefined;
    default: return undefined;
  }
}

function middle(interval: Readonly<Record<string, unknown>>): number | undefined {
  const { low, high } = interval;
  return typeof low === 'number' && typeof high === 'number' ? (low + high) / 2 : undefined;
}

const goldenValue = (golden: Readonly<Record<string, unknown>>): unknown => (golden['is'] === 'cell' ? golden['value'] : golden['is'] === 'list' ? golden['items'] : undefined);

/** As an expression of Python. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (isFields(value)) return `{${Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${literal(member)}`).join(', ')}}`;
  return JSON.stringify(value);
}

const scoreOf = (question: Question, value: unknown): number => (ruleOf(question.reward).needs === undefined ? gradePlainly(question.reward, { answer: answerFromJson(value) }).score : 0);

/** The program that sets the constant; one that sets nothing where a plain value cannot be right. */
export async function bestConstant(catalogue: Catalogue, family: string, category: string): Promise<string> {
  const lines = catalogue.list({ family, category, split: 'train' }, 0, LOOKED_AT).tasks;
  const records: TaskRecord[] = [];
  for (const { id } of lines) records.push(await catalogue.byId(id));
  const questions = records.flatMap((record) => record.questions).filter((question) => handInOf(question).takes === 'answer' && ruleOf(question.reward).needs === undefined);
  const candidates = new Map(questions.map(({ reward }) => rightValue(reward)).filter((value) => value !== undefined).map((value) => [JSON.stringify(value), value]));
  let best: { readonly value: unknown; readonly earned: number } | undefined;
  for (const value of candidates.values()) {
    const earned = questions.reduce((sum, question) => sum + scoreOf(question, value), 0);
    if (best === undefined || earned > best.earned) best = { value, earned };
  }
  const [first] = questions;
  if (best === undefined || first === undefined) return 'pass';
  const place = first.answer;
  if (place?.from === 'variables' && isFields(best.value)) return Object.entries(best.value).map(([name, value]) => `${name} = ${literal(value)}`).join('\n');
  return place?.from === 'file' ? 'pass' : `${place?.from === 'variable' ? place.name : 'answer'} = ${literal(best.value)}`;
}
