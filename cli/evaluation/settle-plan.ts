/** The plan of a run from now on: the one that it was begun with, and what is said anew. */
import { digestOf } from '../../env/digest.ts';
import { fields } from '../../protocol/fields.ts';
import { CliError } from '../command.ts';
import type { RunFolder } from '../sampling/run-folder.ts';
import { checkEntries, checkPlan, ENTRY_IDENTITY, nameOf, type Plan, PLAN_DEFAULTS, PLAN_IDENTITY, type PlanEntry } from './plan.ts';

export const PLAN_FILE = 'eval.json';

/** A plan with everything that it needs. */
export interface SettledPlan extends Plan {
  readonly set: NonNullable<Plan['set']>;
  readonly families: NonNullable<Plan['families']>;
  readonly samples: number;
  readonly seed: number;
  readonly max_steps: number;
  readonly concurrency: number;
  readonly models: PlanEntry[];
}

/** @throws CliError where what is said would make another run of it */
export function settlePlan(folder: RunFolder, given: Plan): SettledPlan {
  const kept = folder.read(PLAN_FILE);
  const before = kept === undefined ? undefined : checkPlan(kept, `${folder.path}/${PLAN_FILE}`);
  const models = merged(before?.models ?? [], given.models ?? [], folder.name);
  const plan: SettledPlan = { ...PLAN_DEFAULTS, ...before, ...given, name: folder.name, models };
  if (before !== undefined) {
    const [was, is] = [fields({ ...PLAN_DEFAULTS, ...before }), fields(plan)];
    for (const name of PLAN_IDENTITY) if (digestOf(was[name]) !== digestOf(is[name])) throw new CliError(`the run ${folder.name} was begun with ${name} ${JSON.stringify(was[name] ?? null)}, not ${JSON.stringify(is[name])}: give another --name, or leave it out`);
    if (plan.samples < (before.samples ?? 1)) throw new CliError(`the run ${folder.name} has ${before.samples ?? 1} samples a task; it may have more, not fewer`);
  }
  if (models.length === 0) throw new CliError('nobody is to be measured: name a --model with its --endpoint, an --agent, or a plan with `models`');
  checkEntries(models);
  folder.write(PLAN_FILE, plan);
  return plan;
}

/** Those before, as they are asked now, and those that are new. */
function merged(before: readonly PlanEntry[], given: readonly PlanEntry[], run: string): PlanEntry[] {
  const known = new Map(before.map((entry) => [nameOf(entry), entry]));
  for (const entry of given) {
    const name = nameOf(entry);
    const earlier = known.get(name);
    if (earlier !== undefined) {
      const [was, is] = [fields(earlier), fields(entry)];
      for (const each of ENTRY_IDENTITY) if (is[each] !== was[each]) throw new CliError(`in the run ${run}, ${name} was begun with ${each} ${JSON.stringify(was[each] ?? null)}, not ${JSON.stringify(is[each] ?? null)}: give it another name`);
    }
    known.set(name, { ...earlier, ...entry });
  }
  return [...known.values()];
}
