/** What a question template is, and what it draws its parameters with. */
import type { Rng } from '../../../env/rng.ts';
import type { Split } from '../../../env/task.ts';
import type { AnswerableId } from '../categories.ts';
import type { PoolEvent, Pools } from '../pools.ts';
import type { EventKind, Events, Query, SchemaName, Stay, Window } from '../query.ts';
import { absoluteWindow, relativeWindow, sayStay, sayWindow, wideRelativeWindow, wideWindow } from '../windows.ts';
import { sayName, withArticle } from '../words.ts';

/** Words for the placeholders of a phrasing. */
export type Slots = Readonly<Record<string, string | number>>;

/**
 * Ways of asking, by split, with `{placeholders}`. No two of different splits are alike, whatever stands in the placeholders:
 * `tests/datasets/ehr/wordings.test.ts`.
 */
export type Wordings = Readonly<Record<Split, readonly string[]>>;

export interface Drawn {
  readonly query: Query;
  readonly slots: Slots;
  /** Steps of difficulty beyond the template's own, such as a scope that has to be worked out first. */
  readonly harder?: number;
  /** More ways of asking, which only fit these parameters. */
  readonly also?: Wordings;
}

export interface Template {
  /** Unique in its family. */
  readonly id: string;
  readonly category: AnswerableId;
  /** 1 to 5. */
  readonly difficulty: number;
  /** A placeholder may be empty. */
  readonly phrasings: Wordings;
  /** Parameters that are likely to have an answer; undefined where the pools have none. */
  draw(draw: Draw): Drawn | undefined;
}

/** Conditions on events, and how they are said. */
export interface Scope {
  readonly part: Pick<Events, 'window' | 'stay'>;
  readonly text: string;
  readonly harder: number;
}

const NO_SCOPE: Scope = { part: {}, text: '', harder: 0 };

export class Draw {
  readonly rng: Rng;
  readonly pools: Pools;
  readonly schema: SchemaName;

  constructor(rng: Rng, pools: Pools) {
    this.rng = rng;
    this.pools = pools;
    this.schema = pools.schema;
  }

  /** An event with an unambiguous name (visits, ICU stays and charges have none). */
  event(kind: EventKind, fits: (event: PoolEvent) => boolean = () => true): PoolEvent | undefined {
    const all = this.pools.all(kind);
    if (all.length === 0) return undefined;
    const unnamed = kind === 'visit' || kind === 'icu' || kind === 'charge';
    for (let attempt = 0; attempt < 60; attempt++) {
      const event = this.rng.pick(all);
      if ((unnamed || (event.name !== null && this.pools.names(kind).has(event.name))) && fits(event)) return event;
    }
    return undefined;
  }

  /** Names stand as people say them. */
  say(kind: EventKind, name: string | null): string {
    return sayName(kind, name ?? '');
  }

  window(window: Window | undefined): Scope | undefined {
    return window === undefined ? undefined : { part: { window }, text: sayWindow(window, this.rng), harder: 0 };
  }

  /** A calendar window or none. */
  absolute(event: PoolEvent, always = false): Scope {
    return !always && this.rng.chance(0.35) ? NO_SCOPE : this.window(absoluteWindow(this.rng, event.time)) ?? NO_SCOPE;
  }

  relative(event: PoolEvent): Scope | undefined {
    return this.window(relativeWindow(this.rng, event.time));
  }

  /** One of the stays of the event's patient that hold the event. */
  stay(event: PoolEvent, options: { readonly of?: 'visit' | 'icu'; readonly hours?: boolean } = {}): Scope | undefined {
    const of = options.of ?? (this.rng.chance(0.7) ? 'visit' : 'icu');
    const stays = this.pools.stays(of, event.patient);
    const at = of === 'visit' ? stays.findIndex(({ visit }) => visit === event.visit) : stays.findIndex(({ time, end }) => time <= event.time && (end === null || event.time <= end));
    const stay = stays[at];
    if (stay === undefined) return undefined;
    const over = stays.filter(({ end }) => end !== null);
    const which: Stay['which'][] = [];
    if (at === 0) which.push('first');
    if (over.at(-1) === stay) which.push('last');
    if (stay.end === null) which.push('current', 'current');
    if (which.length === 0) return undefined;
    let hours: number | undefined;
    if (options.hours === true) {
      const passed = (Date.parse(`${event.time.replace(' ', 'T')}Z`) - Date.parse(`${stay.time.replace(' ', 'T')}Z`)) / 3_600_000;
      hours = [6, 12, 24, 48, 72].find((each) => passed >= 0 && passed <= each);
      if (hours === undefined) return undefined;
    }
    const chosen: Stay = { of, which: this.rng.pick(which), ...(hours === undefined ? {} : { hours }) };
    return { part: { stay: chosen }, text: sayStay(chosen, this.rng), harder: 1 };
  }

  /** A stay, the first hours of one, a window from now, a calendar window, or none. */
  scope(event: PoolEvent): Scope {
    const chance = this.rng.float();
    const scope = chance < 0.3 ? this.stay(event) : chance < 0.38 ? this.stay(event, { hours: true }) : chance < 0.6 ? this.relative(event) : undefined;
    return scope ?? this.absolute(event);
  }

  /** For questions on all patients: a calendar window, one from now, or none. */
  wide(always = true): Scope {
    if (!always && this.rng.chance(0.2)) return NO_SCOPE;
    return this.window(this.rng.chance(0.3) ? wideRelativeWindow(this.rng) : wideWindow(this.rng)) ?? NO_SCOPE;
  }
}

/** A phrasing with its placeholders filled, as a sentence. */
export function fill(phrasing: string, slots: Slots): string {
  const word = (name: string): string => {
    const found = slots[name];
    if (found === undefined) throw new RangeError(`nothing for {${name}} in ${JSON.stringify(phrasing)}`);
    return String(found);
  };
  // What stays empty is taken out first, so that names keep their own blanks and points.
  const frame = phrasing.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (word(name) === '' ? '' : whole)).replaceAll(/\s+/g, ' ').replaceAll(/\s+([?.,:])/g, '$1').replaceAll(/,([?.:])/g, '$1').replace(/^[\s,]+/, '').trim();
  const text = frame.replaceAll(/(\ba )?\{(\w+)\}/gi, (_, article: string | undefined, name: string) => article === undefined ? word(name) : withArticle(word(name)));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
