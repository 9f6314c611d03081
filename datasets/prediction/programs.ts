/**
 * Programs in Python that predict, from three parts. `read` gives `known_x` and `test_x` (features, as DataFrames of numbers
 * with equal columns), `targets` (0 and 1 of the known rows by column of scores, in the order that is asked for) and `ids`;
 * a middle makes `scores`, an array by column; `handIn` hands them in as the task asks for it.
 */
export interface ProgramParts {
  readonly read: string;
  /** Finds the DataFrame `predictions`: the ids, and a column for each target. */
  readonly handIn: string;
  /** Column of the ids. */
  readonly id: string;
  /** Classes in order of severity: told apart by how severe it is at least. */
  readonly ordered?: true;
}

const IMPORTS = 'import numpy as np\nimport pandas as pd\nfrom sklearn.ensemble import HistGradientBoostingClassifier';

const model = (rounds: number, rows = ''): string => `def risk(target):
    model = HistGradientBoostingClassifier(max_iter=${rounds}, learning_rate=0.06, max_leaf_nodes=8, min_samples_leaf=20, l2_regularization=5.0, max_bins=64, random_state=0)
    return model.fit(known_x${rows}, target${rows}).predict_proba(test_x)[:, 1]`;

const EACH = `scores = {name: risk(target) for name, target in targets.items()}`;

/** From the likeliest to be at least this severe, the likeliest to be just that. */
const ORDERED = `names = list(targets)
at_least = [np.ones(len(test_x))] + [risk(sum(targets[name] for name in names[k:])) for k in range(1, len(names))] + [np.zeros(len(test_x))]
scores = {name: np.clip(at_least[k] - at_least[k + 1], 0, 1) for k, name in enumerate(names)}`;

const FRAME = (id: string): string => `predictions = pd.DataFrame({${JSON.stringify(id)}: ids, **scores})`;

const whole = ({ read, handIn, id }: ProgramParts, middle: string, after = ''): string => [IMPORTS, read, middle, FRAME(id), ...(after === '' ? [] : [after]), handIn].join('\n\n');

/** Gradient boosting, on the rows of both files with labels. */
export const reference = (parts: ProgramParts): string => whole(parts, `${model(150)}\n\n${parts.ordered === true ? ORDERED : EACH}`);

/** The same with few trees on some of the rows, which is quick and still earns something: what near misses are made of. */
const light = `${model(25, '[:3000]')}\n\n${EACH}`;
export const lightModel = (parts: ProgramParts, after = ''): string => whole(parts, light, after);

const SINGLE = `def area(values, target):
    ranks = pd.Series(values).rank().to_numpy()
    hits = int(target.sum())
    return (ranks[target == 1].sum() - hits * (hits + 1) / 2) / (hits * (len(target) - hits))

def best(target):
    filled = known_x.fillna(known_x.median())
    areas = {name: area(filled[name].to_numpy(), target) for name in known_x}
    name = max(areas, key=lambda each: abs(areas[each] - 0.5))
    values = test_x[name].fillna(known_x[name].median()).to_numpy()
    return values if areas[name] > 0.5 else -values

scores = {name: best(np.asarray(target)) for name, target in targets.items()}`;

/** Predictions that must earn nothing: what says nothing, one feature as it is, and good scores in a table that is not what is asked for. */
export function wrongPredictions(parts: ProgramParts): readonly string[] {
  const { id } = parts;
  const first = `predictions.columns[1]`;
  return [
    whole(parts, 'scores = {name: np.full(len(test_x), 0.5) for name in targets}'),
    whole(parts, 'scores = {name: np.full(len(test_x), np.mean(target)) for name, target in targets.items()}'),
    whole(parts, SINGLE),
    whole(parts, 'scores = {name: np.arange(len(test_x)) for name in targets}'),
    lightModel(parts, `predictions[${JSON.stringify(id)}] = np.roll(predictions[${JSON.stringify(id)}].to_numpy(), 1)`),
    lightModel(parts, 'predictions[list(targets)] = -predictions[list(targets)]'),
    lightModel(parts, 'predictions = predictions.iloc[1:]'),
    lightModel(parts, 'predictions = pd.concat([predictions, predictions.iloc[:1]])'),
    lightModel(parts, `predictions = pd.concat([predictions, predictions.iloc[:1].assign(${id}=1)])`),
    lightModel(parts, `predictions.loc[0, ${first}] = np.nan`),
    lightModel(parts, `predictions[${first}] = "high"`),
    lightModel(parts, `predictions = predictions.rename(columns={${first}: "prediction"})`),
  ];
}
