/**
 * What a calculator's generator states: patients and findings to choose from, and how to write them down.
 */
import type { Rng } from '../../../env/rng.ts';
import type { Split } from '../../../env/task.ts';
import type { Entities } from '../calculator.ts';
import type { Note, Pool } from './note.ts';
import { type Demographics, makePatient, type Patient, writeDate } from './patient.ts';

/** A patient with the calculator's findings, before anything is written. */
export interface Proposal {
  readonly demographics: Demographics;
  readonly entities: Entities;
}

export interface Written {
  /** Optional sentences, best first. */
  readonly pools: readonly Pool[];
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
  /** The question in several phrasings. `{when}` and other words come from `write`. */
  readonly questions: readonly string[];
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
  readonly questions: readonly string[];
  draw(rng: Rng, aim: number): Drawn;
}

export interface Drawn extends Proposal {
  patient(rng: Rng, split: Split): Patient;
  write(note: Note): Written;
}

export function spec<P extends Proposal>(definition: Spec<P>): AnySpec {
  const { id, words, range, scale = 'linear', draws = 48, questions } = definition;
  return {
    id, words, range, scale, draws, questions,
    draw(rng, aim) {
      const proposal = definition.propose(rng, aim);
      return {
        demographics: proposal.demographics,
        entities: proposal.entities,
        patient: (random, split) => makePatient(random, split, proposal.demographics),
        write: (note) => definition.write(note, proposal),
      };
    },
  };
}

/** A clinical situation: how the patient came, and what may be told besides what a calculator asks for. */
export interface Setting {
  /** First sentences; `{who}` is the patient with age or date of birth, `{on}` the date where it is told. */
  readonly openings: readonly string[];
  readonly pool: Pool;
}

/** Writes the first sentence. Age is told in years, or by the dates of birth and admission. */
export function open(note: Note, setting: Setting, needs: { readonly age?: boolean; readonly sex?: boolean } = {}): void {
  const { patient, rng } = note;
  const adult = patient.age >= 18;
  const byDates = patient.months === undefined && patient.age >= 3 && rng.chance(needs.age === true ? 0.45 : 0.12);
  const birth = writeDate(patient.dateForm, patient.birth);
  const who = byDates
    ? rng.pick([adult ? `{Mr}, a {man} born on ${birth},` : `a {man} born on ${birth}`, `a {man} born on ${birth}`, `a {man} (date of birth ${birth})`])
    : adult ? rng.pick(['a(n) {aged} {man}', 'a(n) {aged} {man}', '{Mr}, a(n) {aged} {work},', 'a(n) {aged} {man}']) : 'a(n) {aged} {man}';
  const on = byDates || rng.chance(0.1) ? ` on ${writeDate(patient.dateForm, patient.admission)}` : '';
  const template = rng.pick(setting.openings).replaceAll('{who}', who).replaceAll('{on}', on);
  note.add('opening', template);
  if (needs.age === true) note.tell('age', byDates ? 'inferred' : 'stated');
  if (needs.sex === true) note.tell('sex', 'stated');
}
