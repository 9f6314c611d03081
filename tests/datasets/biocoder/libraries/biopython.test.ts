/** Functions on sequences, alignments and files against Biopython. */
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { BIOPYTHON, type Comparison, compareWithLibrary } from './compare.ts';

const PROGRAM = fileURLToPath(new URL('biopython_functions.py', import.meta.url));
const text = (value: unknown): string => String(value);

t.test('Biopython agrees', (t) => {
  const comparisons: readonly Comparison[] = [
    // Of no base to count Biopython says 0 as well.
    { template: 'gc-windows', settings: { ambiguous: 'left out', last: 'dropped', unit: 'fraction', softMasked: false, starts: 'none', empty: 'zero' } },
    { template: 'gc-windows', settings: { ambiguous: 'counted in the length', last: 'dropped', unit: 'fraction', softMasked: false, starts: 'none', empty: 'zero' } },
    // Codons with N are resolved by another rule there.
    ...[1, 2, 4].flatMap((table) => ['ends', 'runs through'].map((stop): Comparison => ({ template: 'translate-cds', settings: { table, stop, partial: 'dropped', start: 'as any codon', ambiguous: 'resolved' }, fits: (cds) => !text(cds).includes('N') }))),
    { template: 'reverse-complement', settings: { alphabet: 'DNA', letterCase: 'kept', gaps: 'kept', unknown: 'kept', palindrome: false }, fits: (seq) => !/[uX*]/i.test(text(seq)) },
    { template: 'peptide-mass', settings: { masses: 'monoisotopic', result: 'neutral mass', cysteine: 'as it is', oxidation: 'lower-case m', unknown: 'skipped', circular: false }, fits: (peptide) => /^[ACDEFGHIKLMNPQRSTVWY]+$/.test(text(peptide)), tolerance: 1e-5 },
    { template: 'peptide-mass', settings: { masses: 'average', result: 'neutral mass', cysteine: 'as it is', oxidation: 'lower-case m', unknown: 'skipped', circular: false }, fits: (peptide) => /^[ACDEFGHIKLMNPQRSTVWY]+$/.test(text(peptide)), tolerance: 1e-4 },
    ...[3, 5, 7].map((window): Comparison => ({ template: 'hydropathy-segments', settings: { window, single: 'kept', unknown: 'zero', gap: 0, numbering: 0 }, fits: (protein) => /^[ACDEFGHIKLMNPQRSTVWY]+$/.test(text(protein)) && text(protein).length >= window })),
    ...[-1, -2, -3].flatMap((gap) => ['charged', 'free in both'].map((ends): Comparison => ({ template: 'global-alignment', settings: { gap, ends, ambiguous: 'matches nothing' }, fits: (a, b) => text(a) !== '' && text(b) !== '', part: (output) => (Array.isArray(output) ? output[0] as number : null) }))),
    ...[-2, -4].flatMap((opening) => ['opening alone', 'opening and extension'].map((first): Comparison => ({ template: 'local-alignment-score', settings: { opening, first, transitions: 'as mismatches', end: 'none', strands: 'given' }, fits: (a, b) => text(a) !== '' && text(b) !== '' }))),
    // Positions alone: Biopython's scores have single precision.
    ...['uniform', 'AT-rich'].map((background): Comparison => ({ template: 'motif-scan', settings: { pseudocount: '1 for each base', background, strands: 'given', report: 'above threshold', unknown: 'no hit', numbering: 0 }, fits: (_sites, seq) => !text(seq).includes('N'), part: (output) => (Array.isArray(output) ? output.map((hit: readonly (string | number)[]) => hit.slice(0, 2)) : null) })),
    ...[33, 64].map((offset): Comparison => ({ template: 'parse-fastq', settings: { offset, malformed: 'ValueError', least: 0, quality: 'mean', mate: 'kept' }, fits: (fastq) => !/\n\+\n\n|\n\+[^\n]/.test(text(fastq)) })),
    { template: 'genbank-location', settings: { result: 'parts', order: 'as read', coordinates: '0-based, half-open', partial: 'ignored', between: 'left out', remote: 'left out' }, fits: (location) => !/[\^:]/.test(text(location)) && !/complement\(.*complement|join\(.*(?:join|order)/.test(text(location)) },
  ];
  compareWithLibrary(t, BIOPYTHON, PROGRAM, comparisons);
  t.end();
});
