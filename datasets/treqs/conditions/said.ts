/** A condition on admissions with the words for it, as they stand before or after "patients", or as what is said of them. */
import type { Rng } from '../../../env/rng.ts';
import type { Split } from '../../../env/task.ts';
import { fill, type Slots, type Wordings } from '../../ehr/templates/template.ts';
import type { Condition, Rows } from '../query.ts';
import type { PoolRow, Pools } from '../pools.ts';

export interface Said {
  /** Of the admission itself. */
  readonly where?: readonly Condition[];
  /** A row of another table that the admission must have. */
  readonly row?: Rows;
  /** What patients are, were or had: "were diagnosed with sepsis". */
  readonly who: string;
  /** After "patients": "diagnosed with sepsis", "under 65", "whose gender is female". */
  readonly after: string;
  /** Whether more may follow that without "and": "patients under 65 with sepsis". */
  readonly bare: boolean;
  /** Before "patients": "female", "private insurance"; of two the higher rank stands next to the noun, where both have one. */
  readonly before?: { readonly text: string; readonly rank?: number };
}

/** What parameters are drawn with. */
export interface Draws { readonly rng: Rng; readonly pools: Pools; readonly split: Split }

export interface Kind {
  readonly id: string;
  readonly say: Wordings;
  /** Two of these that stand together are joined by "and", unless the first is bare. */
  readonly after: Wordings;
  readonly bare?: true;
  /** More than one word, of which no two stand together; in one of the splits there may be none. */
  readonly before?: Wordings;
  /** Its one slot also stands before "patients" by itself, where it fits. */
  readonly adjective?: { readonly rank: number; readonly fits?: RegExp };
  /** From an admission that fulfils it; undefined where that has nothing of the kind. */
  draw(draws: Draws, admission: PoolRow): { readonly where?: readonly Condition[]; readonly row?: Rows; readonly slots: Slots } | undefined;
}

/** A phrase stands within a sentence: its first letter stays as it is. Urea takes "a". */
const phrase = (wording: string, slots: Slots): string => fill(`| ${wording}`, slots).slice(2).replaceAll(/\ban (?=ur[eo])/g, 'a ');

/** Some kinds are drawn several times as often as others: they stand in the list as many times. */
export const drawn = (kinds: readonly Kind[], times: Readonly<Record<string, number>>): readonly Kind[] => kinds.flatMap((kind) => Array.from({ length: times[kind.id] ?? 1 }, () => kind));

function beforeNoun({ adjective, before }: Kind, { rng, split }: Draws, slots: Slots): Said['before'] {
  const x = String(slots['x']);
  if (adjective !== undefined && (adjective.fits?.test(x) ?? true)) return { text: x, rank: adjective.rank };
  const ways = before?.[split] ?? [];
  return ways.length === 0 ? undefined : { text: phrase(rng.pick(ways), slots) };
}

export function say(kind: Kind, draws: Draws, admission: PoolRow): Said | undefined {
  const found = kind.draw(draws, admission);
  if (found === undefined) return undefined;
  const { slots, ...condition } = found;
  const { rng, split } = draws;
  const before = beforeNoun(kind, draws, slots);
  return { ...condition, who: phrase(rng.pick(kind.say[split]), slots), after: phrase(rng.pick(kind.after[split]), slots), bare: kind.bare === true, ...(before === undefined ? {} : { before }) };
}
