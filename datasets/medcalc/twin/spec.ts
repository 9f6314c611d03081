/**
 * What a calculator's generator states: patients and findings to choose from, and how to write them down.
 */
import type { Rng } from '../../../env/rng.ts';
import type { Split } from '../../../env/task.ts';
import type { Entities } from '../calculator.ts';
import type { Filling } from './background/fill.ts';
import type { Note } from './note.ts';
import { type Demographics, makePatient, type Patient } from './patient.ts';

/** A patient with the calculator's findings, before anything is written. */
export interface Proposal {
  readonly demographics: Demographics;
  readonly entities: Entities;
}

export interface Written {
  /** What else may be told; nothing, where it is left out. */
  readonly filling?: Filling;
  /** Words that the question may use, such as `when`. */
  readonly words?: { readonly [name: string]: string };
}

export interface Spec<P extends Proposal> {
  /** The benchmark's calculator id. */
  readonly id: number;
  /** Median length of the published notes of this calculator, in words. */
  readonly words: number;
  /** Answers between which the tasks spread evenly; `aim` in `propose` goes from 0 to 1 along it. Left out where the answer is a date. */
  readonly range?: readonly [number, number];
  readonly scale?: 'linear' | 'log';
  /** How many patients are drawn for the best fit, where the first is not near enough; default 48. */
  readonly draws?: number;
  /** Where in the range practice sees most answers, from 0 to 1; default 0.45. */
  readonly usual?: number;
  /** Which share of the answers lies evenly along the range whatever practice sees; default 0.62, more where a denser middle would pay a constant answer. */
  readonly even?: number;
  /** Draws a plausible patient whose answer may lie near `aim`; called several times for the best fit. */
  propose(rng: Rng, aim: number): P;
  write(note: Note, proposal: P): Written;
}

/** A spec whose kind of proposal is nobody else's business. */
export interface AnySpec {
  readonly id: number;
  readonly words: number;
  readonly range: readonly [number, number] | undefined;
  readonly scale: 'linear' | 'log';
  readonly draws: number;
  readonly usual: number;
  readonly even: number;
  draw(rng: Rng, aim: number): Drawn;
}

export interface Drawn {
  readonly entities: Entities;
  patient(rng: Rng, split: Split): Patient;
  write(note: Note): Written;
}

export function spec<P extends Proposal>(definition: Spec<P>): AnySpec {
  const { id, words, range, scale = 'linear', draws = 48, usual = 0.45, even = 0.62 } = definition;
  return {
    id, words, range, scale, draws, usual, even,
    draw(rng, aim) {
      const proposal = definition.propose(rng, aim);
      return {
        entities: proposal.entities,
        patient: (random, split) => makePatient(random, split, proposal.demographics),
        write: (note) => definition.write(note, proposal),
      };
    },
  };
}
