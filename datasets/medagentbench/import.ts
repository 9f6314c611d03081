/**
 * Imports the published tasks. Their charts are those of a FHIR server that the benchmark distributes: with its address the
 * tasks stand on it, read and never changed; without, on the generated charts, each published patient being one of ours.
 * What is right is computed anew either way: the published rows hold it for the first template alone.
 */
import path from 'node:path';
import { ImportError, type ImportedRow, type ImportOptions, type ImportReport } from '../../env/families/importer.ts';
import type { DataContext } from '../../env/families/work.ts';
import { Rng } from '../../env/rng.ts';
import type { Split, TaskRecord } from '../../env/task.ts';
import { type Charts, loadCharts } from '../../env/worlds/fhir/chart.ts';
import { readCharts } from '../../env/worlds/fhir/remote.ts';
import { readTaskLines, type TaskLine, textField } from '../readers/task-files.ts';
import { ensureCharts } from './charts/build.ts';
import { NOW_TEXT } from './charts/moments.ts';
import { type Chart, registerOf } from './charts/register.ts';
import { MEDAGENTBENCH_INFO as info } from './info.ts';
import { chartPrompt, REFERENCE_PRELUDE } from './prompt.ts';
import { TEMPLATES } from './templates/index.ts';
import { NOT_FOUND } from './templates/look-up.ts';
import type { Slots, Template } from './templates/template.ts';

interface Row {
  readonly line: TaskLine;
  readonly id: string;
  readonly template: Template;
  readonly instruction: string;
  readonly context: string;
  /** Null where nobody has the name and birth date that are asked for. */
  readonly mrn: string | null;
  readonly published: unknown;
}

/** What a published instruction asks for, beside the patient. */
const READ: Readonly<Record<string, (instruction: string) => Slots | undefined>> = {
  'patient-lookup': (text) => named(/name (.+?) and DOB of (\d{4}-\d{2}-\d{2})/, ['name', 'born'], text),
  'record-vital': (text) => {
    const found = named(/it is "([^"]+)"/, ['reading'], text);
    return found === undefined ? undefined : { ...found, what: 'blood pressure', flowsheet: 'BP' };
  },
  referral: (text) => named(/free text of the referral, "([^"]+)"/, ['text'], text),
  'last-magnesium': () => ({ hours: 24 }), 'mean-glucose': () => ({ hours: 24 }),
};

function named(pattern: RegExp, names: readonly string[], text: string): Slots | undefined {
  const found = pattern.exec(text);
  return found === null ? undefined : Object.fromEntries(names.map((name, i) => [name, found[i + 1] ?? '']));
}

/** @throws ImportError on a field that is absent or of another type, and on a second row of one id */
async function readRows(dir: string, signal: AbortSignal | undefined): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const seen = new Map<string, TaskLine>();
  for await (const line of readTaskLines(dir, signal)) {
    const id = textField(line, 'id');
    const first = seen.get(id);
    if (first !== undefined) throw new ImportError(`the id ${id} stands in ${first.file}:${first.line} already`, line.file, line.line);
    seen.set(id, line);
    const number = Number(/^task(\d+)_\d+$/.exec(id)?.[1]);
    const template = TEMPLATES[number - 1];
    if (template === undefined) throw new ImportError(`the id ${JSON.stringify(id)} names no template: task1_1 to task${TEMPLATES.length}_...`, line.file, line.line);
    const context = line.fields['context'];
    if (typeof context !== 'string') throw new ImportError('field "context" is absent or not text', line.file, line.line);
    rows.push({ line, id, template, instruction: textField(line, 'instruction'), context, mrn: line.fields['eval_MRN'] === null ? null : textField(line, 'eval_MRN'), published: line.fields['sol'] });
  }
  return rows;
}

/** Whom the tasks of the published patients are about. */
interface Ground {
  readonly world: NonNullable<TaskRecord['world']>;
  /** Are the published patients others here? */
  readonly renamed: boolean;
  chart(mrn: string | null): Chart | undefined;
}

/** Each published patient is one of ours, the same in every row, and one about whom all of the rows can be asked. */
async function generatedGround(split: Split, rows: readonly Row[], context: DataContext): Promise<Ground> {
  const charts = await ensureCharts(split, context);
  const register = registerOf(await loadCharts(path.join(context.tables, charts)));
  const left = new Rng('medagentbench-import', split).shuffle(register);
  const ours = new Map<string, Chart>();
  for (const [mrn, about] of Map.groupBy(rows, (row) => row.mrn)) {
    if (mrn === null) continue;
    const at = left.findIndex((chart) => about.every(({ template }) => fits(chart, template)));
    const chart = left[at];
    if (chart !== undefined) ours.set(mrn, chart);
    if (at >= 0) left.splice(at, 1);
  }
  return { world: { kind: 'fhir', charts, now: NOW_TEXT }, renamed: true, chart: (mrn) => (mrn === null ? register[0] : ours.get(mrn)) };
}

function fits(chart: Chart, template: Template): boolean {
  try {
    // An order that stands decides nothing in the published wordings, and would confuse.
    return template.due === undefined ? template.ask(chart, new Rng('fits')) !== undefined : template.due(chart) !== undefined && !chart.ordered('0338-1715-40') && !chart.ordered('40032-917-01');
  } catch {
    return false;
  }
}

/** The charts of the patients that the rows name, read from the server once. */
async function serverGround(server: string, rows: readonly Row[], { signal, onProgress }: DataContext): Promise<Ground> {
  const mrns = [...new Set(rows.flatMap(({ mrn }) => mrn ?? []))];
  const charts: Charts = await readCharts(server, mrns, { signal, onProgress: (done) => onProgress?.({ title: `reading charts from ${server}`, done, total: mrns.length }) });
  const register = new Map(registerOf(charts).map((chart) => [chart.mrn, chart]));
  return { world: { kind: 'fhir', server, now: NOW_TEXT }, renamed: false, chart: (mrn) => (mrn === null ? [...register.values()][0] : register.get(mrn)) };
}

/** @throws ImportError naming file and line when the files are not what they should be */
export async function importMedagentbench(dir: string, context: DataContext, { server }: ImportOptions = {}): Promise<ImportReport> {
  const rows = await readRows(dir, context.signal);
  const imported: ImportedRow[] = [];
  const positions = new Map<string, number>();
  const lookups = { rows: 0, agree: 0, differ: [] as string[] };
  for (const [split, ofSplit] of Map.groupBy(rows, ({ line }) => line.split)) {
    const ground = server === undefined ? await generatedGround(split, ofSplit, context) : await serverGround(server, ofSplit, context);
    for (const row of ofSplit) {
      const key = `${split}/${row.template.id}`;
      const index = positions.get(key) ?? 0;
      const made = recordOf(row, split, index, ground);
      imported.push(typeof made === 'string' ? { kind: 'quarantined', row: row.id, reason: made } : { kind: 'task', record: made });
      if (typeof made === 'string') continue;
      positions.set(key, index + 1);
      if (row.template.id !== 'patient-lookup' || server === undefined) continue;
      lookups.rows += 1;
      if (Array.isArray(row.published) && row.published[0] === made.questions[0].gold) lookups.agree += 1;
      else lookups.differ.push(made.id);
    }
  }
  return {
    rows: imported,
    gradedBy: server === undefined
      ? 'Rows are asked about generated charts: each published patient is one of ours, and what is right is computed from that chart; it is not what the benchmark’s own charts give'
      : 'What is right is computed from the charts of the server',
    recomputed: server === undefined ? {} : { 'patient-lookup': lookups },
  };
}

/** The record, or why there is none. */
function recordOf({ id, template, instruction, context, mrn, published, line }: Row, split: Split, index: number, { world, renamed, chart: chartOf }: Ground): TaskRecord | string {
  const read = READ[template.id];
  const slots = read === undefined ? {} : read(instruction);
  if (slots === undefined) return `the instruction of a ${template.id} task is not as published`;
  const chart = chartOf(mrn);
  if (chart === undefined) return `there is no chart that fits the patient ${mrn ?? 'of nobody'}`;
  const nobody = Array.isArray(published) && published[0] === NOT_FOUND;
  const about: Slots = template.id !== 'patient-lookup' || nobody || !renamed ? slots : { name: chart.name, born: chart.born };
  let text = mrn === null ? instruction : instruction.replaceAll(mrn, chart.mrn);
  for (const name of ['name', 'born']) text = text.replaceAll(String(slots[name] ?? '\0'), String(about[name] ?? ''));
  try {
    const { writes, answer, gold, reference, difficulty } = template.of(chart, about);
    return {
      id: `${info.id}-v${info.version}/published/${split}/${template.id}/${index}`, family: info.id, version: info.version, source: 'published', split, category: template.id, index, difficulty,
      questions: [{ prompt: chartPrompt(text.trim(), `${context.trim()} ${template.answered}`.trim()), reward: { rule: 'journal', writes, ...(answer === undefined ? {} : { answer }) }, gold, reference: { python: `${REFERENCE_PRELUDE}${reference}` } }],
      actions: [...info.actions], runtimes: [...info.runtimes], variant: info.variant, mounts: [], limits: info.limits, world,
      provenance: { dataset: 'MedAgentBench', row: id, line: line.line, published_patient: mrn, patient: chart.mrn, ...(published === null ? {} : { published_answer: published }) },
    };
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}
