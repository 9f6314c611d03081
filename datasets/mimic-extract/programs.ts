/** How a program reads the files of a task, makes features of the hours, and hands its predictions in. */
import type { ProgramParts } from '../prediction/programs.ts';
import { ID } from './make.ts';
import { CONTROL, HOURS, INTERVENTIONS } from './tasks.ts';

export const VARIABLE = 'predictions';

/** The columns of scores of a category. */
export function scoreNames(category: string): readonly string[] {
  if (category === 'mortality') return ['mort_hosp', 'mort_icu'];
  if (category === 'length-of-stay') return ['los_3', 'los_7'];
  return INTERVENTIONS.flatMap(({ name, states }) => [CONTROL, ...states.map((state) => state.name)].map((state) => `${name}_${state}`));
}

export const cohortOf = (category: string): keyof typeof HOURS => (category === 'intervention' ? 'windows' : 'stays');

export function mimicParts(category: string): ProgramParts {
  const cohort = cohortOf(category);
  const id = ID[cohort];
  const names = JSON.stringify(scoreNames(category));
  const target = cohort === 'stays' ? 'labels[name]' : '(labels[name.split("_")[0]] == name.split("_")[1]).astype(int)';
  return {
    id,
    read: `statics = pd.read_csv("/data/mimic-extract/statics.csv").set_index("${id}")
hourly = pd.read_csv("/data/mimic-extract/vitals_labs.csv").sort_values(["${id}", "hours_in"])
variables = list(hourly.columns[2:])
groups = hourly.groupby("${id}", sort=True)[variables]
order = np.sort(hourly["${id}"].unique())
cube = hourly[variables].to_numpy().reshape(len(order), ${HOURS[cohort]}, len(variables))
early, late = (pd.DataFrame(cube[:, part].swapaxes(1, 2).reshape(len(order) * len(variables), -1)).mean(axis=1).to_numpy().reshape(len(order), -1) for part in (slice(None, ${HOURS[cohort] / 2}), slice(${HOURS[cohort] / 2}, None)))
parts = {"mean": groups.mean(), "last": groups.last(), "low": groups.min(), "high": groups.max(), "count": groups.count(), "change": pd.DataFrame(late - early, index=order, columns=variables)}
features = pd.concat([part.add_prefix(f"{name}_") for name, part in parts.items()] + [pd.get_dummies(statics.drop(columns="subject_id"), dtype=float).loc[order]], axis=1)
train, validation, test = (pd.read_csv(f"/data/mimic-extract-labels/{part}.csv") for part in ("train", "validation", "test"))
labels = pd.concat([train, validation], ignore_index=True)
known_x, test_x, ids = features.loc[labels["${id}"]].reset_index(drop=True), features.loc[test["${id}"]].reset_index(drop=True), test["${id}"]
targets = {name: ${target} for name in ${names}}`,
    handIn: '',
  };
}
