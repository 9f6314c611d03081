/** Genetic codes by their numbers at NCBI (https://www.ncbi.nlm.nih.gov/Taxonomy/Utils/wprintgc.cgi), codons in the order TCAG. */
const BASES = 'TCAG';
const AMINO_ACIDS: Readonly<Record<number, string>> = {
  1: 'FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG',
  // Vertebrate mitochondria.
  2: 'FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNKKSS**VVVVAAAADDEEGGGG',
  // Mould, protozoan and coelenterate mitochondria; mycoplasma.
  4: 'FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG',
};

export const codonsOf = (): readonly string[] => [...BASES].flatMap((a) => [...BASES].flatMap((b) => [...BASES].map((c) => `${a}${b}${c}`)));

/** The amino acid of each codon, `*` for a stop. */
export function geneticCode(table: number): ReadonlyMap<string, string> {
  const letters = AMINO_ACIDS[table] ?? '';
  return new Map(codonsOf().map((codon, i) => [codon, letters[i] ?? '']));
}

/** A module's lines that build the same table in Python, as `CODONS`. */
export const pythonCodons = (table: number): string => `BASES = "TCAG"\nAMINO_ACIDS = "${AMINO_ACIDS[table] ?? ''}"\nCODONS = dict(zip((a + b + c for a in BASES for b in BASES for c in BASES), AMINO_ACIDS))`;
export const javascriptCodons = (table: number): string => `const AMINO_ACIDS = '${AMINO_ACIDS[table] ?? ''}';\nconst CODONS = {};\n[...'TCAG'].forEach((a, i) => [...'TCAG'].forEach((b, j) => [...'TCAG'].forEach((c, k) => { CODONS[a + b + c] = AMINO_ACIDS[16 * i + 4 * j + k]; })));`;

const COMPLEMENTS: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A' };
/** Of A, C, G and T in upper case; any other letter stays as it is. */
export const reverseComplement = (dna: string): string => [...dna].toReversed().map((base) => COMPLEMENTS[base] ?? base).join('');
