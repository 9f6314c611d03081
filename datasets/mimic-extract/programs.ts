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
order = hourly["${id}"].to_numpy()[::${HOURS[cohort]}]
cube = hourly[variables].to_numpy(dtype=float).reshape(len(order), ${HOURS[cohort]}, len(variables))
there = np.isfinite(cube)

def mean(hours):
    count = there[:, hours].sum(axis=1)
    return np.where(count == 0, np.nan, np.nansum(cube[:, hours], axis=1) / np.maximum(count, 1))

latest = ${HOURS[cohort]} - 1 - there[:, ::-1].argmax(axis=1)
last = np.take_along_axis(cube, latest[:, None], axis=1)[:, 0]
early, late = mean(slice(None, ${HOURS[cohort] / 2})), mean(slice(${HOURS[cohort] / 2}, None))
parts = {"mean": mean(slice(None)), "last": last, "low": np.fmin.reduce(cube, axis=1), "high": np.fmax.reduce(cube, axis=1), "count": there.sum(axis=1), "change": late - early}
features = pd.concat([pd.DataFrame(part, index=order, columns=[f"{name}_{variable}" for variable in variables]) for name, part in parts.items()] + [pd.get_dummies(statics.drop(columns="subject_id"), dtype=float).loc[order]], axis=1)
train, validation, test = (pd.read_csv(f"/data/mimic-extract-labels/{part}.csv") for part in ("train", "validation", "test"))
labels = pd.concat([train, validation], ignore_index=True)
known_x, test_x, ids = features.loc[labels["${id}"]].reset_index(drop=True), features.loc[test["${id}"]].reset_index(drop=True), test["${id}"]
targets = {name: ${target} for name in ${names}}`,
    handIn: '',
  };
}
