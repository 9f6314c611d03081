/** Mutations as a MAF file lists them: nonsynonymous ones, and silent, intronic and untranslated ones beside them; some by two callers. */
import type { Rng } from '../../../env/rng.ts';
import type { Biopsy } from './biopsies.ts';
import { geneOf } from './genes.ts';
import type { GeneProfile, Profile, Role } from './profile.ts';

export const MAF_COLUMNS = ['Hugo_Symbol', 'Entrez_Gene_Id', 'Center', 'NCBI_Build', 'Chromosome', 'Start_Position', 'End_Position', 'Strand', 'Consequence', 'Variant_Classification', 'Variant_Type', 'Reference_Allele', 'Tumor_Seq_Allele1', 'Tumor_Seq_Allele2', 'Tumor_Sample_Barcode', 'Mutation_Status', 't_ref_count', 't_alt_count', 'n_ref_count', 'n_alt_count', 'HGVSp_Short', 'Protein_position'] as const;

const CONSEQUENCES: Readonly<Record<string, string>> = {
  Missense_Mutation: 'missense_variant', Nonsense_Mutation: 'stop_gained', Frame_Shift_Del: 'frameshift_variant', Frame_Shift_Ins: 'frameshift_variant', In_Frame_Del: 'inframe_deletion', In_Frame_Ins: 'inframe_insertion', Splice_Site: 'splice_acceptor_variant',
  Silent: 'synonymous_variant', Intron: 'intron_variant', "3'UTR": '3_prime_UTR_variant', "5'Flank": 'upstream_gene_variant', Splice_Region: 'splice_region_variant,intron_variant',
};
const BY_ROLE: Readonly<Record<Role, readonly (readonly [string, number])[]>> = {
  oncogene: [['Missense_Mutation', 97], ['In_Frame_Del', 2], ['In_Frame_Ins', 1]],
  suppressor: [['Nonsense_Mutation', 28], ['Frame_Shift_Del', 24], ['Frame_Shift_Ins', 14], ['Splice_Site', 10], ['Missense_Mutation', 21], ['In_Frame_Del', 3]],
  mixed: [['Missense_Mutation', 64], ['Nonsense_Mutation', 12], ['Frame_Shift_Del', 10], ['Frame_Shift_Ins', 4], ['Splice_Site', 7], ['In_Frame_Del', 3]],
};
const QUIET: readonly (readonly [string, number])[] = [['Silent', 46], ['Intron', 26], ["3'UTR", 12], ["5'Flank", 7], ['Splice_Region', 9]];
const AMINO = [...'ARNDCQEGHILKMFPSTWYV'];
/** Substitutions by frequency, as reference and alternative. */
const CHANGES: readonly (readonly [string, number])[] = [['C>T', 26], ['G>A', 26], ['C>A', 9], ['G>T', 9], ['T>C', 6], ['A>G', 6], ['C>G', 5], ['G>C', 5], ['T>A', 2.5], ['A>T', 2.5], ['T>G', 1.5], ['A>C', 1.5]];
/** Share of genes in which a sample has a quiet mutation, and of variants that two callers list. */
const QUIET_RATE = 0.055;
const TWICE = 0.07;

function weighted(rng: Rng, items: readonly (readonly [string, number])[]): string {
  let left = rng.float() * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) if ((left -= weight) <= 0) return item;
  return items[0]?.[0] ?? '';
}

interface Alleles { readonly type: string; readonly reference: string; readonly alternative: string; readonly length: number }

function allelesOf(rng: Rng, classification: string): Alleles {
  const bases = (length: number): string => Array.from({ length }, () => rng.pick([...'ACGT'])).join('');
  switch (classification) {
    case 'Frame_Shift_Del': { const reference = bases(rng.pick([1, 1, 2, 4])); return { type: 'DEL', reference, alternative: '-', length: reference.length }; }
    case 'In_Frame_Del': { const reference = bases(rng.pick([3, 6, 15])); return { type: 'DEL', reference, alternative: '-', length: reference.length }; }
    case 'Frame_Shift_Ins': return { type: 'INS', reference: '-', alternative: bases(rng.pick([1, 1, 2])), length: 2 };
    case 'In_Frame_Ins': return { type: 'INS', reference: '-', alternative: bases(3), length: 2 };
    default: { const [reference = 'C', alternative = 'T'] = weighted(rng, CHANGES).split('>'); return { type: 'SNP', reference, alternative, length: 1 }; }
  }
}

/** What a mutated gene has: often one of its hotspots. */
function drawChange(rng: Rng, { role, hotspots }: GeneProfile): readonly [classification: string, change: string] {
  if (hotspots !== undefined && rng.chance(role === 'suppressor' ? 0.2 : 0.8)) {
    const change = weighted(rng, Object.entries(hotspots));
    return [change.endsWith('del') ? 'In_Frame_Del' : 'Missense_Mutation', change];
  }
  const classification = weighted(rng, BY_ROLE[role]);
  return [classification, proteinChange(rng, classification)];
}

function proteinChange(rng: Rng, classification: string): string {
  const [from, at, to] = [rng.pick(AMINO), rng.int(12, 890), rng.pick(AMINO)];
  switch (classification) {
    case 'Missense_Mutation': return `p.${from}${at}${to === from ? (from === 'A' ? 'V' : 'A') : to}`;
    case 'Nonsense_Mutation': return `p.${rng.pick([...'RQWESKY'])}${at}*`;
    case 'Frame_Shift_Del': case 'Frame_Shift_Ins': return `p.${from}${at}${to}fs*${rng.int(2, 60)}`;
    case 'In_Frame_Del': return `p.${from}${at}_${to}${at + rng.int(1, 4)}del`;
    case 'In_Frame_Ins': return `p.${from}${at}_${to}${at + 1}ins${rng.pick(AMINO)}`;
    case 'Splice_Site': return `p.X${at}_splice`;
    case 'Silent': return `p.${from}${at}=`;
    default: return '';
  }
}

/** Rows in the order of the file. */
export function drawVariants(rng: Rng, { genes, center }: Profile, samples: readonly Biopsy[]): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (const { id, sequenced, mutated, purity } of samples) {
    if (!sequenced) continue;
    for (const gene of genes) {
      const changes = mutated.has(gene.symbol) ? Array.from({ length: rng.chance(0.09) ? 2 : 1 }, () => drawChange(rng, gene)) : [];
      if (rng.chance(QUIET_RATE)) { const quiet = weighted(rng, QUIET); changes.push([quiet, proteinChange(rng, quiet)]); }
      for (const [classification, change] of changes) {
        const { entrez, chromosome, million } = geneOf(gene.symbol);
        const { type, reference, alternative, length } = allelesOf(rng, classification);
        const start = million * 1_000_000 + rng.int(10_000, 480_000);
        const depth = rng.int(90, 900);
        const share = Math.min(0.95, (purity / 200) * (0.5 + rng.float()));
        const alternate = Math.max(4, Math.round(depth * share));
        const normal = rng.int(60, 500);
        const row = (by: string): readonly string[] => [
          gene.symbol, entrez, by, 'GRCh37', chromosome, String(start), String(start + length - 1), '+', CONSEQUENCES[classification] ?? '', classification, type,
          reference, reference, alternative, id, 'SOMATIC', String(depth - alternate), String(alternate), String(normal), '0', change, /\d+/.exec(change)?.[0] ?? '',
        ];
        rows.push(row(center[0]));
        if (rng.chance(TWICE)) rows.push(row(center[1]));
      }
    }
  }
  return rng.shuffle(rows);
}
