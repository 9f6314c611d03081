/** Melting temperatures of oligonucleotides by their composition (Wallace RB et al. Nucleic Acids Res 1979;6:3543; Marmur J, Doty P. J Mol Biol 1962;5:109, in the usual forms for longer oligonucleotides and with salt). */
import { sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

export const meltingTemperature = defineFunction({
  id: 'melting-temperature',
  difficulty: 2,
  conventions: {
    shortest: [14, 18],
    long: ['simple', 'salt 0.05', 'salt 0.5'],
    ambiguous: ['left out', 'half', 'error'],
    unit: ['celsius', 'kelvin'],
    uracil: ['T', 'ambiguous'],
  },
  names: ['melting_temperature', 'primer_tm', 'oligo_tm', 'tm'],
  describe: ({ long, ambiguous, unit, uracil }) => ({
    does: ['estimates the melting temperature of an oligonucleotide from its composition', 'computes the melting temperature (Tm) of a primer by simple formulas'],
    arguments: [{ name: 'oligo', type: 'str', meaning: 'the sequence, in either case' }],
    returns: `a float in ${unit === 'celsius' ? 'degrees Celsius' : 'kelvins (degrees Celsius plus 273.15)'}, not rounded, or None for a sequence without a base that counts`,
    rules: [
      'Case does not matter',
      uracil === 'T' ? ['U counts as T', 'Read U as T'] : ['U is not a base of DNA: it counts like any letter that is not A, C, G or T', 'Only A, C, G and T are bases; U is none of them'],
      ambiguous === 'error' ? ['Any other letter raises ValueError', 'Raise ValueError for letters other than the bases'] : ambiguous === 'left out' ? ['Other letters are left out, of the length too', 'Letters other than the bases are ignored: they do not count in the length N either'] : ['Any other letter counts as half a strong and half a weak base', 'A letter other than the bases adds 0.5 to the number of G and C and 0.5 to that of A and T'],
      ['With N the number of bases, GC that of G and C and AT that of A and T: if N is below SHORT of the module, Tm = 2 AT + 4 GC', 'An oligonucleotide of fewer than `SHORT` bases has Tm = 2 * (A + T) + 4 * (G + C), in degrees Celsius'],
      long === 'simple' ? ['Otherwise Tm = 64.9 + 41 (GC - 16.4) / N', 'From `SHORT` bases on, Tm = 64.9 + 41 * (G + C - 16.4) / N'] : ['Otherwise Tm = 81.5 + 16.6 log10(SODIUM) + 41 GC / N - 675 / N, with the concentration SODIUM of the module in mol/l', 'From `SHORT` bases on, Tm = 81.5 + 16.6 * log10(`SODIUM`) + 41 * (G + C) / N - 675 / N, where `SODIUM` is in mol/l'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string][] = [[''], ['ACGT'], ['GGGCCC'], ['acgtacgtacgtac'], ['ACGTACGTACGTA'], ['ACGTACGTACGTACGTAC'], ['ACGTACGTACGTACGTA'], ['AUGGCUA'], ['ACGNNRT'], ['NNNN'], ['GATTACAGATTACAGATTACA'], ['ACGTACGTACGTACGTACGTACN']];
    while (inputs.length < 22) inputs.push([sprinkled(rng, sequence(rng, rng.int(8, 30)), rng.chance(0.3) ? 0.06 : 0, 'NUacgt')]);
    return inputs;
  },
  solve({ shortest, long, ambiguous, unit, uracil }, oligo: string) {
    let [gc, at] = [0, 0];
    for (const letter of oligo.toUpperCase()) {
      if (letter === 'G' || letter === 'C') gc++;
      else if (letter === 'A' || letter === 'T' || (letter === 'U' && uracil === 'T')) at++;
      else if (ambiguous === 'error') throw new Raises('ValueError');
      else if (ambiguous === 'half') [gc, at] = [gc + 0.5, at + 0.5];
    }
    const n = gc + at;
    if (n === 0) return null;
    const tm = n < shortest ? 2 * at + 4 * gc : long === 'simple' ? 64.9 + (41 * (gc - 16.4)) / n : 81.5 + 16.6 * Math.log10(long === 'salt 0.05' ? 0.05 : 0.5) + (41 * gc) / n - 675 / n;
    return unit === 'celsius' ? tm : tm + 273.15;
  },
  python: {
    context: ({ shortest, long }) => code`
      """Design of primers."""
      from collections import Counter
      from math import log10

      # Bases from which on the formula for longer oligonucleotides holds.
      SHORT = ${shortest}
      # mol/l
      SODIUM = ${long === 'salt 0.5' ? '0.5' : '0.05'}
      KELVIN = 273.15


      def gc_content(oligo):
          counts = Counter(oligo.upper())
          return (counts["G"] + counts["C"]) / len(oligo)


      # <<insert solution here>>


      def annealing_temperature(tm_forward, tm_reverse):
          return min(tm_forward, tm_reverse) - 5
      `,
    reference: ({ long, ambiguous, unit, uracil }, name) => code`
      def ${name}(oligo):
          counts = Counter(oligo.upper()${uracil === 'T' ? '.replace("U", "T")' : ''})
          strong, weak = counts["G"] + counts["C"], counts["A"] + counts["T"]
          other = len(oligo) - strong - weak
          ${ambiguous === 'error' ? 'if other:\n    raise ValueError("not a base")' : ambiguous === 'half' ? 'strong += other / 2\nweak += other / 2' : ''}
          n = strong + weak
          if not n:
              return None
          if n < SHORT:
              tm = 4 * strong + 2 * weak
          else:
              tm = ${long === 'simple' ? '64.9 + 41 * (strong - 16.4) / n' : '81.5 + 16.6 * log10(SODIUM) + (41 * strong - 675) / n'}
          return tm${unit === 'celsius' ? '' : ' + KELVIN'}
      `,
  },
});
