/** Small systems of linear equations. */

/** x with A x = b, by Gauss's elimination with row pivots; undefined where A is singular. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const n = right.length;
  const a = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const at = (i: number, j: number): number => a[i]?.[j] ?? 0;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++) if (Math.abs(at(i, column)) > Math.abs(at(pivot, column))) pivot = i;
    if (Math.abs(at(pivot, column)) < 1e-12) return undefined;
    const [upper = [], lower = []] = [a[pivot], a[column]];
    a[column] = upper;
    if (pivot !== column) a[pivot] = lower;
    for (let i = column + 1; i < n; i++) {
      const factor = at(i, column) / at(column, column);
      const row = a[i] ?? [];
      for (let j = column; j <= n; j++) row[j] = (row[j] ?? 0) - factor * at(column, j);
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = at(i, n);
    for (let j = i + 1; j < n; j++) sum -= at(i, j) * (x[j] ?? 0);
    x[i] = sum / at(i, i);
  }
  return x;
}

/** Column by column; undefined where A is singular. */
export function inverse(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const columns = matrix.map((_, j) => solve(matrix, matrix.map((__, i) => (i === j ? 1 : 0))));
  if (columns.includes(undefined)) return undefined;
  return matrix.map((_, i) => columns.map((column) => column?.[i] ?? 0));
}
