/** The stability of a DNA duplex by nearest neighbours (SantaLucia J. Proc Natl Acad Sci USA 1998;95:1460: unified parameters, table 2, and the salt correction of the entropy). */
import { sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

/** Enthalpy in kcal/mol and entropy in cal/(mol K), by the first strand's two bases. */
const STACKS: Readonly<Record<string, readonly [number, number]>> = { AA: [-7.9, -22.2], AT: [-7.2, -20.4], TA: [-7.2, -21.3], CA: [-8.5, -22.7], GT: [-8.4, -22.4], CT: [-7.8, -21], GA: [-8.2, -22.2], CG: [-10.6, -27.2], GC: [-9.8, -24.4], GG: [-8, -19.9] };

const flip = (bases: string): string => [...bases].reverse().map((base) => 'TGCA'['ACGT'.indexOf(base)]).join('');

export const nearestNeighbour = defineFunction({
  id: 'nearest-neighbour',
  difficulty: 4,
  conventions: {
    result: ['tm', 'free energy', 'terms'],
    salt: [1, 0.05],
    symmetry: ['considered', 'ignored'],
    concentration: ['quarter', 'whole'],
    unit: ['celsius', 'kelvin'],
    invalid: ['error', 'none'],
    ends: ['both', 'one'],
  },
  excluded: ({ result, concentration, unit }) => result !== 'tm' && (concentration === 'whole' || unit === 'kelvin'),
  names: ['duplex_stability', 'nearest_neighbour_tm', 'santalucia', 'nn_thermodynamics'],
  describe: ({ result, salt, symmetry, concentration, unit, invalid, ends }) => ({
    does: [`computes ${{ tm: 'the melting temperature', 'free energy': 'the free energy at 37 degrees Celsius', terms: 'enthalpy and entropy' }[result]} of a DNA duplex by the nearest-neighbour method of SantaLucia (1998)`, `gives ${{ tm: 'the Tm', 'free energy': 'the free energy (37 degrees Celsius)', terms: 'the enthalpy and entropy' }[result]} with which an oligonucleotide pairs with its complement, by unified nearest-neighbour parameters`],
    arguments: [
      { name: 'oligo', type: 'str', meaning: 'one strand, of A, C, G and T; the other is its reverse complement' },
      { name: 'strands', type: 'float', meaning: 'the total concentration of strands in mol/l' },
    ],
    returns: result === 'tm' ? `a float in ${unit === 'celsius' ? 'degrees Celsius' : 'kelvins'}, not rounded` : result === 'free energy' ? 'a float in kcal/mol, not rounded' : 'a list of two floats, the enthalpy in kcal/mol and the entropy in cal/(mol K), not rounded',
    rules: [
      invalid === 'error' ? ['A strand of fewer than two bases, or with other letters, raises ValueError', 'Raise ValueError for fewer than two bases or for letters other than A, C, G and T'] : ['For a strand of fewer than two bases, or with other letters, the result is None', 'Return None for fewer than two bases or for letters other than A, C, G and T'],
      ['Enthalpy and entropy are the sums of STACKS of the module over all neighbouring bases; a pair of bases that is not in it has the values of its reverse complement', 'Sum enthalpy and entropy of `STACKS` over the neighbouring bases, looking a pair up by its reverse complement where it is not in the table'],
      ends === 'both' ? ['To them is added, for each of the two ends of the strand, END_AT or END_GC of the module by its base', 'Add `END_AT` or `END_GC` for the first base and once more for the last base'] : ['To them is added, for the first base of the strand alone, END_AT or END_GC of the module', 'Add `END_AT` or `END_GC` once, by the first base'],
      symmetry === 'considered' ? ['If the strand is its own reverse complement, SYMMETRY of the module is added to the entropy', 'For a self-complementary strand add `SYMMETRY` to the entropy'] : ['Self-complementary strands are treated like all others', 'No correction is made for self-complementary strands'],
      ...(salt === 1 ? [['The parameters hold for 1 mol/l of sodium and are not corrected', 'No salt correction is made'] as const] : [['The entropy is corrected for salt: 0.368 (N - 1) ln(SODIUM) is added, where N is the number of bases of the strand and SODIUM of the module is in mol/l', 'Then add 0.368 * (N - 1) * ln(`SODIUM`) to the entropy, with N bases in the strand and `SODIUM` in mol/l'] as const]),
      ...(result === 'tm' ? [
        concentration === 'quarter' ? [`The melting temperature in kelvins is 1000 times the enthalpy over (entropy + R ln(C/4)), with R = GAS_CONSTANT of the module and C the concentration of strands${symmetry === 'considered' ? '; for a self-complementary strand, C is not divided by 4' : ''}`, `Tm = 1000 * enthalpy / (entropy + \`GAS_CONSTANT\` * ln(\`strands\` / 4)) in kelvins${symmetry === 'considered' ? ', with `strands` in place of `strands` / 4 for a self-complementary strand' : ''}`] as const : ['The melting temperature in kelvins is 1000 times the enthalpy over (entropy + R ln C), with R = GAS_CONSTANT of the module and C the concentration of strands, not divided by 4 for any strand', 'Tm = 1000 * enthalpy / (entropy + `GAS_CONSTANT` * ln(`strands`)) in kelvins, for every strand'] as const,
        ...(unit === 'celsius' ? ['Subtract 273.15 for degrees Celsius'] : []),
      ] : result === 'free energy' ? [['The free energy is the enthalpy minus 310.15 times the entropy / 1000; the concentration does not matter', 'Free energy = enthalpy - 310.15 * entropy / 1000; `strands` is not used'] as const] : ['The concentration does not matter'] as const),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, number][] = [['CGTTGA', 0.0001], ['', 1e-6], ['A', 1e-6], ['ACNT', 1e-6], ['GAATTC', 0.0004], ['CGCG', 1e-5], ['AAAAAAAAAA', 1e-6], ['GGGGGCCCCC', 2.5e-7], ['AT', 0.001], ['CAGTTGA', 1e-6], ['ACCTGAAGCTTCAGGT', 1e-6]];
    while (inputs.length < 20) inputs.push([sequence(rng, rng.int(6, 24)), rng.int(1, 500) / 1e8]);
    return inputs;
  },
  solve({ result, salt, symmetry, concentration, unit, invalid, ends }, oligo: string, strands: number) {
    if (oligo.length < 2 || /[^ACGT]/.test(oligo)) {
      if (invalid === 'error') throw new Raises('ValueError');
      return null;
    }
    let [enthalpy, entropy] = [0, 0];
    for (let i = 0; i + 2 <= oligo.length; i++) {
      const pair = oligo.slice(i, i + 2);
      const [h = 0, s = 0] = STACKS[pair] ?? STACKS[flip(pair)] ?? [];
      [enthalpy, entropy] = [enthalpy + h, entropy + s];
    }
    for (const base of ends === 'both' ? [oligo[0], oligo.at(-1)] : [oligo[0]]) {
      const [h, s] = base === 'A' || base === 'T' ? [2.3, 4.1] : [0.1, -2.8];
      [enthalpy, entropy] = [enthalpy + h, entropy + s];
    }
    const self = symmetry === 'considered' && flip(oligo) === oligo;
    if (self) entropy -= 1.4;
    if (salt !== 1) entropy += 0.368 * (oligo.length - 1) * Math.log(salt);
    if (result === 'terms') return [enthalpy, entropy];
    if (result === 'free energy') return enthalpy - (310.15 * entropy) / 1000;
    const kelvin = (1000 * enthalpy) / (entropy + 1.987 * Math.log(strands / (concentration === 'quarter' && !self ? 4 : 1)));
    return unit === 'kelvin' ? kelvin : kelvin - 273.15;
  },
  python: {
    context: ({ salt }) => code`
      """Thermodynamics of DNA duplexes."""
      from itertools import pairwise
      from math import log

      # Enthalpy in kcal/mol and entropy in cal/(mol K).
      STACKS = {
          "AA": (-7.9, -22.2), "AT": (-7.2, -20.4), "TA": (-7.2, -21.3), "CA": (-8.5, -22.7), "GT": (-8.4, -22.4),
          "CT": (-7.8, -21.0), "GA": (-8.2, -22.2), "CG": (-10.6, -27.2), "GC": (-9.8, -24.4), "GG": (-8.0, -19.9),
      }
      END_AT = (2.3, 4.1)
      END_GC = (0.1, -2.8)
      SYMMETRY = -1.4
      GAS_CONSTANT = 1.987
      # mol/l
      SODIUM = ${salt === 1 ? '1.0' : salt}


      def reverse_complement(bases):
          return bases.translate(str.maketrans("ACGT", "TGCA"))[::-1]


      # <<insert solution here>>
      `,
    reference: ({ result, salt, symmetry, concentration, unit, invalid, ends }, name) => code`
      def ${name}(oligo, strands):
          if len(oligo) < 2 or set(oligo) - set("ACGT"):
              ${invalid === 'error' ? 'raise ValueError("not a strand of DNA")' : 'return None'}
          table = {**STACKS, **{reverse_complement(pair): values for pair, values in STACKS.items()}}
          terms = [table[a + b] for a, b in pairwise(oligo)]
          terms += [END_AT if base in "AT" else END_GC for base in ${ends === 'both' ? 'oligo[0] + oligo[-1]' : 'oligo[0]'}]
          enthalpy, entropy = map(sum, zip(*terms))
          ${symmetry === 'considered' ? 'own = oligo == reverse_complement(oligo)\nif own:\n    entropy += SYMMETRY' : ''}
          ${salt === 1 ? '' : 'entropy += 0.368 * (len(oligo) - 1) * log(SODIUM)'}
          ${result === 'terms' ? 'return [enthalpy, entropy]' : result === 'free energy' ? 'return enthalpy - 310.15 * entropy / 1000' : `effective = ${concentration === 'whole' ? 'strands' : symmetry === 'considered' ? 'strands if own else strands / 4' : 'strands / 4'}
return 1000 * enthalpy / (entropy + GAS_CONSTANT * log(effective))${unit === 'celsius' ? ' - 273.15' : ''}`}
      `,
  },
});
