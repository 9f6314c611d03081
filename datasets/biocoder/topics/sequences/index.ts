/** Functions on nucleotide and protein sequences. */
import type { FunctionTemplate } from '../../template.ts';
import { gcWindows } from './gc-windows.ts';
import { kmerCounts } from './kmer-counts.ts';
import { orfFinder } from './orf-finder.ts';
import { iupacReverseComplement } from './reverse-complement.ts';
import { translateCds } from './translate-cds.ts';
import { codonUsage } from './codon-usage.ts';
import { homopolymerRuns } from './homopolymer-runs.ts';
import { sequenceEntropy } from './sequence-entropy.ts';
import { restrictionSites } from './restriction-sites.ts';
import { proteinDigest } from './protein-digest.ts';
import { peptideMass } from './peptide-mass.ts';
import { hydropathyWindows } from './hydropathy-windows.ts';
import { expandDegenerate } from './expand-degenerate.ts';
import { maskRegions } from './mask-regions.ts';
import { columnConsensus } from './column-consensus.ts';
import { cpgIslands } from './cpg-islands.ts';

export const SEQUENCES: readonly FunctionTemplate[] = [gcWindows, orfFinder, translateCds, iupacReverseComplement, kmerCounts, codonUsage, homopolymerRuns, sequenceEntropy, restrictionSites, proteinDigest, peptideMass, hydropathyWindows, expandDegenerate, maskRegions, columnConsensus, cpgIslands];
