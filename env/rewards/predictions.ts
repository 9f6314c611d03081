import { type Static, Type } from 'typebox';
import { asColumns } from '../answer/columns.ts';
import { asNumber } from '../answer/compare.ts';
import type { AnswerValue } from '../answer/value.ts';
import { auroc, averagePrecision, rankingOf } from './ranking.ts';
import { definePlain } from './rule.ts';
import { malformed, type Verdict } from './verdict.ts';

const Column = Type.Object({
  name: Type.String({ minLength: 1 }),
  /** A digit for each id, in their order: 1 where the label holds. */
  labels: Type.String({ pattern: '^[01]*$' }),
  /** Columns of one name here are the classes of one outcome, of which each row has one. */
  classes: Type.Optional(Type.String()),
}, { additionalProperties: false });

const parameters = Type.Object({
  /** Column of the rows' ids. */
  id: Type.String(),
  /** The ids with a space between: every one of these rows has to be predicted, once, and no other. */
  ids: Type.String(),
  /** The columns of predicted probabilities or scores. */
  columns: Type.Array(Column, { minItems: 1, maxItems: 64 }),
  /** AUROC, over the columns on average, that earns 0, such as that of the best single feature; and the one that earns 1. */
  floor: Type.Number({ minimum: 0.5, maximum: 1 }),
  ceiling: Type.Number({ minimum: 0.5, maximum: 1 }),
  /** Score from which on the task counts as solved; by default 0.8. */
  solved_at: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
});
type Parameters = Static<typeof parameters>;

/** Where each id stands; made once for the same parameters. */
const known = new WeakMap<Parameters, ReadonlyMap<string, number>>();

function rowsById(spec: Parameters): ReadonlyMap<string, number> {
  const before = known.get(spec);
  if (before !== undefined) return before;
  const ids = spec.ids.split(' ');
  const rows = new Map(ids.map((id, row) => [id, row]));
  if (rows.size !== ids.length || spec.columns.some(({ labels }) => labels.length !== ids.length)) throw new Error('ids that come twice, or labels that are not as many as ids');
  known.set(spec, rows);
  return rows;
}

/** The same number in any spelling: 17, 17.0, "17". */
function idOf(value: AnswerValue): string | undefined {
  if (value.type === 'int') return value.digits;
  if (value.type === 'float') return Number.isSafeInteger(value.value) ? String(value.value) : undefined;
  if (value.type !== 'str') return undefined;
  const text = value.value.trim();
  return /^\d+\.0+$/.test(text) ? text.slice(0, text.indexOf('.')) : text;
}

/** The scores by row of the ids; or what is wrong with the table, in its form. */
function readScores(answer: AnswerValue | undefined, spec: Parameters): { readonly scores: readonly Float64Array[] } | { readonly fault: string } {
  const table = answer === undefined ? undefined : asColumns(answer);
  const asked = [spec.id, ...spec.columns.map(({ name }) => name)];
  if (table === undefined) return { fault: `A table with the columns ${asked.join(', ')} is asked for.` };
  const [ids = [], ...cells] = asked.map((name) => table.column(name) ?? []);
  const absent = asked.filter((name) => !table.names.includes(name));
  if (absent.length > 0) return { fault: `The table has the columns ${table.names.slice(0, 20).join(', ')}; ${absent.join(', ')} ${absent.length === 1 ? 'is' : 'are'} missing.` };
  const repeated = asked.filter((name) => table.names.indexOf(name) !== table.names.lastIndexOf(name));
  if (repeated.length > 0) return { fault: `The table has the column ${repeated.join(', ')} more than once.` };
  const rows = rowsById(spec);
  const scores = spec.columns.map(() => new Float64Array(rows.size));
  const seen = new Uint8Array(rows.size);
  let [found, strange, twice, unusable] = [0, 0, 0, 0];
  for (const [i, each] of ids.entries()) {
    const id = idOf(each);
    const row = id === undefined ? undefined : rows.get(id);
    if (row === undefined) { strange++; continue; }
    if (seen[row] === 1) twice++;
    else found++;
    seen[row] = 1;
    let usable = true;
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at]?.[i];
      const number = cell === undefined || cell.type === 'str' ? undefined : asNumber(cell);
      const of = scores[at];
      if (number === undefined || of === undefined) usable = false;
      else of[row] = number;
    }
    if (!usable) unusable++;
  }
  const faults = ([[rows.size - found, 'missing'], [twice, 'given twice'], [strange, 'not asked for'], [unusable, `without a finite number${cells.length === 1 ? '' : ' in each column'}`]] as const).filter(([count]) => count > 0);
  return faults.length > 0 ? { fault: `Rows: ${faults.map(([count, what]) => `${count} ${what}`).join(', ')}.` } : { scores };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** F1 of each column and accuracy of each outcome, where a label holds from 0.5 on, or the class with the highest score does. */
function decided({ columns }: Parameters, scores: readonly Float64Array[]): { readonly f1: number; readonly accuracy: number } {
  const outcomes = [...Map.groupBy(columns.keys(), (at) => columns[at]?.classes ?? at).values()];
  const f1: number[] = [];
  const accuracy: number[] = [];
  for (const members of outcomes) {
    const exclusive = columns[members[0] ?? 0]?.classes !== undefined;
    const counts = members.map((at) => ({ values: scores[at] ?? new Float64Array(), labels: columns[at]?.labels ?? '', hit: 0, said: 0, held: 0 }));
    const total = counts[0]?.values.length ?? 0;
    let right = 0;
    for (let row = 0; row < total; row++) {
      let likeliest = counts[0];
      if (exclusive) for (const each of counts) if ((each.values[row] ?? 0) > (likeliest?.values[row] ?? 0)) likeliest = each;
      let all = true;
      for (const each of counts) {
        const said = exclusive ? each === likeliest : (each.values[row] ?? 0) >= 0.5;
        const holds = each.labels.charCodeAt(row) === 49;
        if (said) each.said++;
        if (holds) each.held++;
        if (said && holds) each.hit++;
        if (said !== holds) all = false;
      }
      if (all) right++;
    }
    f1.push(...counts.map(({ hit, said, held }) => (said + held === 0 ? 0 : (2 * hit) / (said + held))));
    accuracy.push(right / total);
  }
  return { f1: mean(f1), accuracy: mean(accuracy) };
}

export const predictions = definePlain<typeof parameters>({
  summary: 'A table of scores for every row that is asked for, once: the area under the ROC curve, on average over the columns, scaled between a floor and a ceiling.',
  parameters,
  takes: 'answer',
  grade({ answer }, spec: Parameters): Verdict {
    const read = readScores(answer, spec);
    if ('fault' in read) return malformed(read.fault);
    const { columns, floor, ceiling, solved_at: solvedAt = 0.8 } = spec;
    const ranked = columns.map(({ name, labels }, at) => {
      const ranking = rankingOf(read.scores[at] ?? [], (row) => labels.charCodeAt(row) === 49);
      return { name, area: auroc(ranking), precision: averagePrecision(ranking) };
    });
    const area = mean(ranked.map((each) => each.area));
    if (!Number.isFinite(area)) return malformed('The scores rank nothing.');
    const scaled = Math.min(1, Math.max(0, (area - floor) / (ceiling - floor)));
    const each = columns.length === 1 ? {} : Object.fromEntries(ranked.map(({ name, area: own }) => [`auroc_${name}`, own]));
    return { score: scaled, solved: scaled >= solvedAt && scaled > 0, metrics: { auroc: area, auprc: mean(ranked.map(({ precision }) => precision)), ...decided(spec, read.scores), ...each } };
  },
});
