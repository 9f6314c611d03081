/**
 * Imports published rows, as MedAgentGym has them (`<split>_tasks.jsonl`): a question, a solution, assertions. An assertion is never run
 * to grade: at the import the solution runs in a sandbox on the user's tables, and what the assertions look at becomes the typed answer.
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type ImportedRow, ImportError, type Importer, type ImportReport } from '../../../env/families/importer.ts';
import type { DataContext } from '../../../env/families/work.ts';
import type { SandboxBackend } from '../../../env/sandboxes/sandbox.ts';
import { taskId } from '../../../env/task-id.ts';
import type { Split, TaskRecord } from '../../../env/task.ts';
import { parsePythonLiteral, PythonLiteralError } from '../../readers/python-literal.ts';
import { readTaskLines, type TaskLine, textField } from '../../readers/task-files.ts';
import { BIODSBENCH as info } from '../info.ts';
import { goldText, rewardOf } from '../reward.ts';
import { kindOfRow } from './kind.ts';
import { openReader, type Solved, solvePublished, type Wanted } from './solve.ts';
import { findStudy, type StudyTables, takeStudy } from './tables.ts';

const TOLERANCE = { absolute: 1e-8, relative: 1e-6 } as const;
const LONGEST_PROMPT = 12_000;
const MOST_COLUMNS = 60;

interface Row { readonly place: string; readonly split: Split; readonly study: string; readonly number: string; readonly question: string; readonly solution: string; readonly assertions: string; readonly context: string }

/** A text, or the list of texts as which some releases write it. */
function joined(line: TaskLine, name: string): string {
  const value = line.fields[name];
  if (Array.isArray(value)) return value.map(String).join('\n');
  return textField(line, name);
}

/** The cells of a notebook that ran before: a list in Python's notation. */
function historyOf(line: TaskLine): string {
  const value = line.fields['code_histories'];
  if (Array.isArray(value)) return value.map(String).join('\n');
  if (typeof value !== 'string' || value.trim() === '' || value.trim() === 'null') return '';
  try {
    const cells = parsePythonLiteral(value.trim());
    return Array.isArray(cells) ? cells.map(String).join('\n') : String(cells);
  } catch (error) {
    if (error instanceof PythonLiteralError) throw new ImportError(`"code_histories" is no list in Python's notation: ${error.message}`, line.file, line.line);
    throw error;
  }
}

function rowOf(line: TaskLine): Row {
  const study = String(line.fields['study_ids'] ?? '').trim();
  if (!/^[\w.-]{1,40}$/.test(study)) throw new ImportError('field "study_ids" is absent or no name of a study', line.file, line.line);
  return {
    place: `${line.file}:${line.line}`, split: line.split, study, number: String(line.fields['question_ids'] ?? ''),
    question: joined(line, 'queries').trim(), solution: joined(line, 'reference_answer'), assertions: joined(line, 'test_cases'), context: historyOf(line),
  };
}

const moved = (text: string, study: string): string => text.replaceAll('/workdir/', `/data/${study.toLowerCase()}/`).replaceAll(/(["'])\/workdir\1/g, `$1/data/${study.toLowerCase()}$1`);

function promptOf({ question, study }: Row, { files }: StudyTables, wanted: readonly Wanted[]): string {
  const tables = files.map(({ name, rows, columns }) => `- ${name} (${rows} rows): ${columns.slice(0, MOST_COLUMNS).join(', ')}${columns.length > MOST_COLUMNS ? `, ... (${columns.length} columns)` : ''}`).join('\n');
  const results = wanted.map(({ name, reads, golden }) => `- \`${name}\`${reads === undefined ? '' : `: the value of \`${reads}\``}${golden.is === 'table' ? `: a DataFrame with the columns ${golden.columns.slice(0, MOST_COLUMNS).map((each) => `"${each}"`).join(', ')}` : ''}`).join('\n');
  return `${moved(question, study)}\n\nThe tables are in /data/${study.toLowerCase()}/:\n${tables}\n\nGraded by these variables:\n${results}`;
}

function recordOf(row: Row, index: number, category: string, tables: StudyTables, wanted: readonly Wanted[]): TaskRecord {
  const right = Object.fromEntries(wanted.map(({ name, golden }) => [name, golden]));
  const assigned = wanted.flatMap(({ name, reads }) => (reads === undefined ? [] : [`${name} = ${reads}`])).join('\n');
  const ref = { split: row.split, category, index };
  return {
    id: taskId(info, 'published', ref), family: info.id, version: info.version, source: 'published', ...ref, difficulty: 3,
    questions: [{ prompt: promptOf(row, tables, wanted), ...rewardOf(right, TOLERANCE), gold: goldText(right), reference: { python: `${moved(row.solution, row.study)}\n${assigned}\n` } }],
    actions: [...info.actions], runtimes: [...info.runtimes], variant: info.variant, ...(row.context === '' ? {} : { context: { python: moved(row.context, row.study) } }),
    mounts: [{ name: row.study.toLowerCase(), path: tables.folder }], limits: info.limits,
    provenance: { row: row.place, published_study: row.study, published_question: row.number },
  };
}

/** @throws ImportError naming file and line when the rows are not as published */
async function importPublished(dir: string, context: DataContext): Promise<ImportReport> {
  const { signal } = context;
  const rows: Row[] = [];
  for await (const line of readTaskLines(dir, signal)) rows.push(rowOf(line));
  const root = (await stat(dir)).isDirectory() ? dir : path.dirname(dir);
  const studies = new Map<string, StudyTables | undefined>();
  for (const study of new Set(rows.map((row) => row.study))) {
    const from = await findStudy(root, study);
    studies.set(study, from === undefined ? undefined : await takeStudy(from, study, context.tables));
  }
  if (context.sandbox === undefined && [...studies.values()].some((each) => each !== undefined)) throw new ImportError('published solutions are run in a sandbox alone, and there is none here', dir);
  const found: ImportedRow[] = [];
  const counts = new Map<string, number>();
  let [agree, tried] = [0, 0];
  const differ: string[] = [];
  const sandboxes: SandboxBackend | undefined = [...studies.values()].some((each) => each !== undefined) ? await context.sandbox?.() : undefined;
  try {
    await using reader = sandboxes === undefined ? undefined : await openReader(sandboxes, signal);
    for (const [i, row] of rows.entries()) {
      signal?.throwIfAborted();
      context.onProgress?.({ title: 'importing biodsbench: running the published solutions', done: i, total: rows.length });
      const tables = studies.get(row.study);
      const put = (reason: string): void => { found.push({ kind: 'quarantined', row: row.place, reason }); };
      if (tables === undefined || sandboxes === undefined || reader === undefined) {
        put(`its tables are not here: put the data_*.csv of the study into ${path.join(root, row.study)} (BioDSBench's data_files, or cBioPortal) and import again`);
        continue;
      }
      const solved: Solved = await solvePublished(sandboxes, reader, [{ name: row.study.toLowerCase(), path: tables.folder }], { context: moved(row.context, row.study), solution: moved(row.solution, row.study), assertions: moved(row.assertions, row.study) }, signal);
      if ('refused' in solved) { put(solved.refused); continue; }
      const category = kindOfRow(`${row.question}\n${row.solution}`);
      const index = counts.get(`${row.split}/${category}`) ?? 0;
      const record = recordOf(row, index, category, tables, solved.wanted);
      if (record.questions[0].prompt.length > LONGEST_PROMPT) { put(`the prompt is longer than ${LONGEST_PROMPT} characters`); continue; }
      counts.set(`${row.split}/${category}`, index + 1);
      tried++;
      if (solved.holds) agree++; else differ.push(row.place);
      found.push({ kind: 'task', record });
    }
  } finally {
    await sandboxes?.[Symbol.asyncDispose]();
  }
  return {
    rows: found, gradedBy: 'what the published solution gives on these tables, of that what its assertions look at',
    recomputed: { 'published assertions hold on these tables': { rows: tried, agree, differ } },
  };
}

export const biodsbenchImporter: Importer = { import: importPublished };
