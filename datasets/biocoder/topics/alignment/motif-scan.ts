/** Position weight matrices (Stormo, Bioinformatics 16:16-23, 2000): log-odds scores and hits. */
import { reverseComplement } from '../../genetic-code.ts';
import { sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

export const motifScan = defineFunction({
  id: 'motif-scan',
  difficulty: 5,
  conventions: {
    pseudocount: ['1 for each base', 'square root of n, shared'],
    background: ['uniform', 'AT-rich'],
    strands: ['given', 'both'],
    report: ['best', 'above threshold'],
    unknown: ['no hit', 'lowest of the column'],
    numbering: [0, 1],
  },
  names: ['scan_motif', 'find_motif', 'pwm_hits', 'score_sites'],
  describe: ({ pseudocount, background, strands, report, unknown, numbering }) => ({
    does: ['scans a sequence for a motif that is given by aligned sites', 'scores the windows of a sequence with a position weight matrix'],
    arguments: [
      { name: 'sites', type: 'list[str]', meaning: 'known sites, at least one, all of one length, of A, C, G and T' },
      { name: 'seq', type: 'str', meaning: 'the sequence, of A, C, G, T and N' },
      { name: 'threshold', type: 'float', meaning: report === 'best' ? 'the lowest score that counts as a hit: a best window below it gives None' : 'the lowest score that counts as a hit' },
    ],
    returns: report === 'best' ? 'a list `[start, strand, score]`, or None' : 'a list of lists `[start, strand, score]`, sorted by start, the forward strand first',
    rules: [
      pseudocount === '1 for each base' ? ['The probability of a base in a column is (count + 1) / (n + 4), n being the number of sites', 'Add a pseudocount of 1 to each base before dividing'] : ['The probability of a base in a column is (count + s / 4) / (n + s), n being the number of sites and s its square root', 'Use pseudocounts that sum to sqrt(n) in a column, in equal parts, n being the number of sites'],
      background === 'uniform' ? ['The background, `BACKGROUND`, is 0.25 for each base', 'Every base has a background probability (`BACKGROUND`) of 0.25'] : ['The background, `BACKGROUND`, is 0.3 for A and T, and 0.2 for C and G', '`BACKGROUND` gives A and T 0.3, C and G 0.2'],
      ['The score of a window is the sum of log2(probability / background) over its columns', 'A window scores the sum over its positions of log2(p / background)'],
      unknown === 'no hit' ? ['A window with an N is no hit', 'Windows that hold an N are skipped'] : ['An N scores as the lowest value of its column', 'Score an N as the minimum of the column'],
      strands === 'given' ? ['Only the given strand is scanned; strand is +', 'Scan the forward strand; strand is always +'] : ['Both strands are scanned: for - the reverse complement of the window is scored, at the same start', 'Score each window as it is (+) and as its reverse complement (-); start is always the left end'],
      report === 'best' ? ['Of the windows with the highest score the leftmost counts, + before -; scores within 1e-9 of each other are equal. Without a window, or if that score is below the threshold by more than 1e-9, the result is None', 'Report the best window (the leftmost, + first, where scores agree within 1e-9), or None if there is none or it scores less than the threshold (by more than 1e-9)'] : ['Every window with at least that score is listed; a difference of 1e-9 does not count', 'List all windows whose score is not below the threshold by more than 1e-9'],
      [`The first base of the sequence has the position ${numbering}`, `Positions are ${numbering}-based`],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string[], string, number][] = [[['ACG'], '', 0], [['ACG'], 'AC', 0], [['ACG'], 'ACG', 0], [['ACG', 'ACT'], 'TTACGTT', 1], [['TATA', 'TATA', 'TAAA', 'TATT'], 'GCTATAAGC', 2], [['ACG'], 'ANGACG', -4], [['GCC', 'GCC', 'GGC'], 'GGCAAGCC', 0.5], [['ACG', 'ACG'], 'NNN', -20], [['A'], 'TTAT', -5], [['AAC'], 'TTGTT', -9], [['CAT', 'CAT', 'CGT'], 'ATGCCATG', 1], [['TTT'], 'CCCCC', 9]];
    while (inputs.length < 18) {
      const core = sequence(rng, rng.int(3, 5));
      const sites = Array.from({ length: rng.int(2, 6) }, () => [...core].map((base) => (rng.chance(0.2) ? sequence(rng, 1) : base)).join(''));
      inputs.push([sites, `${sequence(rng, rng.int(3, 9))}${rng.pick([core, reverseComplement(core)])}${sequence(rng, rng.int(2, 8), 'ACGTACGTN')}`, rng.int(-4, 6) / 2]);
    }
    return inputs;
  },
  solve({ pseudocount, background, strands, report, unknown, numbering }, sites: string[], seq: string, threshold: number) {
    const n = sites.length;
    const extra = pseudocount === '1 for each base' ? 4 : Math.sqrt(n);
    const width = sites[0]?.length ?? 0;
    const matrix = Array.from({ length: width }, (_, at) => new Map([...'ACGT'].map((base) => {
      const p = (sites.filter((site) => site[at] === base).length + extra / 4) / (n + extra);
      return [base, Math.log2(p / (background === 'uniform' ? 0.25 : base === 'A' || base === 'T' ? 0.3 : 0.2))] as const;
    })));
    const scoreOf = (text: string): number => matrix.reduce((sum, column, i) => sum + (column.get(text[i] ?? '') ?? Math.min(...column.values())), 0);
    const hits: [number, string, number][] = [];
    for (let at = 0; at + width <= seq.length; at++) {
      const part = seq.slice(at, at + width);
      if (unknown === 'no hit' && part.includes('N')) continue;
      hits.push([at + numbering, '+', scoreOf(part)]);
      if (strands === 'both') hits.push([at + numbering, '-', scoreOf(reverseComplement(part))]);
    }
    const found = hits.filter(([, , score]) => score >= threshold - 1e-9);
    if (report !== 'best') return found;
    const top = Math.max(...found.map(([, , score]) => score));
    return found.find(([, , score]) => score >= top - 1e-9) ?? null;
  },
  python: {
    context: ({ background }) => code`
      """Binding sites of transcription factors."""
      import math
      from collections import Counter

      BACKGROUND = ${background === 'uniform' ? '{"A": 0.25, "C": 0.25, "G": 0.25, "T": 0.25}' : '{"A": 0.3, "C": 0.2, "G": 0.2, "T": 0.3}'}


      def reverse_complement(seq):
          return seq[::-1].translate(str.maketrans("ACGT", "TGCA"))


      def column_counts(sites):
          return [Counter(column) for column in zip(*sites)]


      # <<insert solution here>>


      def information(sites):
          """Bits of each column, without a correction for small samples."""
          n = len(sites)
          return [2 + sum(count / n * math.log2(count / n) for count in column.values()) for column in column_counts(sites)]
      `,
    reference: ({ pseudocount, strands, report, unknown, numbering }, name) => code`
      def ${name}(sites, seq, threshold):
          n = len(sites)
          total = ${pseudocount === '1 for each base' ? '4' : 'math.sqrt(n)'}
          table = []
          for counts in column_counts(sites):
              odds = {base: math.log2((counts[base] + total / 4) / (n + total) / BACKGROUND[base]) for base in "ACGT"}
              odds["N"] = ${unknown === 'no hit' ? '-math.inf' : 'min(odds.values())'}
              table.append(odds)
          width, hits = len(table), []
          for start in range(len(seq) - width + 1):
              window = seq[start:start + width]
              for strand, text in (("+", window)${strands === 'both' ? ', ("-", reverse_complement(window))' : ','}):
                  value = math.fsum(odds[base] for odds, base in zip(table, text)) if "N" not in text or ${unknown === 'no hit' ? 'False' : 'True'} else -math.inf
                  if value >= threshold - 1e-9:
                      hits.append([start + ${numbering}, strand, value])
          ${report === 'best' ? 'top = max((hit[2] for hit in hits), default=None)\nreturn next((hit for hit in hits if hit[2] >= top - 1e-9), None)' : 'return hits'}
      `,
  },
});
