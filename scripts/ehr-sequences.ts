/** Prints the measures of the sequences of ehr-seqsql over the whole catalogue: what datasets/ehr-seqsql/README.md says. */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PlannedSequence } from '../datasets/ehr-seqsql/block.ts';
import { FOLLOW_UPS } from '../datasets/ehr-seqsql/categories.ts';
import { EHR_SEQSQL } from '../datasets/ehr-seqsql/info.ts';
import { measured, skeletonOf } from '../datasets/ehr-seqsql/measure.ts';
import { SEQUENCES } from '../datasets/ehr-seqsql/planner.ts';
import { SEQUENCE_TEMPLATES } from '../datasets/ehr-seqsql/templates/index.ts';
import { openPlan, perCategory } from '../datasets/ehr/planning/plan.ts';
import { EVENT_KINDS } from '../datasets/ehr/query.ts';
import { viewOf } from '../datasets/ehr/sql/views.ts';
import { sayName } from '../datasets/ehr/words.ts';
import { SPLITS } from '../env/task.ts';

const tables = path.resolve(import.meta.dirname, '..', '.cache', 'tables');
const SAMPLE = 1_000;

/** All names of items, longest first, as one expression. */
function namesIn(file: string): RegExp {
  using database = new DatabaseSync(file, { readOnly: true });
  const named = EVENT_KINDS.filter((kind) => !['allergy', 'visit', 'icu', 'charge'].includes(kind));
  const names = named.flatMap((kind) => database.prepare(`SELECT DISTINCT name FROM (${viewOf('mimic-iii', kind, undefined)}) WHERE name IS NOT NULL`).all().flatMap(({ name }) => [sayName(kind, String(name)).toLowerCase(), String(name)]));
  const organisms = database.prepare('SELECT DISTINCT ORG_NAME AS name FROM MICROBIOLOGYEVENTS WHERE ORG_NAME IS NOT NULL').all().map(({ name }) => String(name));
  return new RegExp([...new Set([...names, ...organisms])].toSorted((a, b) => b.length - a.length).map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
}

for (const split of SPLITS) {
  const plan = await openPlan<PlannedSequence>(SEQUENCES, split, EHR_SEQSQL.counts[split], { tables });
  const byKind = new Map<string, PlannedSequence[]>();
  for (const [category, count] of perCategory(FOLLOW_UPS, EHR_SEQSQL.counts[split])) {
    const own: PlannedSequence[] = [];
    for (let position = 0; position < count; position++) own.push(await plan.get(category, position));
    byKind.set(category, own);
  }
  const all = [...byKind.values()].flat();
  const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
  const { lengths, difficulties, ...rest } = measured(all);
  console.log(split, { ...rest, lengths: lengths.slice(2).join(' / '), difficulties: difficulties.slice(1).join(' / '), mean: rest.questions / rest.sequences });
  for (const [category, own] of byKind) console.log(`  ${category}: best constant ${measured(own).best[0]} earns ${percent(measured(own).best[1])}`);
  const names = namesIn(path.join(tables, plan.hospital, 'hospital.sqlite'));
  const every = Math.floor(all.length / SAMPLE);
  const sample = all.filter((_, index) => index % every === 0).slice(0, SAMPLE);
  const steps = new Set(all.map(({ questions }) => questions.map(({ step }) => step).join(' > ')));
  const used = new Set(all.map(({ template }) => template));
  console.log(`  skeletons of ${sample.length} sequences without names, numbers and dates: ${new Set(sample.map((each) => skeletonOf(each, names))).size}; of their single questions: ${new Set(sample.flatMap((each) => each.questions.map((question) => skeletonOf({ ...each, questions: [question] }, names)))).size} of ${sample.flatMap(({ questions }) => questions).length}`);
  console.log(`  ways through openers and follow-ups: ${steps.size}; templates used: ${used.size - 1} of ${SEQUENCE_TEMPLATES.length}; composed: ${all.filter(({ template }) => template === 'composed').length}`);
}
