/**
 * Clustering of points. Sources: agglomerative, by the recurrence of G. N. Lance and W. T. Williams, Comput. J. 9 (1967) 373, with
 * J. H. Ward's criterion (1963) on distances as SciPy has it; k-means: S. P. Lloyd, IEEE Trans. Inf. Theory 28 (1982) 129;
 * silhouettes: P. J. Rousseeuw, J. Comput. Appl. Math. 20 (1987) 53.
 */
import { mean, pearson } from './samples.ts';

export type Linkage = 'average' | 'complete' | 'ward' | 'single';
export type Metric = 'euclidean' | 'correlation';
type Points = readonly (readonly number[])[];

export const euclidean = (a: readonly number[], b: readonly number[]): number => {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return Math.sqrt(total);
};

export function distances(points: Points, metric: Metric): number[][] {
  const of = metric === 'euclidean' ? euclidean : (a: readonly number[], b: readonly number[]): number => 1 - pearson(a, b);
  const found = points.map(() => new Array<number>(points.length).fill(0));
  for (let i = 0; i < points.length; i++) {
    for (let j = 0; j < i; j++) {
      const d = of(points[i] ?? [], points[j] ?? []);
      const [row, other] = [found[i] ?? [], found[j] ?? []];
      row[j] = d;
      other[i] = d;
    }
  }
  return found;
}

export interface Hierarchy {
  /** In the order of merging: the members of both parts, and the height. */
  readonly merges: readonly { readonly members: readonly number[]; readonly height: number }[];
  /** Least gap between the distance that was merged and the next best one: 0 where chance of order decided. */
  readonly gap: number;
}

export function hierarchy(given: readonly (readonly number[])[], linkage: Linkage): Hierarchy {
  const d = given.map((row) => [...row]);
  const n = d.length;
  const members = new Map(Array.from({ length: n }, (_, i) => [i, [i]]));
  const merges: { members: number[]; height: number }[] = [];
  let gap = Number.POSITIVE_INFINITY;
  const alive = Array.from({ length: n }, (_, i) => i);
  while (alive.length > 1) {
    let [best, second, x, y] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1];
    for (let a = 1; a < alive.length; a++) {
      const i = alive[a] ?? 0;
      const row = d[i] ?? [];
      for (let b = 0; b < a; b++) {
        const each = row[alive[b] ?? 0] ?? 0;
        if (each < best) { second = best; best = each; x = i; y = alive[b] ?? 0; } else if (each < second) second = each;
      }
    }
    gap = Math.min(gap, second - best);
    const [of, with_] = [members.get(x) ?? [], members.get(y) ?? []];
    const [nx, ny] = [of.length, with_.length];
    const [dx, dy] = [d[x] ?? [], d[y] ?? []];
    for (const k of alive) {
      if (k === x || k === y) continue;
      const [ik, jk, nk] = [dx[k] ?? 0, dy[k] ?? 0, members.get(k)?.length ?? 0];
      const next = linkage === 'single' ? Math.min(ik, jk) : linkage === 'complete' ? Math.max(ik, jk) : linkage === 'average' ? (nx * ik + ny * jk) / (nx + ny)
        : Math.sqrt(((nx + nk) * ik ** 2 + (ny + nk) * jk ** 2 - nk * best ** 2) / (nx + ny + nk));
      dy[k] = next;
      const row = d[k] ?? [];
      row[y] = next;
    }
    const joined = [...of, ...with_];
    members.set(y, joined);
    members.delete(x);
    alive.splice(alive.indexOf(x), 1);
    merges.push({ members: joined, height: best });
  }
  return { merges, gap };
}

/** The partition into k clusters, each as its members in order, the largest first. */
export function cut({ merges }: Hierarchy, points: number, k: number): readonly (readonly number[])[] {
  const label = Array.from({ length: points }, (_, i) => i);
  for (const { members } of merges.slice(0, points - k)) for (const each of members) label[each] = Math.min(...members);
  return bySize(label);
}

/** Members of each label. */
export function bySize(labels: readonly number[]): readonly (readonly number[])[] {
  return [...Map.groupBy(labels.map((_, i) => i), (i) => labels[i]).values()].toSorted((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

export interface KMeans {
  readonly labels: readonly number[];
  /** Sum of squared distances to the own centre. */
  readonly inertia: number;
  readonly centres: Points;
  /** Least difference between the distances to the nearest and the next centre, over all steps; 0 where a cluster ran empty. */
  readonly gap: number;
}

/** Lloyd's algorithm from given centres until no point moves. */
export function kMeans(points: Points, start: Points): KMeans {
  let centres: Points = start;
  let labels: number[] = [];
  let gap = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 300; round++) {
    const next = points.map((point) => {
      const to = centres.map((centre) => euclidean(point, centre));
      const [first = 0, second = 0] = to.toSorted((a, b) => a - b);
      gap = Math.min(gap, second - first);
      return to.indexOf(first);
    });
    if (next.every((label, i) => label === labels[i])) break;
    labels = next;
    centres = centres.map((centre, c) => {
      const own = points.filter((_, i) => labels[i] === c);
      if (own.length === 0) gap = 0;
      return own.length === 0 ? centre : centre.map((_, j) => mean(own.map((point) => point[j] ?? 0)));
    });
  }
  return { labels, centres, gap, inertia: points.reduce((total, point, i) => total + euclidean(point, centres[labels[i] ?? 0] ?? []) ** 2, 0) };
}

/** The mean silhouette width; a point alone in its cluster has 0. */
export function silhouette(d: readonly (readonly number[])[], labels: readonly (string | number)[]): number {
  const groups = [...Map.groupBy(labels.map((_, i) => i), (i) => labels[i]).entries()];
  return mean(labels.map((label, i) => {
    const to = (members: readonly number[]): number => members.reduce((total, j) => total + (d[i]?.[j] ?? 0), 0);
    const own = groups.find(([name]) => name === label)?.[1] ?? [];
    if (own.length < 2) return 0;
    const a = to(own) / (own.length - 1);
    const b = Math.min(...groups.filter(([name]) => name !== label).map(([, members]) => to(members) / members.length));
    return (b - a) / Math.max(a, b);
  }));
}
