/** Digestion of a protein in silico (rules of Keil, Specificity of Proteolysis, 1992, as proteomics tools use them). */
import { PROTEIN, sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

export const proteinDigest = defineFunction({
  id: 'protein-digest',
  difficulty: 4,
  conventions: {
    enzyme: ['trypsin', 'trypsin/P', 'Lys-C', 'Asp-N'],
    least: [1, 2, 4],
    initiator: ['stays', 'removed too'],
    repeats: ['kept', 'once'],
    order: ['position', 'length, then text'],
  },
  names: ['digest', 'digest_protein', 'proteolytic_peptides', 'cleave_protein'],
  describe: ({ enzyme, least, initiator, repeats, order }) => ({
    does: ['digests a protein in silico', 'lists the peptides that a protease makes of a protein'],
    arguments: [
      { name: 'protein', type: 'str', meaning: 'the sequence in one-letter code, upper case' },
      { name: 'missed', type: 'int', meaning: 'how many cleavage sites a peptide may hold uncut, 0 or more' },
    ],
    returns: 'a list of peptides as strings',
    rules: [
      { trypsin: ['Trypsin cuts after K and R, but not before P', 'Cut after each K or R that is not followed by P'], 'trypsin/P': ['Trypsin/P cuts after K and R, before P as well', 'Cut after each K or R, whatever follows'], 'Lys-C': ['Lys-C cuts after K, before P as well', 'Cut after each K, whatever follows'], 'Asp-N': ['Asp-N cuts before each D', 'Cut in front of D'] }[enzyme] as [string, string],
      ['Peptides with up to `missed` uncut sites are listed along with the fully cut ones', 'List every peptide of up to `missed` + 1 neighbouring fragments'],
      least === 1 ? ['A fragment of no residues is no peptide', 'There are no empty peptides'] : [`Peptides shorter than ${least} residues are left out`, `Only peptides of at least ${least} residues are listed`],
      initiator === 'stays' ? ['A methionine at the start stays', 'Nothing is done about an N-terminal M'] : ['Where the protein begins with M, peptides that begin there are listed without that M too, right after the one with it (in the order of positions); the form without it must be long enough itself', 'An initiator M may be cleaved off: each peptide from the first residue, if that is M, is followed by the same peptide without it, if that is long enough'],
      repeats === 'kept' ? ['A peptide that occurs at several places is listed as often', 'Repeated peptides are kept'] : ['A peptide is listed once, at its first place', 'Drop repetitions, keeping the first'],
      order === 'position' ? ['Order by start, then by length', 'Sort by the position of the first fragment, shorter peptides first'] : ['Order by length, the shortest first, then alphabetically', 'Sort by length, then by text'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, number][] = [['', 1], ['K', 0], ['MK', 1], ['AKPR', 0], ['MAKRPLDDK', 1], ['KKKK', 2], ['MDDAKDD', 1], ['GGKGGKGGK', 0], ['RPKPDPK', 2], ['MPEPTIDE', 0], ['MKAARDMKAAR', 1], ['DK', 3], ['MAAKDLLRAAK', 1], ['RAKA', 0], ['DGGGGKDGGGGK', 0]];
    while (inputs.length < 22) inputs.push([`${rng.pick(['M', ''])}${sequence(rng, rng.int(6, 26), `${PROTEIN}KRKDDPP`)}`, rng.int(0, 2)]);
    return inputs;
  },
  solve({ enzyme, least, initiator, repeats, order }, protein: string, missed: number) {
    const cutsBetween = (left: string, right: string): boolean => (enzyme === 'Asp-N' ? right === 'D' : (left === 'K' || (left === 'R' && enzyme !== 'Lys-C')) && !(enzyme === 'trypsin' && right === 'P'));
    const bounds = [0];
    for (let i = 1; i < protein.length; i++) if (cutsBetween(protein[i - 1] ?? '', protein[i] ?? '')) bounds.push(i);
    if (protein.length > 0) bounds.push(protein.length);
    let peptides: string[] = [];
    for (let from = 0; from + 1 < bounds.length; from++) {
      for (let to = from + 1; to < bounds.length && to - from - 1 <= missed; to++) {
        const peptide = protein.slice(bounds[from], bounds[to]);
        peptides.push(peptide);
        if (initiator === 'removed too' && from === 0 && peptide.startsWith('M')) peptides.push(peptide.slice(1));
      }
    }
    peptides = peptides.filter((peptide) => peptide.length >= least);
    if (repeats === 'once') peptides = [...new Set(peptides)];
    if (order !== 'position') peptides.sort((a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0));
    return peptides;
  },
  python: {
    context: ({ enzyme }) => code`
      """Search spaces for peptide identification."""
      import re

      ENZYME = "${enzyme}"
      SITES = {
          "trypsin": r"(?<=[KR])(?!P)",
          "trypsin/P": r"(?<=[KR])",
          "Lys-C": r"(?<=K)",
          "Asp-N": r"(?=D)",
      }


      def cleavage_sites(protein):
          """Positions between residues at which the module's enzyme cuts, the ends left out."""
          return [match.start() for match in re.finditer(SITES[ENZYME], protein) if 0 < match.start() < len(protein)]


      # <<insert solution here>>


      def missed_cleavages(peptide):
          return len(cleavage_sites(peptide))
      `,
    reference: ({ enzyme, least, initiator, repeats, order }, name) => code`
      def ${name}(protein, missed):
          sites = [match.start() for match in re.finditer(SITES["${enzyme}"], protein) if 0 < match.start() < len(protein)]
          parts = [protein[i:j] for i, j in zip([0] + sites, sites + [len(protein)])]
          peptides = []
          for i in range(len(parts)):
              for j in range(i, min(len(parts), i + missed + 1)):
                  peptide = "".join(parts[i:j + 1])
                  peptides.append(peptide)
                  ${initiator === 'removed too' ? 'if i == 0 and peptide[:1] == "M":\n    peptides.append(peptide[1:])' : ''}
          peptides = [peptide for peptide in peptides if len(peptide) >= ${least}]
          ${repeats === 'once' ? 'peptides = list(dict.fromkeys(peptides))' : ''}
          return ${order === 'position' ? 'peptides' : 'sorted(peptides, key=lambda peptide: (len(peptide), peptide))'}
      `,
  },
  javascript: {
    context: () => code`
      // Search spaces for peptide identification.
      const SITES = { 'trypsin': /(?<=[KR])(?!P)/, 'trypsin/P': /(?<=[KR])/, 'Lys-C': /(?<=K)/, 'Asp-N': /(?=D)/ };

      // <<insert solution here>>
      `,
    reference: ({ enzyme, least, initiator, repeats, order }, name) => code`
      function ${name}(protein, missed) {
        const parts = protein === '' ? [] : protein.split(SITES['${enzyme}']).filter((part) => part !== '');
        let peptides = [];
        parts.forEach((_, i) => {
          for (let j = i; j < parts.length && j <= i + missed; j++) {
            const peptide = parts.slice(i, j + 1).join('');
            peptides.push(peptide);
            ${initiator === 'removed too' ? "if (i === 0 && peptide[0] === 'M') peptides.push(peptide.substring(1));" : ''}
          }
        });
        peptides = peptides.filter((peptide${repeats === 'once' ? ', i' : ''}) => peptide.length >= ${least}${repeats === 'once' ? ' && peptides.indexOf(peptide) === i' : ''});
        ${order === 'position' ? 'return peptides;' : 'return peptides.sort().sort((a, b) => a.length - b.length);'}
      }
      `,
  },
});
