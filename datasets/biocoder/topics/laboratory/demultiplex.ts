/** Assignment of reads to samples by their barcodes. */
import { sequence, sprinkled } from '../../letters.ts';
import { code, defineFunction, type Json } from '../../template.ts';

type Barcodes = { readonly [sample: string]: string };

export const demultiplex = defineFunction({
  id: 'demultiplex',
  difficulty: 3,
  conventions: {
    mismatches: [0, 1, 2],
    unknown: ['mismatch', 'free'],
    ties: ['undetermined', 'first'],
    side: ['start', 'end'],
    output: ['samples', 'counts', 'trimmed'],
  },
  excluded: ({ mismatches, unknown, ties }) => mismatches === 0 && unknown === 'mismatch' && ties === 'first',
  names: ['demultiplex', 'assign_reads', 'sort_by_barcode', 'split_by_barcode'],
  describe: ({ unknown, ties, side, output }) => ({
    does: ['assigns sequencing reads to samples by their barcodes', 'demultiplexes reads by the barcodes of the samples'],
    arguments: [
      { name: 'reads', type: 'list[str]', meaning: 'the reads, of A, C, G, T and N' },
      { name: 'barcodes', type: 'dict[str, str]', meaning: 'the barcode of each sample, all different and of the same length, of A, C, G and T' },
    ],
    returns: output === 'samples' ? 'a list with the name of the sample of each read, or None' : output === 'counts' ? 'a dictionary from the name of each sample, in any case, and from UNDETERMINED of the module to the number of its reads' : 'a list of pairs `[sample, rest of the read]` for the reads that have a sample, in their order',
    rules: [
      [`The barcode is at the ${side} of a read`, `Compare the barcodes with the ${side === 'start' ? 'first' : 'last'} bases of a read`],
      'A read shorter than the barcodes has no sample',
      unknown === 'mismatch' ? ['N in the read is a mismatch', 'An N of the read counts as a mismatch'] : ['N in the read fits every base', 'An N of the read matches any base of a barcode'],
      ['The sample of a read is that whose barcode has the fewest mismatches, if they are at most MAX_MISMATCHES of the module', 'Assign a read to the barcode with the smallest number of mismatches, which must not exceed `MAX_MISMATCHES`'],
      ties === 'undetermined' ? ['If several barcodes have as few mismatches, the read has no sample', 'A tie between barcodes leaves the read without a sample'] : ['If several barcodes have as few mismatches, the first of them in the dictionary counts', 'A tie goes to the barcode that is listed first'],
      ...(output === 'trimmed' ? [['The rest of a read is what is left without its barcode', 'Cut the bases of the barcode off the read'] as const] : []),
    ],
  }),
  inputs(_settings, rng) {
    const codes: Barcodes = { s2: 'ACGT', s1: 'TGCA', s3: 'ACCA' };
    const inputs: [string[], Barcodes][] = [[[], codes], [['ACGTGGGG'], codes], [['ACGAGGGGTGCA', 'TGCATTACGT'], codes], [['ACG', '', 'TGCA'], codes], [['ANGTACNT', 'ACNNTTTGNA', 'NNNNCCNNNN'], codes], [['AGGTAC', 'TTTACCGA', 'ACCTTTACCT'], codes], [['ACGTACGT', 'TCCATGCC', 'AAAAAAAA'], { a: 'AAAA', b: 'AATT' }], [['AATAGAATA', 'ATATGGATAT'], { b: 'AATT', a: 'AAAA', c: 'TTTT' }], [['GGGGGGGG', 'NNNTGGNNNT'], codes], [['ACGG', 'CATG', 'TGCC', 'NGCA'], codes], [['ACCTACCT'], { x: 'ACGT', y: 'ACCA' }], [['ACNTTTACNT', 'ACNAACNA'], { y: 'ACCT', x: 'ACGT', z: 'AGGA' }], [['TTACGT', 'AATGCA', 'CCACCA', 'GGAGGA'], codes], [['CCCCGG', 'GGCCCC'], { only: 'CCGG' }]];
    while (inputs.length < 21) {
      const barcodes = Object.fromEntries([...new Set(Array.from({ length: rng.int(2, 4) }, () => sequence(rng, 5)))].map((barcode, i) => [`sample${'BACD'[i]}`, barcode]));
      inputs.push([Array.from({ length: rng.int(3, 7) }, () => { const [a, b] = [rng.pick(Object.values(barcodes)), rng.pick(Object.values(barcodes))].map((barcode) => sprinkled(rng, barcode, 0.15, 'ACGTN')); return `${a}${sequence(rng, rng.int(0, 6))}${b}`; }), barcodes]);
    }
    return inputs;
  },
  solve({ mismatches, unknown, ties, side, output }, reads: readonly string[], barcodes: Barcodes) {
    const size = Object.values(barcodes)[0]?.length ?? 0;
    const assigned = reads.map((read) => {
      if (read.length < size) return null;
      const own = side === 'start' ? read.slice(0, size) : read.slice(read.length - size);
      const ranked = Object.entries(barcodes).map(([sample, barcode]) => ({ sample, errors: [...barcode].filter((base, i) => base !== own[i] && !(unknown === 'free' && own[i] === 'N')).length })).sort((a, b) => a.errors - b.errors);
      const [best, next] = ranked;
      return best === undefined || best.errors > mismatches || (ties === 'undetermined' && next?.errors === best.errors) ? null : best.sample;
    });
    if (output === 'samples') return assigned;
    if (output === 'trimmed') return assigned.flatMap((sample, i): Json[] => (sample === null ? [] : [[sample, side === 'start' ? reads[i]?.slice(size) ?? '' : reads[i]?.slice(0, -size) ?? '']]));
    return Object.fromEntries([...Object.keys(barcodes), 'undetermined'].map((name) => [name, assigned.filter((sample) => (sample ?? 'undetermined') === name).length]));
  },
  python: {
    context: ({ mismatches }) => code`
      """Demultiplexing of amplicon runs."""
      from collections import Counter

      MAX_MISMATCHES = ${mismatches}
      UNDETERMINED = "undetermined"


      def hamming(a, b):
          return sum(x != y for x, y in zip(a, b))


      # <<insert solution here>>


      def barcodes_are_safe(barcodes):
          """Whether no read with the allowed mismatches could fit two barcodes."""
          codes = list(barcodes.values())
          return all(hamming(a, b) > 2 * MAX_MISMATCHES for i, a in enumerate(codes) for b in codes[:i])
      `,
    reference: ({ unknown, ties, side, output }, name) => code`
      def ${name}(reads, barcodes):
          size = len(next(iter(barcodes.values())))

          def sample_of(read):
              if len(read) < size:
                  return None
              own = read[${side === 'start' ? ':size' : 'len(read) - size:'}]
              errors = {sample: hamming(own, barcode)${unknown === 'free' ? ' - own.count("N")' : ''} for sample, barcode in barcodes.items()}
              least = min(errors.values())
              best = [sample for sample, count in errors.items() if count == least]
              return None if least > MAX_MISMATCHES${ties === 'undetermined' ? ' or len(best) > 1' : ''} else best[0]

          samples = [sample_of(read) for read in reads]
          ${output === 'samples' ? 'return samples' : output === 'counts' ? 'counts = Counter(samples)\nreturn {**{sample: counts[sample] for sample in barcodes}, UNDETERMINED: counts[None]}' : `return [[sample, read[${side === 'start' ? 'size:' : ':len(read) - size'}]] for sample, read in zip(samples, reads) if sample is not None]`}
      `,
  },
  javascript: {
    context: ({ mismatches }) => code`
      // Demultiplexing of amplicon runs.
      const MAX_MISMATCHES = ${mismatches};
      const UNDETERMINED = 'undetermined';

      // <<insert solution here>>

      const summary = (counts) => Object.entries(counts).map(([sample, reads]) => sample + '\t' + reads).join('\n');
      `,
    reference: ({ unknown, ties, side, output }, name) => code`
      function ${name}(reads, barcodes) {
        const entries = Object.entries(barcodes);
        const size = entries[0][1].length;
        const sampleOf = (read) => {
          if (read.length < size) return null;
          const own = ${side === 'start' ? 'read.substring(0, size)' : 'read.substring(read.length - size)'};
          let [best, fewest, tied] = [null, MAX_MISMATCHES + 1, false];
          for (const [sample, barcode] of entries) {
            let errors = 0;
            for (let i = 0; i < size; i++) if (${unknown === 'free' ? "own[i] !== 'N' && " : ''}own[i] !== barcode[i]) errors += 1;
            if (errors < fewest) [best, fewest, tied] = [sample, errors, false];
            else if (errors === fewest) tied = true;
          }
          return ${ties === 'undetermined' ? 'tied ? null : best' : 'best'};
        };
        const samples = reads.map(sampleOf);
        ${output === 'samples' ? 'return samples;' : output === 'counts' ? 'const counts = Object.fromEntries([...entries.map(([sample]) => [sample, 0]), [UNDETERMINED, 0]]);\nfor (const sample of samples) counts[sample === null ? UNDETERMINED : sample] += 1;\nreturn counts;' : `return reads.map((read, i) => [samples[i], ${side === 'start' ? 'read.substring(size)' : 'read.substring(0, read.length - size)'}]).filter(([sample]) => sample !== null);`}
      }
      `,
  },
});
