/** Atoms of a PDB file by its fixed columns (wwPDB: Atomic Coordinate Entry Format Description, version 3.3). */
import type { Rng } from '../../../../env/rng.ts';
import { code, defineFunction, type Json, type Wording } from '../../template.ts';

interface Line { readonly record?: string; readonly name: string; readonly alt?: string; readonly residue: string; readonly number: number; readonly code?: string; readonly occupancy?: number; readonly element?: string }

function written(rng: Rng, { record = 'ATOM', name, alt = ' ', residue, number, code: insertion = ' ', occupancy = 1, element = name[0] ?? '' }: Line, serial: number): string {
  const at = (): string => rng.decimal(-40, 99, 3).toFixed(3).padStart(8);
  return `${record.padEnd(6)}${String(serial).padStart(5)} ${name.length < 4 ? ` ${name.padEnd(3)}` : name}${alt}${residue.padStart(3)} A${String(number).padStart(4)}${insertion}   ${at()}${at()}${at()}${occupancy.toFixed(2).padStart(6)}${rng.decimal(5, 60, 2).toFixed(2).padStart(6)}          ${element.padStart(2)}`;
}

export const pdbAtoms = defineFunction({
  id: 'pdb-atoms',
  difficulty: 4,
  conventions: {
    het: ['dropped', 'kept', 'all but water'],
    alternate: ['first', 'highest', 'all'],
    hydrogens: [true, false],
    number: ['number', 'with code'],
    models: ['first', 'all'],
  },
  names: ['read_atoms', 'parse_pdb_atoms', 'atoms_of', 'pdb_atoms'],
  describe: ({ het, alternate, hydrogens, number, models }) => ({
    does: ['reads the atoms of a PDB file', 'parses the atom records of a structure in PDB format'],
    arguments: [{ name: 'text', type: 'str', meaning: 'the lines of the file, in the fixed columns of the format' }],
    returns: 'a list of lists `[atom name, residue name, residue number, x, y, z]`, the coordinates as floats in ångströms, in the order of the file',
    rules: [
      'COLUMNS of the module says which columns (0-based, half-open) hold what; texts are stripped of blanks',
      het === 'kept' ? ['Lines that begin with ATOM or HETATM are atoms, all others are passed over', 'Read ATOM and HETATM records and no others'] : het === 'dropped' ? ['Only lines that begin with ATOM are atoms; HETATM records are left out', 'Read ATOM records only, no HETATM'] : ['Lines that begin with ATOM or HETATM are atoms, but those of the residue HOH (water) are left out', 'Read ATOM and HETATM records, without water (residue HOH)'],
      models === 'first' ? ['Reading stops at the first line that begins with ENDMDL', 'Only the first model counts: nothing after the first ENDMDL is read'] : ['All models are read, one after the other; lines with ENDMDL are passed over', 'The atoms of every model are listed'],
      ...(hydrogens ? ['Hydrogens are kept'] satisfies Wording[] : [['Atoms of the element H or D are left out', 'Hydrogen (H) and deuterium (D), by the element column, are left out'] as const]),
      number === 'number' ? ['The residue number is an int; the insertion code is ignored in the result', 'Give the residue number as an int, without its insertion code'] : ['The residue number is a text, with the insertion code behind it if there is one, as `52A`', 'Give the residue number as a text that ends with the insertion code where there is one'],
      alternate === 'all' ? ['All alternate locations are kept', 'Atoms with alternate locations are listed once for each of them']
        : [`Of atoms of the same name in the same residue (number and insertion code)${models === 'all' ? ' of the same model' : ''}, which are alternate locations, only ${alternate === 'first' ? 'the first one is kept' : 'the one with the highest occupancy is kept, at the place of the first; if several have it, the first of them'}`, `Alternate locations (atoms of one name in one residue, by number and insertion code${models === 'all' ? ', within a model' : ''}): keep ${alternate === 'first' ? 'the first' : 'that of the highest occupancy, the earliest among equals, and list it where the first one stood'}`],
    ],
  }),
  inputs(_settings, rng) {
    const file = (...lines: readonly (Line | string)[]): [string] => [lines.map((line, i) => (typeof line === 'string' ? line : written(rng, line, i + 1))).join('\n')];
    const gly = (name: string, more: Partial<Line> = {}): Line => ({ name, residue: 'GLY', number: 12, ...more });
    const inputs = [
      file(), file('HEADER    HYDROLASE', gly('N'), gly('CA'), 'END'), file(gly('N'), { record: 'HETATM', name: 'O', residue: 'HOH', number: 201 }, { record: 'HETATM', name: 'ZN', residue: 'ZN', number: 301, element: 'ZN' }), file(gly('CA', { alt: 'A', occupancy: 0.4 }), gly('C'), gly('CA', { alt: 'B', occupancy: 0.6 })),
      file(gly('CA', { alt: 'A', occupancy: 0.5 }), gly('CA', { alt: 'B', occupancy: 0.5 }), gly('O')), file(gly('CA'), gly('HA2', { element: 'H' }), gly('D', { element: 'D' })), file(gly('CA', { code: 'A' }), gly('CA', { code: 'B' }), gly('CA')),
      file('MODEL        1', gly('N'), 'ENDMDL', 'MODEL        2', gly('N'), 'ENDMDL'), file('MODEL        1', gly('N'), gly('CA'), 'TER', 'ENDMDL', 'MODEL        2', gly('CA', { alt: 'A', occupancy: 0.3 }), gly('CA', { alt: 'B', occupancy: 0.7 }), 'ENDMDL'),
      file({ record: 'HETATM', name: 'SE', residue: 'MSE', number: 1, element: 'SE' }, { name: 'HG', residue: 'CYS', number: -3, element: 'H' }), file({ name: 'OD1', residue: 'ASN', number: 7, alt: 'A', occupancy: 0.35 }, { name: 'OD1', residue: 'ASN', number: 7, alt: 'B', occupancy: 0.65 }, { name: 'CB', residue: 'ASN', number: 7 }),
    ];
    while (inputs.length < 16) {
      inputs.push(file(...Array.from({ length: rng.int(2, 6) }, (_, i): Line => {
        const [name, element] = rng.pick([['N', 'N'], ['CA', 'C'], ['C', 'C'], ['HB1', 'H'], ['SG', 'S']] as const);
        return { name, element, residue: rng.pick(['ALA', 'CYS', 'LYS']), number: 10 + (i >> 1), record: rng.chance(0.2) ? 'HETATM' : 'ATOM', occupancy: rng.pick([1, 0.5, 0.25]), code: rng.pick([' ', ' ', 'A']) };
      })));
    }
    return inputs;
  },
  solve({ het, alternate, hydrogens, number, models }, text: string) {
    let kept = new Map<string, { occupancy: number; atom: readonly Json[] }>();
    const atoms: { occupancy: number; atom: readonly Json[] }[][] = [];
    for (const [serial, line] of text.split('\n').entries()) {
      if (line.startsWith('ENDMDL')) {
        atoms.push([...kept.values()]);
        kept = new Map();
        if (models === 'first') break;
      }
      const cut = (start: number, end: number): string => line.slice(start, end).trim();
      const residue = cut(17, 20);
      if (!line.startsWith('ATOM') && !line.startsWith('HETATM')) continue;
      if (het === 'dropped' ? line.startsWith('HETATM') : het === 'all but water' && residue === 'HOH') continue;
      if (!hydrogens && ['H', 'D'].includes(cut(76, 78))) continue;
      const place = `${cut(22, 27)} ${cut(12, 16)}${alternate === 'all' ? ` ${serial}` : ''}`;
      const occupancy = Number(cut(54, 60));
      const before = kept.get(place);
      if (before !== undefined && (alternate === 'first' || occupancy <= before.occupancy)) continue;
      kept.set(place, { occupancy, atom: [cut(12, 16), residue, number === 'number' ? Number(cut(22, 26)) : cut(22, 27), Number(cut(30, 38)), Number(cut(38, 46)), Number(cut(46, 54))] });
    }
    atoms.push([...kept.values()]);
    return atoms.flat().map(({ atom }) => atom);
  },
  python: {
    context: () => code`
      """A small reader of coordinate files, for scripts that cannot have more."""
      from itertools import groupby

      COLUMNS = {
          "name": slice(12, 16), "altloc": slice(16, 17), "residue": slice(17, 20), "chain": slice(21, 22), "number": slice(22, 26), "icode": slice(26, 27),
          "x": slice(30, 38), "y": slice(38, 46), "z": slice(46, 54), "occupancy": slice(54, 60), "bfactor": slice(60, 66), "element": slice(76, 78),
      }


      def column(line, name):
          return line[COLUMNS[name]].strip()


      # <<insert solution here>>


      def chains(text):
          """The chain identifiers in their order."""
          letters = [column(line, "chain") for line in text.splitlines() if line.startswith("ATOM")]
          return [letter for letter, _ in groupby(letters)]
      `,
    reference: ({ het, alternate, hydrogens, number, models }, name) => code`
      def ${name}(text):
          atoms, best = [], {}
          for line in text.split("\n"):
              if line.startswith("ENDMDL"):
                  ${models === 'first' ? 'break' : 'best = {}'}
              if not line.startswith(${het === 'dropped' ? '"ATOM"' : '("ATOM", "HETATM")'}):
                  continue
              ${het === 'all but water' ? 'if column(line, "residue") == "HOH":\n    continue' : ''}
              ${hydrogens ? '' : 'if column(line, "element") in {"H", "D"}:\n    continue'}
              label = ${number === 'number' ? 'int(column(line, "number"))' : 'column(line, "number") + column(line, "icode")'}
              atom = [column(line, "name"), column(line, "residue"), label] + [float(column(line, axis)) for axis in "xyz"]
              ${alternate === 'all' ? '' : `key = column(line, "number"), column(line, "icode"), atom[0]
occupancy = float(column(line, "occupancy"))
if key in best:
    ${alternate === 'highest' ? `index, highest = best[key]
    if occupancy > highest:
        atoms[index] = atom
        best[key] = index, occupancy
    ` : ''}continue
best[key] = len(atoms), occupancy`}
              atoms.append(atom)
          return atoms
      `,
  },
});
