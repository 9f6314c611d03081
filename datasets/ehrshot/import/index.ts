/**
 * EHRSHOT's own labels and features: the benchmark's folders (`benchmark/<task>/labeled_patients.csv`, `splits/`, `features/`),
 * or MedAgentGym's (`clmbr_<part>.pkl`, `<task>/<part>_labels.csv`). Pickles are opened in a sandbox alone.
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { DataContext } from '../../../env/families/work.ts';
import { ImportError, type ImportedRow, type Importer, type ImportReport } from '../../../env/families/importer.ts';
import { Rng } from '../../../env/rng.ts';
import { distinct } from '../../prediction/draws.ts';
import { reference } from '../../prediction/programs.ts';
import { PublishedFiles, publishedGold } from '../../prediction/published.ts';
import { buildRecord, type Scale } from '../../prediction/record.ts';
import { EHRSHOT } from '../info.ts';
import { KEYS, PARTS } from '../make.ts';
import { FILE, programParts, scoreNames } from '../programs.ts';
import { labelText, wantedText } from '../prompt.ts';
import { scoringText } from '../../prediction/prompt.ts';
import { type PredictionTask, TASKS } from '../tasks.ts';
import { Features } from './features.ts';
import { folderOf, type Label, type Part, readLabels, readSplits } from './labels.ts';

/** Of laboratory results the benchmark has a hundred thousand: so many are drawn of each part. */
const MOST: Readonly<Record<Part, number>> = { train: 8_000, validation: 2_000, test: 8_000 };
/** In a test set, of each label and of its absence; with fewer, an area under the curve says little. */
const LEAST_OF_EACH = 5;
const MOST_BYTES = 16 * 2 ** 20;

interface Layout { readonly labels: string; readonly splits: string | undefined; readonly features: Readonly<Record<Part, string>> }

/** @throws ImportError saying what is missing */
async function findLayout(dir: string): Promise<Layout> {
  if (!existsSync(dir)) throw new ImportError('there is no such folder', dir);
  const root = existsSync(path.join(dir, 'EHRSHOT_ASSETS')) ? path.join(dir, 'EHRSHOT_ASSETS') : dir;
  if (existsSync(path.join(root, 'clmbr_test.pkl'))) {
    const missing = ['clmbr_train.pkl', 'clmbr_val.pkl'].find((name) => !existsSync(path.join(root, name)));
    if (missing !== undefined) throw new ImportError('the file is missing: MedAgentGym has clmbr_train.pkl, clmbr_val.pkl and clmbr_test.pkl', path.join(root, missing));
    return { labels: root, splits: undefined, features: { train: path.join(root, 'clmbr_train.pkl'), validation: path.join(root, 'clmbr_val.pkl'), test: path.join(root, 'clmbr_test.pkl') } };
  }
  const labels = path.join(root, 'benchmark');
  if (!existsSync(labels)) throw new ImportError(`neither EHRSHOT's folder benchmark/ nor MedAgentGym's clmbr_test.pkl is here. There are ${(await readdir(root)).slice(0, 10).join(', ')}. Get labels, splits and features from ${EHRSHOT.published.source}`, root);
  const features = ['clmbr_features.pkl', 'count_features.pkl'].map((name) => path.join(root, 'features', name)).find((file) => existsSync(file));
  if (features === undefined) throw new ImportError('neither clmbr_features.pkl nor count_features.pkl is here: both are part of the download', path.join(root, 'features'));
  const splits = path.join(root, 'splits', 'person_id_map.csv');
  if (!existsSync(splits)) throw new ImportError('the file is missing: it says which patient is in which split', splits);
  return { labels, splits, features: { train: features, validation: features, test: features } };
}

const prompt = (task: PredictionTask, scale: Scale, features: number): string => `${task.title}. ${task.question} The prediction is made ${task.at}.

Data, read-only under /data/ehrshot, one row for each prediction:
- train.csv and validation.csv: features, and ${labelText(task)}
- test.csv: the same features of other patients, without labels
Columns: \`prediction_id\` names the row, \`patient_id\` and \`prediction_time\` say of whom and when; f0 to f${features - 1} are the ${features} features of the patient's record until then, as EHRSHOT publishes them.

Train a model on the labelled rows and predict every row of test.csv. Write \`${FILE}\` into the working directory with the column \`prediction_id\` and ${wantedText(task)}.

${scoringText(scale, scoreNames(task).length, 'rows of test.csv')}`;

interface Source { readonly task: PredictionTask; readonly labels: readonly Label[]; readonly features: Readonly<Record<Part, Features>> }

async function importTask({ task, labels, features }: Source, files: PublishedFiles, signal?: AbortSignal): Promise<ImportedRow | ((folder: string) => ImportedRow)> {
  const row = folderOf(task);
  const rng = new Rng('ehrshot-import', task.id);
  const names = scoreNames(task);
  const severity = task.outcome.kind === 'severity';
  const known = labels.filter(({ part, patient, minute }) => features[part].rowOf(patient, minute) !== undefined);
  const chosen = new Map(PARTS.map((part) => [part, rng.shuffle(known.filter((label) => label.part === part)).slice(0, MOST[part])] as const));
  const test = chosen.get('test') ?? [];
  const unusable = names.filter((_, k) => { const hits = test.filter(({ digits }) => digits[k] === 1).length; return Math.min(hits, test.length - hits) < LEAST_OF_EACH; });
  if (unusable.length > 0) return { kind: 'quarantined', row, reason: `of ${known.length} labels with features, too few test rows have, or lack, ${unusable.join(', ')}` };
  const ids = [...distinct(rng, MOST.train + MOST.validation + MOST.test, 1_000_000, 9_999_999)].map(String);
  const columns = Array.from({ length: features.test.columns }, (_, i) => `f${i}`);
  let scored: ReturnType<typeof publishedGold> | undefined;
  for (const part of PARTS) {
    const own = chosen.get(part) ?? [];
    const lines = await features[part].lines(own.map(({ patient, minute }) => features[part].rowOf(patient, minute) ?? 0), signal);
    const mine = own.map(() => ids.pop() ?? '');
    const label = ({ digits }: Label): string => (severity ? names[digits.indexOf(1)] ?? '' : digits.join(','));
    const labelNames = part === 'test' ? [] : severity ? ['severity'] : names;
    await files.write(`visible/${task.id}/${part}.csv`, [[...KEYS, ...columns, ...labelNames].join(','), ...own.map((each, i) => [mine[i], each.patient, each.time, lines[i], ...(part === 'test' ? [] : [label(each)])].join(','))]);
    if (part === 'test') scored = publishedGold(mine, names.map((name, k) => ({ name, labels: own.map(({ digits }) => digits[k]).join(''), ...(severity ? { classes: 'severity' } : {}) })), lines);
  }
  return (folder) => {
    if (scored === undefined) throw new Error('no test rows');
    const told = { id: 'prediction_id', prompt: prompt(task, scored.scale, columns.length), answer: { from: 'file', name: FILE, max_bytes: MOST_BYTES } as const, reference: reference(programParts(task)), difficulty: 4, mounts: [{ name: 'ehrshot', path: `${folder}/visible/${task.id}` }] };
    return { kind: 'task', record: buildRecord(EHRSHOT, 'published', { split: 'test', category: task.id, index: 0 }, { told, ...scored, provenance: { dataset: 'EHRSHOT', task: row, test_rows: test.length } }) };
  };
}

async function importEhrshot(dir: string, context: DataContext): Promise<ImportReport> {
  const { signal } = context;
  if (context.sandbox === undefined) throw new ImportError('features are opened in a sandbox, and there is none here: run the set-up', dir);
  const layout = await findLayout(dir);
  const splits = layout.splits === undefined ? undefined : await readSplits(layout.splits, signal);
  const labelled: { readonly task: PredictionTask; readonly labels: readonly Label[] }[] = [];
  for (const task of TASKS) {
    const labels = await readLabels(layout.labels, task, splits, signal);
    if (labels !== undefined) labelled.push({ task, labels });
  }
  if (labelled.length === 0) throw new ImportError(`no folder of a prediction is here, such as guo_los`, layout.labels);
  await using stack = new AsyncDisposableStack();
  const opened = new Map<string, Features>();
  const sandboxes = stack.use(await context.sandbox());
  for (const file of new Set(Object.values(layout.features))) opened.set(file, stack.use(await Features.open(file, sandboxes, signal)));
  const of = (part: Part): Features => {
    const features = opened.get(layout.features[part]);
    if (features === undefined) throw new Error('features that are not open');
    return features;
  };
  const features: Readonly<Record<Part, Features>> = { train: of('train'), validation: of('validation'), test: of('test') };
  const files = stack.use(await PublishedFiles.begin(EHRSHOT.id, context));
  const made: (ImportedRow | ((folder: string) => ImportedRow))[] = [];
  for (const [done, each] of labelled.entries()) {
    made.push(await importTask({ ...each, features }, files, signal));
    context.onProgress?.({ title: 'importing ehrshot', done: done + 1, total: labelled.length });
  }
  const { name } = files;
  await files.finish(name);
  const rows = made.map((each) => (typeof each === 'function' ? each(`${EHRSHOT.id}/${name}`) : each));
  return { rows, recomputed: { 'tasks of the benchmark': { rows: labelled.length } }, gradedBy: 'Published tasks are graded by the macro AUROC between the best single feature and 60 % of the way from there to 1' };
}

export const ehrshotImporter: Importer = { import: importEhrshot };
