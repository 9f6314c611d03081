/** A generated task: a study of its split, a form of its kind, parameters, and what they give. */
import path from 'node:path';
import type { Generate, TwinPlace } from '../../env/families/generated-source.ts';
import type { DataContext } from '../../env/families/work.ts';
import { Rng } from '../../env/rng.ts';
import { taskId } from '../../env/task-id.ts';
import type { Split, TaskRecord } from '../../env/task.ts';
import { Study } from './analysis/view.ts';
import { BIODSBENCH as info } from './info.ts';
import type { Answers, AnyForm, Drawn, Precision } from './kinds/form.ts';
import { kindOf } from './kinds/index.ts';
import { promptOf } from './prompt.ts';
import { goldText, rewardOf, toleranceOf } from './reward.ts';
import { ensureStudies, PROFILES, readStudy, studyFolder } from './studies/build.ts';

const opened = new Map<string, Promise<readonly Study[]>>();

/** The studies of a split, made where they are missing. */
export function studiesOf(split: Split, context: DataContext): Promise<readonly Study[]> {
  const name = JSON.stringify([path.resolve(context.tables), split]);
  const known = opened.get(name);
  if (known !== undefined) return known;
  const opening = (async () => {
    await ensureStudies(split, context);
    return Promise.all(PROFILES[split].map(async (profile) => {
      const study = new Study(profile, await readStudy(profile, context.tables));
      study.view().prepare();
      return study;
    }));
  })();
  opened.set(name, opening);
  opening.catch(() => opened.delete(name));
  return opening;
}

/** Some draws are not to be asked: groups too small, an answer that hangs on ties. */
const TRIES = 400;

export interface Draft { readonly rng: Rng; readonly study: Study; readonly form: AnyForm; readonly drawn: Drawn; readonly precision: Precision }

export function draft(studies: readonly Study[], { key, split, category, draw }: TwinPlace): Draft {
  const { forms } = kindOf(category);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const rng = new Rng(info.id, info.version, key, split, category, draw, attempt);
    const [study, form] = [rng.pick(studies), rng.pick(forms)];
    const drawn = form.draw(rng, study);
    if (drawn !== undefined) return { rng, study, form, drawn, precision: rng.pick(form.precision) };
  }
  throw new RangeError(`no ${category} task could be drawn`);
}

export const renamed = (answers: Answers, names: Readonly<Record<string, string>>): Answers => Object.fromEntries(Object.entries(answers).map(([name, golden]) => [names[name] ?? name, golden]));

export function recordOf(place: TwinPlace, { rng, study, form, drawn, precision }: Draft): TaskRecord {
  const { split, category, index } = place;
  const names = Object.fromEntries(Object.entries(drawn.results).map(([result, { names: choice }]) => [result, rng.pick(choice)]));
  const right = renamed(drawn.right, names);
  const graded = rewardOf(right, toleranceOf(precision));
  const prompt = promptOf(rng, study, { question: rng.pick(drawn.ask), uses: form.uses, notes: form.notes, precision, results: Object.entries(drawn.results).map(([result, each]) => [names[result] ?? result, each]) });
  return {
    id: taskId(info, 'twin', place), family: info.id, version: info.version, source: 'twin', split, category, index, difficulty: drawn.difficulty,
    questions: [{ prompt, ...graded, gold: goldText(right), reference: { python: drawn.python(names) } }],
    actions: [...info.actions], runtimes: [...info.runtimes], variant: info.variant,
    mounts: [{ name: study.profile.id, path: studyFolder(study.profile) }], limits: info.limits,
    provenance: { form: form.id, study: study.profile.id, parameters: drawn.parameters, names },
  };
}

export const generateTwin: Generate = async (place, context) => recordOf(place, draft(await studiesOf(place.split, context), place));
