/** Expression and copy number of the samples, and how their models answer to drugs. */
import type { Rng } from '../../../env/rng.ts';
import type { Biopsy } from './biopsies.ts';
import type { Drug, Profile } from './profile.ts';

type Rows = readonly (readonly string[])[];

/** Genes of the expression table. */
export const expressionGenes = ({ signatures, effects, background }: Profile): readonly string[] => [...new Set([...signatures.flat(), ...effects.map(({ gene }) => gene), ...background])];

/** RSEM-like values: a line for each gene, a column for each sample. */
export function drawExpression(rng: Rng, profile: Profile, samples: readonly Biopsy[]): Rows {
  const { signatures, effects } = profile;
  return rng.shuffle(expressionGenes(profile)).map((gene) => {
    const [base, noise] = [5.2 + 5 * rng.float(), 0.55 + 0.5 * rng.float()];
    return [gene, ...samples.map(({ person, mutated, good }) => {
      // Degraded RNA says little about the tumour.
      if (!good) return String(Math.round(2 ** (base - 1.5 + 1.6 * rng.normal()) * 100) / 100);
      let level = base + noise * rng.normal();
      for (const [subtype, signature] of signatures.entries()) if (signature.includes(gene)) level += subtype === person.subtype ? 1.5 : -0.35;
      for (const effect of effects) if (effect.gene === gene && mutated.has(effect.of)) level += effect.change;
      return String(Math.max(0, Math.round((2 ** level - 1) * 100) / 100));
    })];
  });
}

/** GISTIC-like calls from -2, a deep deletion, to 2, an amplification. */
export function drawCopyNumber(rng: Rng, { genes }: Profile, samples: readonly Biopsy[]): Rows {
  return genes.map(({ symbol, amplified = 0.012, deleted = 0.008 }) => [symbol, ...samples.map(() => {
    const u = rng.float();
    return u < amplified ? '2' : u < amplified + deleted ? '-2' : String(rng.pick([-1, 0, 0, 0, 0, 1]));
  })]);
}

const DOSES = 8;
const REPLICATES = 3;

const concentrationsOf = ({ halfMicromolar }: Drug): readonly number[] => Array.from({ length: DOSES }, (_, i) => Number((10 ** (Math.round(Math.log10(halfMicromolar) * 2) / 2 + (i - 4) * 0.5)).toPrecision(3)));

/** Viability in percent of the untreated control, by sample, drug, concentration and replicate. */
export function drawDrugTests(rng: Rng, { drugs, doseUnit }: Profile, models: readonly Biopsy[], missing: () => string): Rows {
  const rows: string[][] = [];
  for (const { id, mutated } of models) {
    for (const drug of drugs) {
      const half = drug.halfMicromolar * 2 ** (0.9 * rng.normal()) * (drug.sensitiser !== undefined && mutated.has(drug.sensitiser) ? 0.22 : 1);
      for (const concentration of concentrationsOf(drug)) {
        for (let replicate = 1; replicate <= REPLICATES; replicate++) {
          const fails = rng.chance(0.035);
          const viability = fails ? rng.decimal(0, 160, 1) : Math.max(0, Math.round((100 / (1 + (concentration / half) ** drug.slope) + 3.5 * rng.normal()) * 10) / 10);
          const row = [id, drug.name, doseUnit === 'uM' ? String(concentration) : String(Number((concentration * 1000).toPrecision(3))), String(replicate), rng.chance(0.012) ? missing() : String(viability), fails ? 'FAIL' : 'PASS'];
          rows.push(row);
          if (rng.chance(0.02)) rows.push(row);
        }
      }
    }
  }
  return rows;
}
