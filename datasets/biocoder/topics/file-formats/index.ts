/** Formats of files: reading, writing, conversion. */
import type { FunctionTemplate } from '../../template.ts';
import { bedMerge } from './bed-merge.ts';
import { bedToGff } from './bed-to-gff.ts';
import { blastBestHits } from './blast-best-hits.ts';
import { cigarSpans } from './cigar-spans.ts';
import { exonsToBed12 } from './exons-to-bed12.ts';
import { fastaIndex } from './fasta-index.ts';
import { genbankLocation } from './genbank-location.ts';
import { gffAttributes } from './gff-attributes.ts';
import { mdTag } from './md-tag.ts';
import { parseFasta } from './parse-fasta.ts';
import { parseFastq } from './parse-fastq.ts';
import { phylipWriter } from './phylip-writer.ts';
import { pileupBases } from './pileup-bases.ts';
import { qualityEncoding } from './quality-encoding.ts';
import { regionString } from './region-string.ts';
import { samFlags } from './sam-flags.ts';
import { wigToBedgraph } from './wig-to-bedgraph.ts';

export const FILE_FORMATS: readonly FunctionTemplate[] = [
  bedMerge,
  bedToGff,
  blastBestHits,
  cigarSpans,
  exonsToBed12,
  fastaIndex,
  genbankLocation,
  gffAttributes,
  mdTag,
  parseFasta,
  parseFastq,
  phylipWriter,
  pileupBases,
  qualityEncoding,
  regionString,
  samFlags,
  wigToBedgraph,
];
