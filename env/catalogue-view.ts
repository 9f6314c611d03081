/** What anyone may see of the catalogue: its families, and pages of its tasks. The same for every door and command. */
import { type Static, Type } from 'typebox';
import { closed, FeedbackMode, GymError, oneOf, type Requests, type Results, Runtime, Source, type TaskSummary } from '../protocol/index.ts';
import type { Catalogue } from './catalogue.ts';
import { cursorOf, placeOf } from './cursor.ts';
import { ActionName, SandboxVariant, SOURCES, SPLITS } from './task.ts';
import { isRestricted } from './task-view.ts';

export const FamilyView = closed({
  id: Type.String(),
  version: Type.Integer(),
  title: Type.String(),
  summary: Type.String({ description: 'What the agent is asked to do.' }),
  scope: oneOf(['internal', 'external'], '`internal` families are trained on; `external` ones are held out by default.'),
  grading: Type.String({ description: 'How answers are graded.' }),
  categories: Type.Array(closed({ id: Type.String(), title: Type.String(), train: Type.Integer(), test: Type.Integer() })),
  category_noun: Type.String({ description: 'What the categories are, in the plural.' }),
  train: Type.Integer({ description: 'Generated train tasks by default; there is no last one.' }),
  test: Type.Integer({ description: 'Generated test tasks by default; there is no last one.' }),
  tasks: Type.Integer({ description: 'Both together; of a family whose splits hold one set of tasks on other data, that set once.' }),
  actions: Type.Array(ActionName),
  runtimes: Type.Array(Runtime),
  variant: SandboxVariant,
  feedback: FeedbackMode,
  guessable: Type.Boolean({ description: 'Are most answers found by trying? Then `paper` feedback must be asked for in so many words.' }),
  sources: Type.Array(Source, { description: 'Those that have tasks here, the default first.' }),
  restricted: Type.Boolean({ description: 'Records of real patients may be in its published rows and their tables: what they show is for the scope `admin`.' }),
  published: closed({ train: Type.Integer(), test: Type.Integer() }, { description: 'Imported rows.' }),
  quarantined: Type.Integer({ description: 'Tasks that are given out no more, because their grading failed here.' }),
  source: closed({ licence: Type.String(), source: Type.String(), citation: Type.String() }, { description: 'Of the published rows.' }),
});
export type FamilyView = Static<typeof FamilyView>;

export function describeFamilies(catalogue: Catalogue): readonly FamilyView[] {
  return catalogue.families.map((family): FamilyView => {
    const { id, version, title, summary, scope, categories, categoryNoun, actions, runtimes, variant, feedback, guessable = false, grading, published: { licence, source, citation }, fixed } = family.info;
    const [train, test] = [catalogue.count(family, 'train'), catalogue.count(family, 'test')];
    return {
      id, version, title, summary, scope, grading, category_noun: categoryNoun,
      categories: categories.map((category) => ({ id: category.id, title: category.title, train: catalogue.count(family, 'train', category.id), test: catalogue.count(family, 'test', category.id) })),
      train, test, tasks: fixed === true ? test : train + test, actions: [...actions], runtimes: [...runtimes], variant, feedback, guessable,
      sources: SOURCES.filter((each) => SPLITS.some((split) => catalogue.count(family, split, undefined, each) > 0)), restricted: isRestricted(family.info, 'published'),
      published: { train: catalogue.count(family, 'train', undefined, 'published'), test: catalogue.count(family, 'test', undefined, 'published') },
      quarantined: catalogue.quarantinedOf(family),
      source: { licence, source, citation },
    };
  });
}

/** The whole catalogue in numbers. Families may have categories in common, such as the kinds of question of two schemas; train leaves out what is counted under test. */
export function totalsOf(families: readonly FamilyView[]): { readonly categories: number; readonly train: number; readonly test: number; readonly tasks: number } {
  const sum = (count: (family: FamilyView) => number): number => families.reduce((total, family) => total + count(family), 0);
  return {
    categories: new Set(families.flatMap(({ categories }) => categories.map(({ id, title }) => JSON.stringify([id, title])))).size,
    train: sum(({ tasks, test }) => tasks - test), test: sum(({ test }) => test), tasks: sum(({ tasks }) => tasks),
  };
}

const LIST = 'tasks';

/** @throws GymError `bad_message` for a cursor that was not given here, `unknown_task` for a family or category that is not */
export function listTasks(catalogue: Catalogue, { cursor, limit = 100, ...filter }: Requests['tasks']): Results['tasks'] {
  const sections = catalogue.sections(filter);
  let [at, offset] = [0, 0];
  if (cursor !== undefined) {
    const [family, split, category, behind] = placeOf(LIST, ['text', 'text', 'text', 'number'], cursor);
    at = sections.findIndex((each) => each.family.info.id === family && each.split === split && (each.category ?? '') === category);
    if (at < 0) throw new GymError('bad_message', 'the cursor is of another list: give the same filters with it', { path: '/cursor' });
    offset = behind;
  }
  const tasks: TaskSummary[] = [];
  let next: string | null = null;
  for (const section of sections.slice(at)) {
    const lines = catalogue.lines(section, offset, limit - tasks.length);
    tasks.push(...lines);
    if (offset + lines.length < section.count) {
      next = cursorOf(LIST, [section.family.info.id, section.split, section.category ?? '', offset + lines.length]);
      break;
    }
    offset = 0;
  }
  return { tasks, total: sections.reduce((sum, { count }) => sum + count, 0), next };
}
