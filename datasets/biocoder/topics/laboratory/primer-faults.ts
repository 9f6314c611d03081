/** Faults of PCR primers by the usual rules of thumb (Innis MA, Gelfand DH: Optimization of PCRs. PCR Protocols, 1990). */
import { sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

export const primerFaults = defineFunction({
  id: 'primer-faults',
  difficulty: 2,
  conventions: {
    clamp: ['last', 'two of five'],
    strong: ['no limit', 'at most three'],
    run: [3, 4],
    bound: ['inclusive', 'exclusive'],
    hairpin: ['not checked', 'checked'],
    output: ['names', 'count', 'table'],
  },
  names: ['primer_faults', 'check_primer', 'primer_problems', 'primer_warnings'],
  describe: ({ clamp, strong, run, bound, hairpin, output }) => ({
    does: ['checks a PCR primer for faults', 'lists what is wrong with a PCR primer by common rules of design'],
    arguments: [{ name: 'primer', type: 'str', meaning: "the sequence from 5' to 3', of A, C, G and T in upper case, at least five bases" }],
    returns: output === 'names' ? 'a list of the names of its faults, in the order in which they are described' : output === 'count' ? 'the number of its faults' : 'a dictionary from the name of each check that is described to whether the primer has that fault',
    rules: [
      bound === 'inclusive' ? ['"length": it has fewer than MIN_LENGTH or more than MAX_LENGTH bases (of the module)', 'The fault "length" means a length outside MIN_LENGTH to MAX_LENGTH, both of which are good'] : ['"length": it does not have more than MIN_LENGTH and fewer than MAX_LENGTH bases (of the module)', 'The fault "length" means a length that is not strictly between MIN_LENGTH and MAX_LENGTH'],
      bound === 'inclusive' ? '"gc": the share of G and C is below 0.4 or above 0.6' : '"gc": the share of G and C is 0.4 or less, or 0.6 or more',
      clamp === 'last' ? ['"clamp": the last base is neither G nor C', 'The fault "clamp" means a 3\' end of A or T'] : ['"clamp": fewer than two of the last five bases are G or C', 'The fault "clamp" means that the last five bases hold fewer than two G or C'],
      ...(strong === 'at most three' ? [['"strong end": more than three of the last five bases are G or C', 'The fault "strong end" means more than three G or C among the last five bases'] as const] : []),
      [`"run": a base is repeated more than ${run} times in a row`, `The fault "run" means ${run + 1} or more of the same base in a row`],
      ...(hairpin === 'checked' ? [['"hairpin": the reverse complement of the last four bases occurs in the primer so that at least three bases lie between it and them', 'The fault "hairpin" means that the last four bases find their reverse complement further to the left, with three or more bases between'] as const] : []),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string][] = [['ACGTACGTACGTACGTACGC'], ['ACGTACGTACGTACGTAC'], ['ACGTACGTACGTACGTA'], ['ACGTACGTACGTACGTACGTACGTA'], ['AAAACGTGCATCGATGCATC'], ['AAATTTACGCAGTATAAAGC'], ['ATATATATATGCATATATAT'], ['GCGCGCATGCATGCGCGCGC'], ['ACTGACTGAATTACTACTGG'], ['GGATCAAATTTCTCGTGATC'], ['GATCAAAGATC'], ['GATCAAGATC'], ['ACACA'], ['TTTTTACGACGACGACGACT'], ['ACTGAACTGAACTGAACTGA'], ['ACTGAACCGAACTGAACTGACTTGACGAT'], ['CAGTCAGTCAGTCTCAAGGGT'], ['ACTTCGACTTCGACTTCGATA'], ['ATTTTTTAAT'], ['ATTTTTTAATGC'], ['ACTGGTCATCGATTTTTCAGC']];
    while (inputs.length < 30) inputs.push([sequence(rng, rng.int(15, 28))]);
    return inputs;
  },
  solve({ clamp, strong, run, bound, hairpin, output }, primer: string) {
    const gc = (bases: string): number => [...bases].filter((base) => base === 'G' || base === 'C').length;
    const [n, end, share] = [primer.length, gc(primer.slice(-5)), gc(primer) / primer.length];
    const target = [...primer.slice(-4)].reverse().map((base) => 'TGCA'['ACGT'.indexOf(base)]).join('');
    const checks: Readonly<Record<string, boolean>> = {
      length: bound === 'inclusive' ? n < 18 || n > 25 : n <= 18 || n >= 25,
      gc: bound === 'inclusive' ? share < 0.4 || share > 0.6 : share <= 0.4 || share >= 0.6,
      clamp: clamp === 'last' ? gc(primer.slice(-1)) === 0 : end < 2,
      ...(strong === 'at most three' ? { 'strong end': end > 3 } : {}),
      run: new RegExp(`(.)\\1{${run}}`).test(primer),
      ...(hairpin === 'checked' ? { hairpin: primer.slice(0, -7).includes(target) } : {}),
    };
    const faults = Object.keys(checks).filter((name) => checks[name]);
    return output === 'names' ? faults : output === 'count' ? faults.length : checks;
  },
  python: {
    context: () => code`
      """Review of primers before they are ordered."""
      from itertools import groupby

      MIN_LENGTH = 18
      MAX_LENGTH = 25
      COMPLEMENT = str.maketrans("ACGT", "TGCA")


      def strong_bases(bases):
          return bases.count("G") + bases.count("C")


      # <<insert solution here>>


      def is_unique(primer, template):
          return template.count(primer) == 1
      `,
    reference: ({ clamp, strong, run, bound, hairpin, output }, name) => code`
      def ${name}(primer):
          n, share, end = len(primer), strong_bases(primer) / len(primer), strong_bases(primer[-5:])
          checks = {
              "length": not MIN_LENGTH ${bound === 'inclusive' ? '<= n <=' : '< n <'} MAX_LENGTH,
              "gc": not 0.4 ${bound === 'inclusive' ? '<= share <=' : '< share <'} 0.6,
              "clamp": ${clamp === 'last' ? 'primer[-1] in "AT"' : 'end < 2'},
              ${strong === 'at most three' ? '"strong end": end > 3,' : ''}
              "run": any(len(list(group)) > ${run} for _, group in groupby(primer)),
              ${hairpin === 'checked' ? '"hairpin": primer[-4:].translate(COMPLEMENT)[::-1] in primer[:-7],' : ''}
          }
          faults = [fault for fault, found in checks.items() if found]
          return ${output === 'names' ? 'faults' : output === 'count' ? 'len(faults)' : 'checks'}
      `,
  },
  javascript: {
    context: () => code`
      // Review of primers before they are ordered.
      const MIN_LENGTH = 18;
      const MAX_LENGTH = 25;
      const PAIRS = { A: 'T', C: 'G', G: 'C', T: 'A' };

      const strongBases = (bases) => bases.replace(/[AT]/g, '').length;

      // <<insert solution here>>
      `,
    reference: ({ clamp, strong, run, bound, hairpin, output }, name) => code`
      function ${name}(primer) {
        const faults = [];
        const share = strongBases(primer) / primer.length;
        const end = strongBases(primer.slice(-5));
        if (!(primer.length ${bound === 'inclusive' ? '>=' : '>'} MIN_LENGTH && primer.length ${bound === 'inclusive' ? '<=' : '<'} MAX_LENGTH)) faults.push('length');
        if (!(share ${bound === 'inclusive' ? '>=' : '>'} 0.4 && share ${bound === 'inclusive' ? '<=' : '<'} 0.6)) faults.push('gc');
        if (${clamp === 'last' ? '/[AT]$/.test(primer)' : 'end < 2'}) faults.push('clamp');
        ${strong === 'at most three' ? "if (end > 3) faults.push('strong end');" : ''}
        if (/A{${run + 1}}|C{${run + 1}}|G{${run + 1}}|T{${run + 1}}/.test(primer)) faults.push('run');
        ${hairpin === 'checked' ? "const target = [...primer.slice(-4)].reverse().map((base) => PAIRS[base]).join('');\nconst place = primer.indexOf(target);\nif (place >= 0 && place + 4 + 3 <= primer.length - 4) faults.push('hairpin');" : ''}
        return ${output === 'names' ? 'faults' : output === 'count' ? 'faults.length' : `Object.fromEntries(['length', 'gc', 'clamp'${strong === 'at most three' ? ", 'strong end'" : ''}, 'run'${hairpin === 'checked' ? ", 'hairpin'" : ''}].map((fault) => [fault, faults.includes(fault)]))`};
      }
      `,
  },
});
