/** What answers name, and whose events there are. */
import type { EventKind, Events, Patients, Query } from '../../ehr/query.ts';

/** What an answer names: one item, patient, visit, day or month. */
export interface Entity {
  readonly what: 'item' | 'patient' | 'visit' | 'day' | 'month';
  /** The question that it answers. */
  readonly by: Query;
  /** "drug" */
  readonly noun: string;
  /** "that drug", and in marks "the one prescribed to the most patients with ...": told again without its name. */
  readonly text: string;
  /** Of an item. */
  readonly kind?: EventKind;
  /** Of a day or month: whose. */
  readonly owner?: Owner;
}

/** Whose events: one patient's, a group's, those of what was found, or everyone's. */
export interface Owner {
  readonly part: Partial<Events>;
  /** "of patient 7", "of the patients with ..."; empty for everyone. */
  readonly text: string;
  readonly patients?: Patients;
}
