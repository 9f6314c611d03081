/** What a question template is, and what it draws its parameters with. */
import type { Rng } from '../../../env/rng.ts';
import type { Split } from '../../../env/task.ts';
import type { Slots, Wordings } from '../../ehr/templates/template.ts';
import type { CategoryId } from '../categories.ts';
import { type Noun, nounOf } from '../conditions/noun.ts';
import { type Kind, type Said, say } from '../conditions/said.ts';
import type { PoolRow, Pools } from '../pools.ts';
import type { Admissions, Query } from '../query.ts';

export interface Drawn {
  readonly query: Query;
  readonly slots: Slots;
  /** Steps of difficulty beyond the template's own. */
  readonly harder?: number;
}

export interface Template {
  /** Unique in its category. */
  readonly id: string;
  readonly category: CategoryId;
  /** 1 to 5. */
  readonly difficulty: number;
  readonly phrasings: Wordings;
  /** Parameters that are likely to have an answer; undefined where the pools have none. */
  draw(draw: Draw): Drawn | undefined;
}

/** Some admissions, and how their patients are spoken of. */
export interface Group {
  readonly of: Admissions;
  /** One of the admissions. */
  readonly admission: PoolRow;
  readonly slots: Slots & Noun;
}

/** Whether all of the group have one value of that column. */
export const isPinned = ({ of: { where = [] } }: Group, column: string): boolean => where.some(({ name, is }) => name === column && is === '=');

const DRAWS = 12;

export class Draw {
  readonly rng: Rng;
  readonly pools: Pools;
  readonly split: Split;

  constructor(rng: Rng, pools: Pools, split: Split) {
    this.rng = rng;
    this.pools = pools;
    this.split = split;
  }

  /** An admission that has what is asked for. */
  admission(fits: (admission: PoolRow) => boolean = () => true): PoolRow | undefined {
    for (let attempt = 0; attempt < DRAWS; attempt++) {
      const admission = this.rng.pick(this.pools.admissions);
      if (fits(admission)) return admission;
    }
    return undefined;
  }

  /** A condition of each list, all of which hold for one admission; a kind comes once. */
  group(...lists: readonly (readonly Kind[])[]): Group | undefined {
    for (let attempt = 0; attempt < DRAWS; attempt++) {
      const admission = this.rng.pick(this.pools.admissions);
      const group = this.#of(admission, lists);
      if (group !== undefined) return group;
    }
    return undefined;
  }

  /** A group that the admission belongs to. */
  groupOf(admission: PoolRow, ...lists: readonly (readonly Kind[])[]): Group | undefined {
    for (let attempt = 0; attempt < DRAWS; attempt++) {
      const group = this.#of(admission, lists);
      if (group !== undefined) return group;
    }
    return undefined;
  }

  #of(admission: PoolRow, lists: readonly (readonly Kind[])[]): Group | undefined {
    const kinds = lists.map((list) => this.rng.pick(list));
    if (new Set(kinds).size < kinds.length) return undefined;
    const all = kinds.map((kind) => say(kind, this, admission)).filter((said) => said !== undefined);
    if (all.length < kinds.length || new Set(all.map(({ who }) => who)).size < all.length || clash(all)) return undefined;
    return {
      admission,
      of: { where: all.flatMap(({ where = [] }) => where), having: all.flatMap(({ row }) => (row === undefined ? [] : [row])) },
      slots: { ...nounOf(this.rng, all) },
    };
  }
}

/** Two bounds of one side on one column, or a value of one and anything else. */
function clash(all: readonly Said[]): boolean {
  const bounds = all.flatMap(({ where = [] }) => where);
  return bounds.some(({ name, is }, index) => bounds.slice(index + 1).some((other) => other.name === name && (is === '=' || other.is === '=' || other.is.charAt(0) === is.charAt(0))));
}
