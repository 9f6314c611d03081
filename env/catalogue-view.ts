/** What anyone may see of the catalogue: its families, and pages of its tasks. The same for every door and command. */
import { type Static, Type } from 'typebox';
import { closed, FeedbackMode, GymError, oneOf, type Requests, type Results, Runtime } from '../protocol/index.ts';
import type { Catalogue } from './catalogue.ts';
import { ActionName } from './task.ts';

export const FamilyView = closed({
  id: Type.String(),
  version: Type.Integer(),
  title: Type.String(),
  summary: Type.String({ description: 'What the agent is asked to do.' }),
  scope: oneOf(['internal', 'external'], '`internal` families are trained on; `external` ones are held out by default.'),
  categories: Type.Array(closed({ id: Type.String(), title: Type.String() })),
  category_noun: Type.String({ description: 'What the categories are, in the plural.' }),
  train: Type.Integer({ description: 'Generated train tasks by default; there is no last one.' }),
  test: Type.Integer({ description: 'Generated test tasks by default; there is no last one.' }),
  tasks: Type.Integer({ description: 'Both together; of a family whose splits hold one set of tasks on other data, that set once.' }),
  actions: Type.Array(ActionName),
  runtimes: Type.Array(Runtime),
  feedback: FeedbackMode,
  published: closed({ train: Type.Integer(), test: Type.Integer() }, { description: 'Imported rows.' }),
  quarantined: Type.Integer({ description: 'Tasks that are given out no more, because their grading failed here.' }),
  source: closed({ licence: Type.String(), source: Type.String(), citation: Type.String() }, { description: 'Of the published rows.' }),
});
export type FamilyView = Static<typeof FamilyView>;

export function describeFamilies(catalogue: Catalogue): readonly FamilyView[] {
  return catalogue.families.map((family): FamilyView => {
    const { id, version, title, summary, scope, categories, categoryNoun, actions, runtimes, feedback, published, fixed } = family.info;
    const [train, test] = [catalogue.count(family, 'train'), catalogue.count(family, 'test')];
    return {
      id, version, title, summary, scope, categories: [...categories], category_noun: categoryNoun, train, test, tasks: fixed === true ? test : train + test, actions: [...actions], runtimes: [...runtimes], feedback,
      published: { train: catalogue.count(family, 'train', undefined, 'published'), test: catalogue.count(family, 'test', undefined, 'published') },
      quarantined: catalogue.quarantinedOf(family),
      source: published,
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

/** @throws GymError `bad_message` for a cursor that was not given here, `unknown_task` for a family or category that is not */
export function listTasks(catalogue: Catalogue, { cursor, limit = 100, ...filter }: Requests['tasks']): Results['tasks'] {
  const offset = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64url').toString());
  if (!Number.isSafeInteger(offset) || offset < 0) throw new GymError('bad_message', 'the cursor is not one that this server gave', { path: '/cursor' });
  const { tasks, total } = catalogue.list(filter, offset, limit);
  const next = offset + tasks.length;
  return { tasks: [...tasks], total, ...(next < total && tasks.length > 0 ? { next_cursor: Buffer.from(String(next)).toString('base64url') } : {}) };
}
