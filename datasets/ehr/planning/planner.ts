/** What a family brings so that its tasks are planned: a module that exports `planner`. */
import type { DatabaseSync } from 'node:sqlite';
import type { Split } from '../../../env/task.ts';
import type { SchemaName } from '../../hospital/index.ts';

/** Where tasks are planned. */
export interface PlanGround {
  readonly schema: SchemaName;
  readonly split: Split;
  /** The operator's secret, part of every stream of random numbers; empty for the public tasks. */
  readonly key: string;
}

/** Makes the tasks of a category, a block at a time: a pure function of hospital, ground, category, and the block's number and size. */
export interface Planner<Task> {
  make(category: string, block: number, size: number): readonly Task[];
}

/** @param hospital a connection of the planner's own, on which it may make temporary tables */
export type MakePlanner<Task> = (hospital: DatabaseSync, ground: PlanGround) => Planner<Task>;

/** The tasks that a family plans on one schema's hospitals. Tasks are stored as JSON. */
export interface PlanKind {
  /** Part of the file's name: no two of one schema are alike. */
  readonly name: string;
  /** Changes with every change of what is planned: plans on disk are known by this number and the hospital's. */
  readonly version: number;
  readonly schema: SchemaName;
  readonly categories: readonly { readonly id: string }[];
  /** The module that exports `planner`, a `MakePlanner`. */
  readonly module: URL;
}
