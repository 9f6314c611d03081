/** Encodings of base qualities (Cock et al., Nucleic Acids Res 38:1767-1771, 2010). */
import { code, defineFunction, Raises } from '../../template.ts';

export const qualityEncoding = defineFunction({
  id: 'quality-encoding',
  difficulty: 2,
  conventions: {
    from: ['Sanger', 'Illumina 1.3', 'Solexa'],
    to: ['scores', 'Sanger', 'Illumina 1.3'],
    ceiling: [41, 40, 60],
    bad: ['ValueError', 'lowest'],
    bins: [false, true],
  },
  // Binned, the ceiling makes no difference.
  excluded: ({ from, to, ceiling, bins }) => from === to || (bins && ceiling !== 41),
  names: ['recode_qualities', 'convert_qualities', 'translate_quality', 'reencode_quality'],
  describe: ({ from, to, ceiling, bad, bins }) => ({
    does: ['recodes the quality string of a read', `converts base qualities from ${from} to ${to === 'scores' ? 'numbers' : to}`],
    arguments: [{ name: 'quality', type: 'str', meaning: 'the quality string of a read' }],
    returns: to === 'scores' ? 'a list of ints, one for each base' : 'the recoded quality string',
    rules: [
      { Sanger: ['The string is in Sanger\'s encoding: Phred scores from 0 to 93 with offset 33', 'Input: Phred+33 (Sanger), scores 0 to 93'], 'Illumina 1.3': ['The string is in the encoding of Illumina 1.3: Phred scores from 0 to 62 with offset 64', 'Input: Phred+64 (Illumina 1.3), scores 0 to 62'], Solexa: ['The string is in Solexa\'s encoding: Solexa scores from -5 to 62 with offset 64, which become Phred scores by 10 log10(10^(S/10) + 1), rounded to whole numbers', 'Input: Solexa+64, scores S from -5 to 62; the Phred score is 10 * log10(10 ** (S / 10) + 1), rounded to the nearest integer'] }[from] as [string, string],
      bad === 'ValueError' ? ['A character outside of that range raises ValueError', 'Raise ValueError for a character that the encoding does not have'] : ['A character outside of that range counts as the lowest score of the encoding', 'Treat characters that the encoding does not have as its lowest score'],
      ...(bins ? [['Scores are binned: below 2 they are 0, 2 to 14 become 11, 15 to 29 become 25, and 30 and more become 37', 'Bin the Phred scores in four: < 2 to 0, 2-14 to 11, 15-29 to 25, >= 30 to 37'] as const] : []),
      ...(bins ? [] : [[`Scores over \`CEILING\` = ${ceiling} are set to it`, `Cap scores at \`CEILING\` (${ceiling})`] as const]),
      to === 'scores' ? ['The result is the Phred scores', 'Return Phred scores'] : to === 'Sanger' ? ['Write them with offset 33', 'The output is Phred+33'] : ['Write them with offset 64', 'The output is Phred+64'],
    ],
  }),
  inputs({ from }, rng) {
    const offset = from === 'Sanger' ? 33 : 64;
    const inputs: [string][] = [[''], ['@'], ['IIII'], ['hhhh'], ['!"#'], ['J'], ['~'], [';<=>?@ABCDE'], ['B@KJhi'], ['efghijk'], ['0123456789'], ['9:'], ['}~'], ['JKLMNOPQRSTUVWXYZ'], ['!~'], ['A A']];
    while (inputs.length < 24) inputs.push([Array.from({ length: rng.int(3, 12) }, () => String.fromCharCode(offset + rng.int(from === 'Solexa' ? -5 : 0, 62))).join('')]);
    return inputs;
  },
  solve({ from, to, ceiling, bad, bins }, quality: string) {
    const [offset, lowest, highest] = from === 'Sanger' ? [33, 0, 93] : from === 'Solexa' ? [64, -5, 62] : [64, 0, 62];
    const scores = Array.from(quality, (letter) => {
      let score = letter.charCodeAt(0) - offset;
      if (score < lowest || score > highest) {
        if (bad === 'ValueError') throw new Raises('ValueError');
        score = lowest;
      }
      const phred = from === 'Solexa' ? Math.round(10 * Math.log10(10 ** (score / 10) + 1)) : score;
      const capped = bins ? phred : Math.min(phred, ceiling);
      return bins ? (capped < 2 ? 0 : capped < 15 ? 11 : capped < 30 ? 25 : 37) : capped;
    });
    return to === 'scores' ? scores : scores.map((score) => String.fromCharCode(score + (to === 'Sanger' ? 33 : 64))).join('');
  },
  python: {
    context: ({ ceiling }) => code`
      """Old sequencing runs, read anew."""
      import math

      ENCODINGS = {"Sanger": (33, 0, 93), "Illumina 1.3": (64, 0, 62), "Solexa": (64, -5, 62)}  # offset, lowest, highest
      CEILING = ${ceiling}


      def solexa_to_phred(score):
          return round(10 * math.log10(10 ** (score / 10) + 1))


      # <<insert solution here>>
      `,
    reference: ({ from, to, bad, bins }, name) => code`
      def ${name}(quality):
          offset, lowest, highest = ENCODINGS["${from}"]
          scores = []
          for letter in quality:
              score = ord(letter) - offset
              if not lowest <= score <= highest:
                  ${bad === 'ValueError' ? 'raise ValueError(letter)' : 'score = lowest'}
              score = ${bins ? '' : 'min(CEILING, '}${from === 'Solexa' ? 'solexa_to_phred(score)' : 'score'}${bins ? '' : ')'}
              ${bins ? 'score = next(value for bound, value in ((30, 37), (15, 25), (2, 11), (0, 0)) if score >= bound)' : ''}
              scores.append(score)
          return ${to === 'scores' ? 'scores' : `"".join(chr(score + ${to === 'Sanger' ? 33 : 64}) for score in scores)`}
      `,
  },
});
