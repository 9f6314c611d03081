/** Clusters of samples by expression: hierarchical, k-means, and how they compare with subtypes. */
import type { Rng } from '../../../env/rng.ts';
import type { Study, View } from '../analysis/view.ts';
import { pyLiteral } from '../python/literal.ts';
import { loadExpression, loadHead, loadPatients } from '../python/snippets.ts';
import { bySize, cut, distances, hierarchy, type Hierarchy, kMeans, type Linkage, type Metric, silhouette } from '../statistics/clustering.ts';
import { mean, sum } from '../statistics/samples.ts';
import { FILES } from '../studies/tables.ts';
import { drawSubgroup, pythonOnly, type Subgroup, within } from './common.ts';
import { membersSay } from '../analysis/grouping.ts';
import { at, logged } from './expressed.ts';
import { type Answers, apart, cell, defineForm, list, table } from './form.ts';

const USES = ['patients', 'samples', 'expression'] as const;
const NOTES = ['log2'] as const;
/** More would make a record slow; fewer are no clusters. */
const [FEWEST, MOST] = [18, 64];

/** Which samples, and which genes. */
interface Points { readonly only: Subgroup; readonly genes: readonly string[]; readonly scaled: boolean }
interface Tree extends Points { readonly linkage: Linkage; readonly metric: Metric; readonly k: number }

function drawPoints(rng: Rng, study: Study): Points | undefined {
  const only = drawSubgroup(rng, study, 1);
  const genes = rng.shuffle([...new Set(study.profile.signatures.flat())]).slice(0, rng.int(6, 10));
  return only && genes.length >= 6 ? { only, genes, scaled: rng.chance(0.7) } : undefined;
}

function pointsOf(view: View, { only, genes, scaled }: Points): { readonly ids: readonly string[]; readonly rows: readonly (readonly number[])[] } | undefined {
  const patients = new Set(view.patients.filter((row) => within(view, row, only)).map((row) => row['PATIENT_ID']));
  const own = new Set(view.samples.filter(({ primary, patient }) => (primary || view.has('samples as patients')) && patients.has(patient)).map(({ id }) => id));
  const columns = view.expression.samples.flatMap((id, i) => (own.has(id) ? [i] : []));
  if (columns.length < FEWEST || columns.length > MOST) return undefined;
  const byGene = genes.map((gene) => {
    const values = at(logged(view, gene), columns);
    const middle = mean(values);
    const spread = Math.sqrt(sum(values.map((value) => (value - middle) ** 2)) / values.length);
    return scaled ? values.map((value) => (value - middle) / spread) : values;
  });
  return { ids: columns.map((i) => view.expression.samples[i] ?? ''), rows: columns.map((_, i) => byGene.map((values) => values[i] ?? 0)) };
}

const says = ({ only, genes, scaled }: Points, { profile: { sampleType } }: Study): string => `Take the samples of ${FILES.expression} with \`${sampleType.column}\` "${sampleType.primary}" of patients with ${membersSay(only.grouping, only.label)}, and the genes ${genes.join(', ')}, as log2(x + 1)${scaled ? ', each gene standardised over these samples (mean 0, standard deviation 1 with n in the denominator)' : ''}.`;

const python = ({ only, genes, scaled }: Points, { profile }: Study): string => `${loadHead(profile)}${loadPatients()}${pythonOnly(only)}samples = load("${FILES.samples}")
samples = samples[(samples["${profile.sampleType.column}"] == ${pyLiteral(profile.sampleType.primary)}) & samples["PATIENT_ID"].isin(patients["PATIENT_ID"])]
${loadExpression()}points = expression.loc[${pyLiteral(genes)}, [each for each in expression.columns if each in set(samples["SAMPLE_ID"])]].T
${scaled ? 'points = (points - points.mean()) / points.std(ddof=0)\n' : ''}`;

const drawTree = (rng: Rng, study: Study): Tree | undefined => {
  const points = drawPoints(rng, study);
  const linkage = rng.pick(['average', 'complete', 'ward'] as const);
  return points && { ...points, linkage, metric: linkage === 'ward' ? 'euclidean' : rng.pick(['euclidean', 'correlation'] as const), k: rng.int(2, 5) };
};
const how = ({ linkage, metric, k }: Tree): string => `Cluster the samples hierarchically (${linkage === 'ward' ? "Ward's criterion" : `${linkage} linkage`}, ${metric === 'euclidean' ? 'Euclidean distance' : 'distance 1 - Pearson correlation'}) and cut the tree into ${k} clusters.`;
const treePython = (p: Tree, study: Study): string => `${python(p, study)}from scipy.cluster.hierarchy import fcluster, linkage
tree = linkage(points.to_numpy(), method="${p.linkage}", metric="${p.metric}")
labels = pd.Series(fcluster(tree, ${p.k}, criterion="maxclust"), index=points.index)
`;

interface Grown { readonly ids: readonly string[]; readonly rows: readonly (readonly number[])[]; readonly tree: Hierarchy; readonly clusters: readonly (readonly number[])[] }

function grown(view: View, p: Tree): Grown | undefined {
  const points = pointsOf(view, p);
  if (points === undefined) return undefined;
  const tree = hierarchy(distances(points.rows, p.metric), p.linkage);
  const heights = tree.merges.map(({ height }) => height);
  // Neither the merges nor the cut may hang on rounding.
  if (tree.gap < 1e-8 || !apart(heights.slice(-6), 1e-6)) return undefined;
  const clusters = cut(tree, points.ids.length, p.k);
  return clusters.length === p.k ? { ...points, tree, clusters } : undefined;
}
const others = (p: Tree): readonly Tree[] => [{ ...p, scaled: !p.scaled }, { ...p, linkage: p.linkage === 'average' ? 'complete' : 'average' }, { ...p, k: p.k + 1 }];

const sizes = defineForm({
  id: 'sizes', difficulty: 4, uses: USES, notes: NOTES, precision: [3, 4],
  draw: (rng, study): Tree | undefined => drawTree(rng, study),
  ask: (p, study) => [
    `${says(p, study)} ${how(p)} How large are the clusters, and at what height do the last two merge?`,
    `${how(p)} ${says(p, study)} Report the sizes of the clusters in descending order and the height of the last merge (the root).`,
  ],
  results: ({ k }) => ({ sizes: { names: ['cluster_sizes', 'sizes'], says: `list of ${k} ints, largest first` }, height: { names: ['root_height', 'last_height'], says: 'float' } }),
  compute(view, p): Answers | undefined {
    const found = grown(view, p);
    return found && { sizes: list(found.clusters.map(({ length }) => length)), height: cell(found.tree.merges.at(-1)?.height ?? 0) };
  },
  mistakes: ['samples as patients', 'failed kept'],
  wrongs: (_, p, view) => others(p).map((each) => { const found = grown(view, each); return found && { sizes: list(found.clusters.map(({ length }) => length)), height: cell(found.tree.merges.at(-1)?.height ?? 0) }; }),
  python: (p, study, n) => `${treePython(p, study)}${n['sizes']} = labels.value_counts().tolist()\n${n['height']} = float(tree[-1, 2])\n`,
});

const members = defineForm({
  id: 'members', difficulty: 4, uses: USES, notes: NOTES, precision: ['counts'],
  draw: (rng, study): (Tree & { readonly sample: string }) | undefined => {
    const tree = drawTree(rng, study);
    const points = tree && pointsOf(study.view(), tree);
    return points && { ...tree, sample: rng.pick(points.ids) };
  },
  ask: (p, study) => [
    `${says(p, study)} ${how(p)} Which samples are in the same cluster as ${p.sample} (itself included)?`,
    `${how(p)} ${says(p, study)} List the cluster of ${p.sample}: the identifiers of all its samples, that one too.`,
  ],
  results: () => ({ members: { names: ['cluster_members', 'same_cluster', 'members'], says: 'list of `SAMPLE_ID`, in any order' } }),
  compute(view, p): Answers | undefined {
    const found = grown(view, p);
    const own = found?.clusters.find((cluster) => cluster.some((i) => found.ids[i] === p.sample));
    return found && own && own.length > 3 ? { members: list(own.map((i) => found.ids[i] ?? ''), false) } : undefined;
  },
  mistakes: ['samples as patients', 'failed kept'],
  wrongs: (right, p, view) => [
    ...others(p).map((each) => { const found = grown(view, each); const own = found?.clusters.find((cluster) => cluster.some((i) => found.ids[i] === p.sample)); return found && own && { members: list(own.map((i) => found.ids[i] ?? ''), false) }; }),
    ...(right['members']?.is === 'list' ? [{ members: { ...right['members'], items: right['members'].items.filter((each) => each !== p.sample) } }] : []),
  ],
  python: (p, study, n) => `${treePython(p, study)}${n['members']} = labels.index[labels == labels["${p.sample}"]].tolist()\n`,
});

interface Means extends Points { readonly starts: readonly string[] }
function meansOf(view: View, p: Means) {
  const points = pointsOf(view, p);
  const start = points && p.starts.map((id) => points.rows[points.ids.indexOf(id)]);
  if (points === undefined || start === undefined || start.includes(undefined)) return undefined;
  const found = kMeans(points.rows, start.map((row) => row ?? []));
  return found.gap < 1e-7 ? undefined : { ...points, ...found };
}

const kmeans = defineForm({
  id: 'k-means', difficulty: 4, uses: USES, notes: NOTES, precision: [3, 4],
  draw: (rng, study): Means | undefined => {
    const points = drawPoints(rng, study);
    const found = points && pointsOf(study.view(), points);
    return found && { ...points, starts: rng.shuffle(found.ids).slice(0, rng.int(2, 4)) };
  },
  ask: (p, study) => [
    `${says(p, study)} Run k-means (Lloyd's algorithm, Euclidean) with ${p.starts.length} clusters from these samples as starting centres: ${p.starts.join(', ')}; iterate until no sample changes its cluster. How large are the clusters, and what is the within-cluster sum of squares?`,
    `${says(p, study)} K-means with k = ${p.starts.length}, started once at the samples ${p.starts.join(', ')} and run to convergence (Lloyd): cluster sizes, in the order of the starting samples, and inertia.`,
  ],
  results: ({ starts }) => ({
    sizes: { names: ['kmeans_sizes', 'cluster_sizes'], says: `list of ${starts.length} ints, in the order of the starting samples` },
    inertia: { names: ['inertia', 'within_ss'], says: 'float, sum of squared distances to the own centre' },
  }),
  compute(view, p): Answers | undefined {
    const found = meansOf(view, p);
    return found && { sizes: list(p.starts.map((_, c) => found.labels.filter((label) => label === c).length)), inertia: cell(found.inertia) };
  },
  mistakes: ['samples as patients', 'failed kept'],
  wrongs: (right, p, view) => {
    const other = meansOf(view, { ...p, scaled: !p.scaled });
    const fewer = meansOf(view, { ...p, starts: p.starts.slice(0, -1) });
    return [
      ...[other, fewer].map((found, which) => found && { sizes: list((which === 0 ? p.starts : p.starts.slice(0, -1)).map((_, c) => found.labels.filter((label) => label === c).length)), inertia: cell(found.inertia) }),
      right['inertia']?.is === 'cell' ? { ...right, inertia: cell(Math.sqrt(Number(right['inertia'].value))) } : undefined,
    ];
  },
  python: (p, study, n) => `${python(p, study)}from sklearn.cluster import KMeans
model = KMeans(n_clusters=${p.starts.length}, init=points.loc[${pyLiteral(p.starts)}].to_numpy(), n_init=1, algorithm="lloyd", max_iter=1000, tol=0).fit(points.to_numpy())
${n['sizes']} = np.bincount(model.labels_, minlength=${p.starts.length}).tolist()
${n['inertia']} = float(model.inertia_)
`,
});

const subtypeOf = (view: View): ReadonlyMap<string, string | undefined> => view.once('subtypes', () => new Map(view.samples.map(({ id, row }) => [id, view.text(row, 'SUBTYPE')] as const)));

interface Width extends Points { readonly metric: Metric }
function silhouetted(view: View, p: Width): { readonly overall: number; readonly n: number } | undefined {
  const points = pointsOf(view, p);
  const known = points?.ids.map((id, i) => ({ row: points.rows[i] ?? [], subtype: subtypeOf(view).get(id) })).filter(({ subtype }) => subtype !== undefined) ?? [];
  const labels = known.map(({ subtype }) => subtype ?? '');
  return known.length < FEWEST || bySize(labels.map((label) => labels.indexOf(label))).some(({ length }) => length < 2) ? undefined : { overall: silhouette(distances(known.map(({ row }) => row), p.metric), labels), n: known.length };
}

const width = defineForm({
  id: 'silhouette', difficulty: 4, uses: USES, notes: NOTES, precision: [3, 4],
  draw: (rng, study): Width | undefined => { const points = drawPoints(rng, study); return points && { ...points, metric: rng.pick(['euclidean', 'correlation'] as const) }; },
  ask: (p, study) => [
    `${says(p, study)} How well do the known subtypes (\`SUBTYPE\`; samples without one are left out after ${p.scaled ? 'standardising' : 'selecting'}) separate them? Give the mean silhouette width of the subtypes, ${p.metric === 'euclidean' ? 'Euclidean distance' : 'distance 1 - Pearson correlation'}, and the number of samples used.`,
    `${says(p, study)} Compute the average silhouette of the labels in \`SUBTYPE\` (${p.metric === 'euclidean' ? 'Euclidean' : 'correlation'} distance; drop samples whose subtype is missing, ${p.scaled ? 'once the genes are standardised' : 'at the end'}), and say how many samples it is over.`,
  ],
  results: () => ({ width: { names: ['silhouette', 'mean_silhouette'], says: 'float' }, n: { names: ['n_samples', 'n_used'], says: 'int' } }),
  compute(view, p): Answers | undefined { const found = silhouetted(view, p); return found && { width: cell(found.overall), n: cell(found.n) }; },
  mistakes: ['samples as patients', 'codes as values', 'failed kept'],
  wrongs: (_, p, view) => [{ ...p, scaled: !p.scaled }, { ...p, metric: p.metric === 'euclidean' ? 'correlation' as const : 'euclidean' as const }].map((each) => { const found = silhouetted(view, each); return found && { width: cell(found.overall), n: cell(found.n) }; }),
  python: (p, study, n) => `${python(p, study)}from sklearn.metrics import silhouette_score
subtype = samples.set_index("SAMPLE_ID")["SUBTYPE"].reindex(points.index).dropna()
${n['width']} = float(silhouette_score(points.loc[subtype.index].to_numpy(), subtype.to_numpy(), metric="${p.metric}"))
${n['n']} = len(subtype)
`,
});

/** L. Hubert and P. Arabie, J. Classif. 2 (1985) 193. */
function adjustedRand(counts: readonly (readonly number[])[]): number {
  const pairs = (n: number): number => (n * (n - 1)) / 2;
  const rows = counts.map((row) => sum(row));
  const columns = (counts[0] ?? []).map((_, j) => sum(counts.map((row) => row[j] ?? 0)));
  const [inside, a, b] = [sum(counts.flat().map(pairs)), sum(rows.map(pairs)), sum(columns.map(pairs))];
  const expected = (a * b) / pairs(sum(rows));
  return (inside - expected) / ((a + b) / 2 - expected);
}

const agreement = defineForm({
  id: 'against-subtypes', difficulty: 5, uses: USES, notes: NOTES, precision: [3, 4],
  draw: (rng, study): Tree | undefined => drawTree(rng, study),
  ask: (p, study) => [
    `${says(p, study)} ${how(p)} Cross the clusters with \`SUBTYPE\` (samples without a subtype take part in the clustering and are left out of the table; clusters are numbered from 1, the largest first by all its samples) and give the adjusted Rand index over the table.`,
    `${how(p)} ${says(p, study)} I want to see which subtypes fall in which cluster: counts of \`SUBTYPE\` by cluster (number the clusters by size over all clustered samples, 1 the largest; leave samples of unknown subtype out of the counts), and the adjusted Rand index on the samples that are counted.`,
  ],
  results: () => ({
    table: { names: ['cluster_subtypes', 'crosstab'], says: 'DataFrame with the columns `cluster`, `SUBTYPE`, `n`, one row for each combination that occurs' },
    ari: { names: ['ari', 'adjusted_rand'], says: 'float' },
  }),
  compute(view, p): Answers | undefined {
    const found = grown(view, p);
    if (found === undefined || new Set(found.clusters.map(({ length }) => length)).size < p.k) return undefined;
    const subtypes = [...new Set(found.ids.map((id) => subtypeOf(view).get(id)))].filter((each) => each !== undefined);
    const counts = found.clusters.map((cluster) => subtypes.map((subtype) => cluster.filter((i) => subtypeOf(view).get(found.ids[i] ?? '') === subtype).length));
    return {
      table: table(['cluster', 'SUBTYPE', 'n'], counts.flatMap((row, c) => row.flatMap((count, s) => (count === 0 ? [] : [[c + 1, subtypes[s] ?? '', count]]))), ['cluster', 'SUBTYPE']),
      ari: cell(adjustedRand(counts)),
    };
  },
  mistakes: ['samples as patients', 'codes as values', 'failed kept'],
  wrongs: (right) => (right['table']?.is === 'table' ? [{ ...right, table: { ...right['table'], rows: right['table'].rows.slice(1) } }, { ...right, ari: cell(0) }] : []),
  python: (p, study, n) => `${treePython(p, study)}from sklearn.metrics import adjusted_rand_score
rank = {label: i + 1 for i, label in enumerate(labels.value_counts().index)}
frame = pd.DataFrame({"cluster": labels.map(rank), "SUBTYPE": samples.set_index("SAMPLE_ID")["SUBTYPE"].reindex(labels.index)}).dropna()
${n['table']} = frame.groupby(["cluster", "SUBTYPE"]).size().reset_index(name="n")
${n['ari']} = float(adjusted_rand_score(frame["SUBTYPE"], frame["cluster"]))
`,
});

export const CLUSTERING = { id: 'clustering', title: 'Clustering of expression profiles', forms: [sizes, members, kmeans, width, agreement] } as const;
