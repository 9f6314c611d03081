/** A thing that a note says: claims, ways to say them, and the slips that its author could make. */
import type { Rng } from '../../../env/rng.ts';
import type { Claim, Conflict } from '../claims/claim.ts';
import type { System } from '../lexicon/system.ts';
import type { Scene } from '../notes/scene.ts';
import { ofSplit, speak, type Slots } from '../text/speak.ts';

export const CONFLICT_KINDS = ['value', 'unit', 'time', 'drug', 'dose', 'route', 'presence'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** The statement as it is said wrongly, and what that conflicts with: right by construction, and compared with what SQL finds. */
export interface Slip { readonly kind: ConflictKind; readonly statement: Statement; readonly conflict: Conflict }

export interface Statement {
  readonly shape: string;
  readonly system: System;
  /** What it speaks of: no two statements of a note share one, so that a note agrees with itself. */
  readonly keys: readonly string[];
  readonly claims: readonly Claim[];
  /** Anew each time, so that what is restated is not copied. No full stop at the end. */
  readonly say: () => string;
  readonly slips: () => readonly Slip[];
}

export const noSlips = (): readonly Slip[] => [];

/** One of the wordings of the scene's split. */
export const phrase = ({ rng, split, kind }: Scene, patterns: readonly string[], slots: Slots): string => speak(rng, rng.pick(ofSplit(split, patterns)), { sofar: kind === 'discharge-summary' ? rng.pick(['this admission', 'in house']) : rng.pick(['so far', 'to date', 'this admission']), ...slots });

/** At most so many of what could be said wrongly, drawn evenly. */
export const some = <T>(rng: Rng, items: readonly T[], most: number): readonly T[] => rng.shuffle(items).slice(0, most);
