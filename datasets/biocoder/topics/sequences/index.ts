/** Functions on nucleotide and protein sequences. */
import type { FunctionTemplate } from '../../template.ts';
import { codonUsage } from './codon-usage.ts';
import { columnConsensus } from './column-consensus.ts';
import { cpgIslands } from './cpg-islands.ts';
import { expandDegenerate } from './expand-degenerate.ts';
import { gcWindows } from './gc-windows.ts';
import { homopolymerRuns } from './homopolymer-runs.ts';
import { hydropathyWindows } from './hydropathy-windows.ts';
import { kmerCounts } from './kmer-counts.ts';
import { maskRegions } from './mask-regions.ts';
import { orfFinder } from './orf-finder.ts';
import { peptideMass } from './peptide-mass.ts';
import { proteinDigest } from './protein-digest.ts';
import { restrictionSites } from './restriction-sites.ts';
import { iupacReverseComplement } from './reverse-complement.ts';
import { sequenceEntropy } from './sequence-entropy.ts';
import { translateCds } from './translate-cds.ts';

export const SEQUENCES: readonly FunctionTemplate[] = [
  codonUsage,
  columnConsensus,
  cpgIslands,
  expandDegenerate,
  gcWindows,
  homopolymerRuns,
  hydropathyWindows,
  kmerCounts,
  maskRegions,
  orfFinder,
  peptideMass,
  proteinDigest,
  restrictionSites,
  iupacReverseComplement,
  sequenceEntropy,
  translateCds,
];
