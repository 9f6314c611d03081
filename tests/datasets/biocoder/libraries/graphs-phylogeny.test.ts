/** Functions on graphs and phylogenies against Biopython and SciPy. */
import { fileURLToPath } from 'node:url';
import t from 'tap';
import type { Json } from '../../../../datasets/biocoder/template.ts';
import { BIOPYTHON, type Comparison, compareWithLibrary, SCIPY } from './compare.ts';

const PROGRAM = fileURLToPath(new URL('graphs_phylogeny_by_libraries.py', import.meta.url));

/** Biopython takes numbers behind a bracket for support, and white space and doubled quotes another way. */
const plain = (newick: Json): boolean => !/''|\s[^c]|^[^(]/.test(String(newick).replaceAll("'Gallus g'", 'x'));
const untied = (_names: Json, matrix: Json): boolean => {
  const rows = matrix as readonly (readonly number[])[];
  const upper = rows.flatMap((row, i) => row.slice(i + 1));
  return rows.length > 2 && new Set(upper).size === upper.length;
};

t.test('Biopython agrees', (t) => {
  compareWithLibrary(t, BIOPYTHON, PROGRAM, [
    { template: 'newick-leaves', settings: { underscores: 'kept', missing: null, length: 'own', order: 'as written', nodes: 'leaves', repeated: 'kept' }, fits: plain },
    { template: 'newick-leaves', settings: { underscores: 'kept', missing: 'error', length: 'from the root', order: 'as written', nodes: 'leaves', repeated: 'kept' }, fits: plain },
    { template: 'fitch-parsimony', settings: { gap: 'state', sites: 'all', result: 'total', lower: 'same' }, fits: (tree, alignment) => typeof tree !== 'string' && Object.values(alignment as Readonly<Record<string, string>>).every((row) => /^[ACGT-]+$/.test(row)) },
  ]);
  t.end();
});

t.test('SciPy agrees', (t) => {
  compareWithLibrary(t, SCIPY, PROGRAM, [
    { template: 'patristic-distances', settings: { weight: 'branches', nodes: 'all', output: 'matrix', order: 'sorted' }, fits: (branches) => (branches as readonly Json[]).length > 0 },
    { template: 'patristic-distances', settings: { weight: 'length', nodes: 'all', output: 'matrix', order: 'sorted' }, fits: (branches) => (branches as readonly (readonly [string, string, number | null])[]).length > 0 && (branches as readonly (readonly [string, string, number | null])[]).every(([, , length]) => length !== null && length > 0) },
    ...['UPGMA', 'WPGMA', 'single', 'complete'].map((linkage): Comparison => ({ template: 'cluster-tree', settings: { linkage, given: 'distances', height: 'whole', ties: 'first', output: 'cophenetic' }, fits: untied })),
    ...[2, 3].map((minimum): Comparison => ({ template: 'contig-groups', settings: { bound: 'at least', minimum, repeated: 'each', alone: 'kept', order: 'largest', output: 'sizes' }, fits: (contigs) => (contigs as readonly Json[]).length > 0 })),
    ...[2, 3, 4].map((threshold): Comparison => ({ template: 'outbreak-tree', settings: { gaps: 'pairwise', threshold, bound: 'at most', output: 'total' }, fits: (isolates) => Object.keys(isolates ?? {}).length > 1 })),
  ]);
  t.end();
});
