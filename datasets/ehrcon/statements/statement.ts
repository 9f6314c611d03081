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

/**
 * One of the wordings of the scene's split. Where whole sentences are written, in discharge summaries, those of `prose` come
 * first. An admission is spoken of as long as it lasts, and afterwards.
 */
export function phrase(scene: Scene, patterns: readonly string[], slots: Slots, prose: readonly string[] = []): string {
  const { rng, split, kind, author } = scene;
  const over = kind === 'discharge-summary';
  const wordings = ofSplit(split, over && prose.length > 0 && rng.chance(author.prose) ? prose : patterns);
  const woman = scene.chart.sex === 'f';
  const patient = author.pt === 'Mr/Ms' ? (woman ? 'she' : 'he') : rng.chance(0.5) ? (woman ? 'she' : 'he') : author.pt === 'patient' ? 'the patient' : author.pt;
  return speak(rng, rng.pick(wordings), { sofar: over ? rng.pick(['this admission', 'in house', 'during this stay']) : rng.pick(['so far', 'to date', 'this admission']), he: patient, his: woman ? 'her' : 'his', ...slots });
}

/** At most so many of what could be said wrongly, drawn evenly. */
export const some = <T>(rng: Rng, items: readonly T[], most: number): readonly T[] => rng.shuffle(items).slice(0, most);
