/**
 * A family as the catalogue sees it: its facts, where its tasks come from, and what checks them. A family in the
 * repository is a folder under `datasets/`; `env/` knows only this interface.
 */
import type { Source } from '../task.ts';
import type { Checks } from './checks.ts';
import type { FamilyInfo } from './family-info.ts';
import type { Importer } from './importer.ts';
import type { TaskSource } from './task-source.ts';

export interface Family {
  readonly info: FamilyInfo;
  /** By the name that stands in the tasks' ids. What its importer brings in is added by the catalogue, as `published`. */
  readonly sources: { readonly [source in Source]?: TaskSource };
  readonly importer?: Importer;
  readonly checks: Checks;
}
