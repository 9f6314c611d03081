/** One task of a template: its settings, its hidden cases, its text. */
import type { TwinPlace } from '../../env/families/generated-source.ts';
import { Rng } from '../../env/rng.ts';
import { taskId } from '../../env/task-id.ts';
import type { TaskRecord } from '../../env/task.ts';
import { casesOf, examplesOf } from './cases.ts';
import { BIOCODER } from './info.ts';
import { promptOf } from './prompt.ts';
import { settingsAt } from './space.ts';
import type { FunctionTemplate, Settings } from './template.ts';

/** What a task was made of, kept in its provenance for who checks it. */
export interface Made {
  readonly template: string;
  readonly settings: Settings;
  readonly function: string;
}

const isSettings = (value: unknown): value is Settings => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of a generated task; a published one was made of nothing. */
export function madeOf({ provenance: { template, settings, function: name } }: TaskRecord): Made | undefined {
  return typeof template === 'string' && typeof name === 'string' && isSettings(settings) ? { template, settings, function: name } : undefined;
}

export function recordOf(template: FunctionTemplate, place: TwinPlace, n: number): TaskRecord {
  const { split, category, index, key, draw } = place;
  const stream = (what: string): Rng => new Rng(BIOCODER.id, BIOCODER.version, key, split, category, draw, what);
  const settings = settingsAt(template, split, key, n);
  const words = stream('words');
  const name = words.pick(template.names);
  const cases = casesOf(template, settings, stream('hidden'));
  const { python, javascript } = template;
  const made: Made = { template: template.id, settings, function: name };
  return {
    id: taskId(BIOCODER, 'twin', place),
    family: BIOCODER.id, version: BIOCODER.version, source: 'twin', split, category, index,
    difficulty: template.difficulty,
    questions: [{
      prompt: promptOf(name, template.describe(settings), examplesOf(template, settings, cases, stream('examples')), words),
      reward: { rule: 'functions', function: name, cases, absolute: 1e-9 },
      gold: `${name}: ${cases.length} hidden inputs (${template.id})`,
      reference: { python: python.reference(settings, name), ...(javascript === undefined ? {} : { javascript: javascript.reference(settings, name) }) },
    }],
    actions: [...BIOCODER.actions],
    runtimes: javascript === undefined ? ['python'] : ['python', 'javascript'],
    variant: BIOCODER.variant,
    context: { python: python.context(settings), ...(javascript === undefined ? {} : { javascript: javascript.context(settings) }) },
    mounts: [],
    limits: BIOCODER.limits,
    provenance: { ...made },
  };
}
