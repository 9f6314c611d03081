/** A condition on admissions with the words for it: what patients "were" or "had", after "patients who". */
import type { Rng } from '../../../env/rng.ts';
import type { Split } from '../../../env/task.ts';
import { fill, type Wordings } from '../../ehr/templates/template.ts';
import type { Condition, Rows } from '../query.ts';
import type { PoolRow, Pools } from '../pools.ts';

export interface Said {
  /** Of the admission itself. */
  readonly where?: readonly Condition[];
  /** A row of another table that the admission must have. */
  readonly row?: Rows;
  /** "were diagnosed with sepsis". */
  readonly who: string;
  /** The same after "whose": "gender is female". */
  readonly whose?: string;
  /** The same before "patients": "female". */
  readonly adjective?: string;
}

/** What parameters are drawn with. */
export interface Draws { readonly rng: Rng; readonly pools: Pools; readonly split: Split }

export interface Kind {
  readonly id: string;
  readonly say: Wordings;
  /** After "patients whose"; in one of the splits there may be none. */
  readonly whose?: Wordings;
  /** Its one slot also stands before "patients". */
  readonly adjective?: true;
  /** From an admission that fulfils it; undefined where that has nothing of the kind. */
  draw(draws: Draws, admission: PoolRow): { readonly where?: readonly Condition[]; readonly row?: Rows; readonly slots: Readonly<Record<string, string | number>> } | undefined;
}

/** A phrase of a sentence begins in lower case. */
const phrase = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

export function say(kind: Kind, draws: Draws, admission: PoolRow): Said | undefined {
  const drawn = kind.draw(draws, admission);
  if (drawn === undefined) return undefined;
  const { slots, ...condition } = drawn;
  const whose = kind.whose?.[draws.split] ?? [];
  return { ...condition, who: phrase(fill(draws.rng.pick(kind.say[draws.split]), slots)), ...(whose.length === 0 ? {} : { whose: phrase(fill(draws.rng.pick(whose), slots)) }), ...(kind.adjective === true ? { adjective: String(slots['x']) } : {}) };
}
