/** Which recorded episodes are meant, as conditions of the store: the same words for the HTTP door, exports and statistics. */
export interface TrajectoryFilter {
  readonly task?: string | undefined;
  readonly family?: string | readonly string[] | undefined;
  readonly category?: string | readonly string[] | undefined;
  readonly split?: string | undefined;
  readonly source?: string | undefined;
  readonly feedback?: string | undefined;
  /** Of `meta`. */
  readonly run?: string | readonly string[] | undefined;
  readonly model?: string | readonly string[] | undefined;
  readonly solved?: boolean | undefined;
  /** Return at least, and at most, so much. */
  readonly minReward?: number | undefined;
  readonly maxReward?: number | undefined;
  /** Begun at this time or later, and before that one: milliseconds since 1970. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
}

type Value = string | number;
export interface Conditions { readonly where: readonly string[]; readonly values: readonly Value[] }

/** The column or expression behind each word, and how it is compared. `run` is written as its index is. */
const CONDITIONS = {
  task: 'task =', family: 'family =', category: 'category =', split: 'split =', source: 'source =', feedback: "json_extract(options, '$.feedback') =",
  run: "json_extract(meta, '$.run') =", model: "json_extract(meta, '$.model') =", solved: 'solved =',
  minReward: 'reward >=', maxReward: 'reward <=', since: 'started_at >=', until: 'started_at <',
} as const satisfies { readonly [word in keyof TrajectoryFilter]-?: string };

export function conditionsOf(filter: TrajectoryFilter): Conditions {
  const where: string[] = [];
  const values: Value[] = [];
  for (const [word, condition] of Object.entries(CONDITIONS)) {
    const wanted: unknown = filter[word as keyof TrajectoryFilter];
    if (wanted === undefined) continue;
    const each = (Array.isArray(wanted) ? wanted : [wanted]).map((value): Value => (typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : String(value)));
    where.push(`(${each.map(() => `${condition} ?`).join(' OR ') || '0'})`);
    values.push(...each);
  }
  return { where, values };
}
