/** Functions on structures against Biopython, NumPy and SciPy. */
import { fileURLToPath } from 'node:url';
import t from 'tap';
import type { Json } from '../../../../datasets/biocoder/template.ts';
import { BIOPYTHON, type Comparison, compareWithLibrary, SCIPY } from './compare.ts';

const PROGRAM = fileURLToPath(new URL('structures_by_libraries.py', import.meta.url));

/** Biopython refuses atoms that come twice without a mark for alternate locations, knows one kind of record for each residue, and wants one model of its own. */
function readable(text: Json): boolean {
  const lines = String(text).split('\n').filter((line) => /^(ATOM|HETATM)/.test(line));
  const atoms = lines.map((line) => line.slice(12, 27));
  const kinds = new Map<string, Set<string>>();
  for (const line of lines) kinds.set(line.slice(22, 27), (kinds.get(line.slice(22, 27)) ?? new Set()).add(line.slice(0, 6) + line.slice(17, 20)));
  return lines.length > 0 && new Set(atoms).size === atoms.length && [...kinds.values()].every(({ size }) => size === 1) && !String(text).includes('MODEL');
}

t.test('Biopython agrees', (t) => {
  compareWithLibrary(t, BIOPYTHON, PROGRAM, [
    ...['kept', 'all but water'].map((het): Comparison => ({ template: 'pdb-atoms', settings: { het, alternate: 'all', hydrogens: true, number: 'with code', models: 'first' }, fits: readable, tolerance: 1e-5 })),
    ...['phi', 'psi', 'omega'].map((angle): Comparison => ({ template: 'backbone-dihedrals', settings: { angle, unit: 'radians', range: 'signed', breaks: 'ignored', lacking: 'none' } })),
    // There the termini of some residues have values of their own.
    { template: 'protein-charge', settings: { table: 'Bjellqvist', termini: 'free', cysteines: 'free', unknown: 'ignored', result: 'net' }, fits: (protein) => /^[^AMSPTVE].*[^DE]$/.test(String(protein)) },
    { template: 'residue-sequence', settings: { gap: 'none', unknown: 'X', modified: false, order: 'as given', inserted: 'kept' } },
  ]);
  t.end();
});

t.test('NumPy and SciPy agree', (t) => {
  compareWithLibrary(t, SCIPY, PROGRAM, [
    { template: 'radius-of-gyration', settings: { weights: 'mass', unknown: 'error', hydrogens: true, unit: 'angstrom', result: 'radius' }, fits: (atoms) => (atoms as readonly Json[]).length > 0 },
    { template: 'contact-map', settings: { atom: 'ca', bound: 'at most', separation: 1, by: 'index', chains: 'any', output: 'pairs' } },
    { template: 'rmsd', settings: { atoms: 'all', unmatched: 'left out', centred: true, repeated: 'last', result: 'rmsd', empty: 'error' } },
  ]);
  t.end();
});
