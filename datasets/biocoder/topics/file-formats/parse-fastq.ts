/** FASTQ (Cock et al., Nucleic Acids Res 38:1767-1771, 2010), four lines a record. */
import { sequence } from '../../letters.ts';
import { code, defineFunction, Raises } from '../../template.ts';

export const parseFastq = defineFunction({
  id: 'parse-fastq',
  difficulty: 3,
  conventions: {
    offset: [33, 64],
    malformed: ['ValueError', 'skipped'],
    least: [0, 5, 20],
    quality: ['mean', 'lowest', 'expected errors'],
    mate: ['kept', 'cut off'],
  },
  names: ['read_fastq', 'parse_fastq', 'fastq_summary', 'load_reads'],
  describe: ({ offset, malformed, least, quality, mate }) => ({
    does: ['reads FASTQ text and sums up the quality of each read', 'parses FASTQ records and gives one figure of quality for each'],
    arguments: [{ name: 'text', type: 'str', meaning: 'the content of the file, four lines a record, each ended by \\n; the last \\n may be missing' }],
    returns: `a list of lists \`[name, sequence, ${quality === 'expected errors' ? 'errors' : 'quality'}]\` in the order of the file`,
    rules: [
      ['The name is the first word after the @', 'Take the name up to the first blank of the header, without its @'],
      mate === 'kept' ? ['A /1 or /2 at the end of a name stays', 'Keep mate suffixes such as /1'] : ['A /1 or /2 at the end of a name is cut off', 'Remove the mate suffix (/1 or /2) from names'],
      [`The quality of a base is the code of its character less \`OFFSET\` (${offset})`, `Qualities are Phred scores with the offset \`OFFSET\` = ${offset}`],
      malformed === 'ValueError' ? ['A record whose first line does not begin with @, whose third does not begin with +, whose quality line has another length than the sequence, has a score below 0, or that has fewer than four lines raises ValueError', 'Raise ValueError for a malformed record: no @, no +, unequal lengths of sequence and qualities, a negative score, or missing lines at the end'] : ['A record is passed over whose first line does not begin with @, whose third does not begin with +, whose quality line has another length than the sequence, has a score below 0, or that has fewer than four lines; the next one begins four lines on in any case', 'Skip malformed records (no @, no +, unequal lengths, a negative score, missing lines), always going on by four lines'],
      ['A read of no bases is malformed too', 'An empty sequence makes a record malformed'],
      quality === 'mean' ? ['The figure is the mean of the scores', 'Report the arithmetic mean of the Phred scores'] : quality === 'lowest' ? ['The figure is the lowest score of the read', 'Report the minimum Phred score'] : ['The figure is the expected number of errors: the sum of 10^(-Q/10)', 'Report the expected errors, the sum over the bases of 10^(-Q/10)'],
      ...(least === 0 ? [] : [[`Reads whose mean score is below \`MIN_MEAN\` = ${least} are left out`, `Only reads with a mean score of at least ${least} (\`MIN_MEAN\`) are listed`] as const]),
    ],
  }),
  inputs({ offset }, rng) {
    const of = (...scores: number[]): string => scores.map((score) => String.fromCharCode(score + offset)).join('');
    const inputs: [string][] = [
      [''], [`@r1 x\nACGT\n+\n${of(30, 31, 20, 2)}\n`], [`@r1/1\nAC\n+r1\n${of(4, 3)}\n`], [`@a/2 c\nACG\n+\n${of(40, 40, 40)}`], [`r\nAC\n+\n${of(30, 30)}\n@ok\nG\n+\n${of(25)}\n`], [`@a\nAC\n-\n${of(9, 9)}\n@b\nT\n+\n${of(19)}\n`], [`@a\nACG\n+\n${of(9, 9)}\n@b\nT\n+\n${of(6)}\n`], [`@a\nA\n+\n${of(12)}\n@b\nT\n`], [`@a\n\n+\n\n@b\nGG\n+\n${of(5, 35)}\n`],
      [`@k/3\nAC\n+\n${of(20, 20)}\n`], [`@n\nAC\n+\n${of(-1, 30)}\n@m\nC\n+\n${of(0)}\n`], [`@w\nACGT\n+\nIIII\n`], [`@w\nAC\n+\nhh\n`],
    ];
    while (inputs.length < 20) {
      inputs.push([Array.from({ length: rng.int(1, 3) }, (_, i) => { const n = rng.int(2, 9); return `@read${rng.int(1, 900)}.${i}${rng.pick(['', '/1', '/2'])} len=${n}\n${sequence(rng, n)}\n+\n${of(...Array.from({ length: n }, () => rng.int(1, rng.pick([8, 25, 41]))))}\n`; }).join('')]);
    }
    return inputs;
  },
  solve({ offset, malformed, least, quality, mate }, text: string) {
    const lines = text.replace(/\n$/, '').split('\n');
    const listed: [string, string, number][] = [];
    for (let i = 0; i < lines.length && text !== ''; i += 4) {
      const [header = '', seq = '', plus = '', letters = ''] = lines.slice(i, i + 4);
      const scores = Array.from(letters, (_, j) => letters.charCodeAt(j) - offset);
      const bad = i + 4 > lines.length || !header.startsWith('@') || !plus.startsWith('+') || scores.length !== seq.length || scores.length === 0 || scores.some((score) => score < 0);
      if (bad && malformed === 'ValueError') throw new Raises('ValueError');
      if (bad) continue;
      const word = header.slice(1).split(' ')[0] ?? '';
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
      if (mean < least) continue;
      listed.push([mate === 'kept' ? word : word.replace(/\/[12]$/, ''), seq, quality === 'mean' ? mean : quality === 'lowest' ? Math.min(...scores) : scores.reduce((sum, score) => sum + 10 ** (-score / 10), 0)]);
    }
    return listed;
  },
  python: {
    context: ({ offset, least }) => code`
      """First look at sequencing reads."""
      import re

      OFFSET = ${offset}
      MIN_MEAN = ${least}


      def scores_of(letters):
          return [ord(letter) - OFFSET for letter in letters]


      def error_probability(score):
          return 10 ** (-score / 10)


      # <<insert solution here>>
      `,
    reference: ({ malformed, least, quality, mate }, name) => code`
      def ${name}(text):
          lines = text[:-1].split("\n") if text.endswith("\n") else text.split("\n") if text else []
          listed = []
          for i in range(0, len(lines), 4):
              record = lines[i:i + 4]
              scores = scores_of(record[3]) if len(record) == 4 else []
              if not scores or min(scores) < 0 or len(scores) != len(record[1]) or record[0][:1] != "@" or record[2][:1] != "+":
                  ${malformed === 'ValueError' ? 'raise ValueError(f"line {i + 1}")' : 'continue'}
              title = record[0][1:].split(" ")[0]
              ${mate === 'kept' ? '' : 'title = re.sub(r"/[12]$", "", title)'}
              mean = sum(scores) / len(scores)
              ${least === 0 ? '' : 'if mean < MIN_MEAN:\n    continue'}
              listed.append([title, record[1], ${quality === 'mean' ? 'mean' : quality === 'lowest' ? 'min(scores)' : 'sum(map(error_probability, scores))'}])
          return listed
      `,
  },
});
