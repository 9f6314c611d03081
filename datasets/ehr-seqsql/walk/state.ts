/** Where a sequence stands after a question: what the next one can follow up. */
import type { Query } from '../../ehr/query.ts';
import type { FollowUp } from '../categories.ts';
import type { Entity } from './entity.ts';
import type { Group } from './group.ts';
import type { EventSet } from './set.ts';
import type { Walk } from './walk.ts';

/** A number, and how it is called; `things`: what it counts, "patients diagnosed with sepsis". */
export interface Quantity { readonly query: Query; readonly np: string; readonly things?: string }

/** Two numbers of one kind that differ in their time: "patients", "were diagnosed with sepsis", "in 2103", "in 2102". */
export interface Times { readonly subject: string; readonly clause: string; readonly time: string; readonly other: string; readonly later?: 'own' | 'other' }

/**
 * Something to compare with. `nested`: one of both is part of the other, so that one knows which is more. What is told shortly stands second:
 * "that of the women diagnosed with sepsis", "those diagnosed with sepsis".
 */
export interface Other extends Quantity {
  readonly nested: boolean;
  readonly short?: string;
  readonly shortThings?: string;
  readonly times?: Times;
  /** Those of a group who did something beside those who did not: "were prescribed aspirin", "were not". */
  readonly halves?: { readonly whole: string; readonly did: string; readonly not: string };
}

/** The number that was asked for last, and others that it can be set against. */
export interface Measured extends Quantity {
  /** Of a number out of a larger one: this one, and what of those it counts is counted here: "were never prescribed aspirin". */
  readonly whole?: { readonly query: Query; text(walk: Walk): string; readonly clause: string };
  other?(walk: Walk): Other | undefined;
}

export interface State {
  readonly group?: Group;
  readonly set?: EventSet;
  readonly entity?: Entity;
  readonly measured?: Measured;
}

/** A question, as it is proposed: it is asked only if its answer is fair. */
export interface Turn {
  readonly id: string;
  readonly text: string;
  readonly query: Query;
  readonly state: State;
  /** Two numbers of which the second must be smaller, and not zero. */
  readonly narrows?: readonly [Query, Query];
  /** The answer must be one row. */
  readonly single?: true;
  /** The answer must be above zero. */
  readonly positive?: true;
  readonly steps: number;
}

export interface Opener { readonly id: string; draw(walk: Walk): Turn | undefined }
export interface Step { readonly id: string; readonly kind: FollowUp; draw(walk: Walk, state: State): Turn | undefined }
