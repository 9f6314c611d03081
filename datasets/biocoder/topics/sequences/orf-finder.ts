/** Open reading frames of a sequence, on one strand or both. */
import { geneticCode, pythonCodons, reverseComplement } from '../../genetic-code.ts';
import { sequence } from '../../letters.ts';
import { code, defineFunction } from '../../template.ts';

const STOPS = new Set([...geneticCode(1)].flatMap(([codon, letter]) => (letter === '*' ? [codon] : [])));

export const orfFinder = defineFunction({
  id: 'orf-finder',
  difficulty: 5,
  conventions: {
    starts: ['ATG', 'ATG, GTG and TTG'],
    strands: ['forward', 'both'],
    nested: ['longest', 'every start'],
    length: ['stop left out', 'stop included'],
    coordinates: ['half-open', 'closed'],
    open: ['left out', 'kept'],
  },
  names: ['find_orfs', 'open_reading_frames', 'list_orfs', 'scan_orfs'],
  describe: ({ starts, strands, nested, length, coordinates, open }) => ({
    does: ['finds the open reading frames of a DNA sequence', 'lists the open reading frames that a DNA sequence holds'],
    arguments: [
      { name: 'seq', type: 'str', meaning: 'the sequence, of A, C, G and T in upper case' },
      { name: 'min_codons', type: 'int', meaning: 'the fewest codons that a reading frame must have to be listed, at least 1' },
    ],
    returns: 'a list of lists `[start, end, strand]`, sorted by start, then end, with the forward strand first',
    rules: [
      starts === 'ATG' ? ['A reading frame begins with ATG', 'ATG is the only start codon'] : ['A reading frame begins with ATG, GTG or TTG', 'Start codons are ATG and the bacterial alternatives GTG and TTG'],
      ['It ends with the first stop codon in frame (TAA, TAG, TGA)', 'It runs to the next in-frame TAA, TAG or TGA'],
      strands === 'both' ? ['Search all six frames; strand is 1 or -1, and positions always count on the given sequence, start below end', 'Both strands are searched. Report strand 1 or -1; for -1 too, start and end are positions of the given sequence with start before end'] : ['Search the three frames of the given strand; strand is always 1', 'Only the forward strand is searched, and strand is 1'],
      nested === 'longest' ? ['Of the start codons before the same stop codon only the outermost counts', 'For each stop, report only the longest frame, from the first start codon after the previous stop'] : ['Every start codon gives a frame of its own, also where it lies inside a longer one', 'Starts inside a longer frame are listed too, as frames of their own'],
      length === 'stop left out' ? ['The stop codon does not count among the codons', '`min_codons` counts the start codon but not the stop codon'] : ['The stop codon counts as a codon', '`min_codons` counts both the start and the stop codon'],
      open === 'left out' ? ['A frame that meets no stop codon before the sequence ends is not listed', 'Frames without a stop codon are ignored'] : ['A frame that meets no stop codon is listed too: it ends with its last complete codon', 'Without a stop codon the frame runs to the last complete codon and counts'],
      coordinates === 'half-open' ? ['Positions are 0-based and half-open, the stop codon inside', 'Coordinates are as in BED: 0-based, end exclusive, stop codon included'] : ['Positions are 1-based and closed, the stop codon inside', 'Coordinates are as in GFF: 1-based, end inclusive, stop codon included'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string, number][] = [
      ['', 1], ['ATGTAA', 1], ['ATGTAA', 2], ['ATGAAATAG', 2], ['ATGAAATAG', 3], ['CCATGAAAATGCCCTGACC', 2], ['GTGAAATAA', 1], ['TTGCCCATGCCCTAG', 1], ['ATGCCCAAA', 1], ['ATGCCCAA', 2],
      ['TTATTTCATCC', 1], ['CTAGGGCATCATTT', 2], ['TCAAAACAC', 1], ['ATGATGATGTGA', 1],
    ];
    while (inputs.length < 22) {
      const inner = (): string => sequence(rng, 3 * rng.int(1, 5)).replaceAll(/T(?=A[AG]|GA)/g, 'C');
      inputs.push([`${sequence(rng, rng.int(0, 6))}ATG${inner()}${rng.pick(['ATG', 'GTG', ''])}${inner()}${rng.pick(['TAA', 'TGA', 'TAG'])}${sequence(rng, rng.int(0, 25))}${rng.pick(['', 'CATCCC', 'TTACCCCCACAT'])}`, rng.int(1, 4)]);
    }
    return inputs;
  },
  solve({ starts, strands, nested, length, coordinates, open }, seq: string, minCodons: number) {
    const isStart = (codon: string): boolean => codon === 'ATG' || (starts !== 'ATG' && (codon === 'GTG' || codon === 'TTG'));
    const found: [number, number, number][] = [];
    for (const strand of strands === 'both' ? [1, -1] : [1]) {
      const text = strand === 1 ? seq : reverseComplement(seq);
      for (let frame = 0; frame < 3; frame++) {
        let begun: number[] = [];
        let at = frame;
        const close = (end: number, stopped: boolean): void => {
          for (const start of nested === 'longest' ? begun.slice(0, 1) : begun) {
            const codons = (end - start) / 3 - (stopped && length === 'stop left out' ? 1 : 0);
            if (codons >= minCodons) found.push(strand === 1 ? [start, end, 1] : [seq.length - end, seq.length - start, -1]);
          }
          begun = [];
        };
        for (; at + 3 <= text.length; at += 3) {
          const codon = text.slice(at, at + 3);
          if (STOPS.has(codon)) close(at + 3, true);
          else if (isStart(codon)) begun.push(at);
        }
        if (open === 'kept') close(at, false);
      }
    }
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || b[2] - a[2]);
    return found.map(([start, end, strand]) => [coordinates === 'closed' ? start + 1 : start, end, strand]);
  },
  python: {
    context: () => code`
      """Gene calling on short contigs."""
      import re

      ${pythonCodons(1)}
      STOPS = {codon for codon, amino_acid in CODONS.items() if amino_acid == "*"}


      def reverse_complement(seq):
          return seq.translate(str.maketrans("ACGT", "TGCA"))[::-1]


      def codons(seq, frame=0):
          """The complete codons from that frame on."""
          return [seq[i:i + 3] for i in range(frame, len(seq) - 2, 3)]


      # <<insert solution here>>
      `,
    reference: ({ starts, strands, nested, length, coordinates, open }, name) => code`
      def ${name}(seq, min_codons):
          starts = ${starts === 'ATG' ? '("ATG",)' : '("ATG", "GTG", "TTG")'}
          size, orfs = len(seq), []
          for strand, text in ((1, seq)${strands === 'both' ? ', (-1, reverse_complement(seq))' : ','}):
              taken = set()
              for start in range(len(text) - 2):
                  if text[start:start + 3] not in starts:
                      continue
                  end, stopped = start, False
                  for codon in codons(text, start):
                      end += 3
                      if codon in STOPS:
                          stopped = True
                          break
                  ${open === 'left out' ? 'if not stopped:' : 'if False:'}
                      continue
                  ${nested === 'longest' ? 'key = (end if stopped else -1, start % 3)' : 'key = start'}
                  if key in taken:
                      continue
                  taken.add(key)
                  count = (end - start) // 3${length === 'stop left out' ? ' - stopped' : ''}
                  if count >= min_codons:
                      left, right = (start, end) if strand == 1 else (size - end, size - start)
                      orfs.append((left, right, -strand))
          return [[left${coordinates === 'closed' ? ' + 1' : ''}, right, -strand] for left, right, strand in sorted(orfs)]
      `,
  },
});
