/** A task pack as a family. */
import type { Family } from '../../env/families/family.ts';
import type { TaskRecord } from '../../env/task.ts';
import { DEFAULT_ACTIONS, type PackManifest } from './manifest.ts';
import { readPack } from './read-pack.ts';

/** Wrong whatever is asked, unless nothing or just this is right. */
const ANYWHERE = ['-12345.678', '"unknown"', '[]', '[True, False]'];

function nearMisses({ provenance, questions }: TaskRecord, question: number): readonly string[] {
  const wrong: unknown = Array.isArray(provenance['wrong']) ? provenance['wrong'][question] : undefined;
  const given = Array.isArray(wrong) ? wrong.map(String) : [];
  const rule = questions[question]?.reward.rule;
  const plain = rule === 'rows' || rule === 'within' || rule === 'yes_no' || rule === 'abstain' || rule === 'integer';
  return [...given, ...(plain ? ANYWHERE.filter((each) => !(each === '[]' && rule === 'rows')) : [])].map((expression) => `answer = ${expression}`);
}

export const packFamily = (manifest: PackManifest): Family => ({
  info: {
    id: manifest.id, version: manifest.version, title: manifest.title, summary: manifest.summary, grading: manifest.grading, scope: manifest.scope ?? 'internal',
    categories: manifest.categories, categoryNoun: manifest.category_noun ?? 'categories', actions: manifest.actions ?? DEFAULT_ACTIONS ?? [], runtimes: manifest.runtimes ?? ['python'], variant: manifest.variant ?? 'data',
    limits: manifest.limits ?? {}, feedback: manifest.feedback ?? 'interactive', ...(manifest.guessable === undefined ? {} : { guessable: true }),
    published: { licence: manifest.licence, source: manifest.source, citation: manifest.citation },
  },
  sources: {},
  importer: { import: async (dir, { signal }) => ({ rows: (await readPack(dir, signal)).records.map((record) => ({ kind: 'task' as const, record })), recomputed: {} }) },
  checks: { nearMisses },
});
