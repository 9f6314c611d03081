/** Functions for the laboratory against Biopython, NumPy and SciPy. */
import { fileURLToPath } from 'node:url';
import t from 'tap';
import type { Json } from '../../../../datasets/biocoder/template.ts';
import { BIOPYTHON, type Comparison, compareWithLibrary, SCIPY } from './compare.ts';

const PROGRAM = fileURLToPath(new URL('laboratory_by_libraries.py', import.meta.url));
const bases = (text: Json): boolean => /^[ACGT]{2,}$/i.test(String(text));
/** The others cut elsewhere under their usual enzymes. */
const sold = (_seq: Json, sites: Json): boolean => (sites as readonly string[]).every((site) => !['GGT^NACC', 'GA^NTC'].includes(site));

t.test('Biopython agrees', (t) => {
  compareWithLibrary(t, BIOPYTHON, PROGRAM, [
    ...[14, 18].flatMap((shortest) => ['salt 0.05', 'salt 0.5'].map((long): Comparison => ({ template: 'melting-temperature', settings: { shortest, long, unit: 'celsius' }, fits: bases }))),
    ...[1, 0.05].map((salt): Comparison => ({ template: 'nearest-neighbour', settings: { result: 'tm', salt, symmetry: 'considered', concentration: 'quarter', unit: 'celsius', ends: 'both' }, fits: bases })),
    ...[true, false].map((circular): Comparison => ({ template: 'restriction-digest', settings: { circular, output: 'positions', lower: 'same', base: 1 }, fits: sold })),
  ]);
  t.end();
});

t.test('NumPy and SciPy agree', (t) => {
  const pairs = (positive: Json, negative: Json): boolean => [positive, negative].every((wells) => (wells as readonly Json[]).filter((well) => well !== null).length > 1);
  compareWithLibrary(t, SCIPY, PROGRAM, [
    ...['slope', 'r squared'].map((result): Comparison => ({ template: 'pcr-efficiency', settings: { replicates: 'each', undetermined: 'left out', spread: 'kept', result, few: 'error' } })),
    { template: 'doubling-time', settings: { method: 'fit', blank: 'kept', window: 'all', unit: 'minutes', shrinking: 'negative', result: 'rate' }, fits: (readings) => new Set((readings as readonly (readonly Json[])[]).map(([, density]) => density)).size > 2 },
    ...[['mean', 'sample'], ['mean', 'population'], ['robust', 'sample']].map(([averages = '', deviation = '']): Comparison => ({ template: 'screening-window', settings: { measure: 'z prime', averages, deviation, outliers: 'kept', missing: 'left out', undefined: 'error' }, fits: pairs })),
    { template: 'standard-curve', settings: { replicates: 'mean', blank: 'neither', below: 'clamped', above: 'clamped', scale: 'linear' } },
  ]);
  t.end();
});
