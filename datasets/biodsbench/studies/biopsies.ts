/** Samples of the patients, and which of them were sequenced, profiled for expression, or grown as models for drug tests. */
import type { Rng } from '../../../env/rng.ts';
import type { Person } from './people.ts';
import type { Profile } from './profile.ts';

export interface Biopsy {
  readonly id: string;
  readonly person: Person;
  readonly type: string;
  readonly sequenced: boolean;
  readonly expressed: boolean;
  /** Is its expression profile any good? */
  readonly good: boolean;
  /** Genes with a nonsynonymous mutation in this very sample. */
  readonly mutated: ReadonlySet<string>;
  readonly purity: number;
}

/** Most samples with expression, and with drug tests. */
const EXPRESSED = 190;
const MODELS = 36;

export interface Biopsies { readonly all: readonly Biopsy[]; readonly models: readonly Biopsy[] }

export function drawBiopsies(rng: Rng, { sampleType: { primary, others }, genes }: Profile, people: readonly Person[]): Biopsies {
  let left = EXPRESSED;
  const all = people.flatMap((person) => {
    const types = rng.chance(0.86) ? [primary] : [rng.pick(others)];
    while (types.length < 3 && rng.chance(0.24)) types.push(rng.pick(others));
    return rng.shuffle(types).map((type, i): Biopsy => {
      const mutated = new Set([...person.mutated].filter(() => rng.chance(0.93)));
      // Private to this sample.
      if (type !== primary && rng.chance(0.35)) mutated.add(rng.pick(genes).symbol);
      const expressed = left > 0 && rng.chance(0.72);
      if (expressed) left--;
      return { id: `${person.id}-S${i + 1}`, person, type, sequenced: rng.chance(0.91), expressed, good: rng.chance(0.91), mutated, purity: rng.int(15, 95) };
    });
  });
  return { all, models: rng.shuffle(all.filter(({ sequenced, expressed, good }) => sequenced && expressed && good)).slice(0, MODELS) };
}
