/** Genotypes as VCF writes them, for hidden inputs. */
import type { Rng } from '../../../../env/rng.ts';

/** A diploid genotype of alleles 0 to `alleles`, at times phased, in part missing, missing, or haploid. */
export function genotype(rng: Rng, alleles: number, odd = 0.2): string {
  const allele = (): string => (rng.chance(odd / 2) ? '.' : String(rng.int(0, alleles)));
  return rng.chance(odd / 2) ? allele() : `${allele()}${rng.chance(0.3) ? '|' : '/'}${allele()}`;
}

export const allelesOf = (genotype: string): readonly string[] => genotype.split(/[/|]/);
