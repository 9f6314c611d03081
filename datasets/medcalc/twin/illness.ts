/**
 * What ails a patient, as the material of a note: facts that go together, without the sentences. What an illness tells bears on no item of
 * the scores that are asked with it.
 */

/** Where a patient is seen. */
export type Place = 'emergency' | 'ward' | 'clinic' | 'icu';

type Range = readonly [low: number, high: number];

/**
 * Noun phrases and clauses in the templates of `text.ts`. A mark in front says when: `<heart>` only if nothing else spoke
 * of the heart, `<45+>` from that age, `<-40>` up to it, `<female>` or `<male>`, several with commas.
 */
export interface Illness {
  readonly place: Place;
  /** Grave enough for intensive care. */
  readonly intensive?: true;
  /** Sent home after a few days. */
  readonly brief?: true;
  /** `the kidney clinic`. */
  readonly clinic?: string;
  /** What follows the patient: `with cirrhosis due to hepatitis C`. */
  readonly known?: readonly string[];
  readonly reason: readonly string[];
  readonly since?: readonly [low: number, high: number, unit: 'hours' | 'days' | 'weeks' | 'months' | 'years'];
  readonly symptoms: readonly string[];
  readonly absent: readonly string[];
  /** Clauses of what happened before. */
  readonly story: readonly string[];
  readonly history?: readonly string[];
  /** What is found on examination, and what is not. */
  readonly exam: readonly string[];
  readonly normal: readonly string[];
  /** `abdominal ultrasound: a small, nodular liver`. */
  readonly studies: readonly string[];
  readonly drugs: readonly string[];
  /** Clauses of what happened afterwards. */
  readonly course: readonly string[];
  /** Sentences of how it was worked up and treated, with reasons. */
  readonly turns?: readonly string[];
  readonly diagnosis: readonly string[];
  readonly plan: readonly string[];
  /** Vital signs that go with the illness, in Celsius, where a task does not ask for them. */
  readonly signs?: { readonly temperature?: Range; readonly heartRate?: Range; readonly respiratoryRate?: Range; readonly systolic?: Range; readonly saturation?: Range };
  /** Kinds of previous disease that would contradict it. */
  readonly excludes?: readonly string[];
}
