/** Which recorded episodes are meant, as conditions of the store: the same words for the HTTP door, exports and statistics. */
type OneOrMore = string | readonly string[] | undefined;

export interface TrajectoryFilter {
  readonly task?: string | undefined;
  readonly family?: OneOrMore;
  readonly category?: OneOrMore;
  readonly split?: OneOrMore;
  readonly source?: OneOrMore;
  readonly feedback?: OneOrMore;
  /** Of `meta`. */
  readonly run?: OneOrMore;
  readonly model?: OneOrMore;
  readonly tag?: OneOrMore;
  readonly outcome?: OneOrMore;
  readonly fault?: OneOrMore;
  readonly stopReason?: OneOrMore;
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

/** The column behind each word, and how it is compared. */
const CONDITIONS = {
  task: ['task'], family: ['family'], category: ['category'], split: ['split'], source: ['source'], feedback: ['feedback'], run: ['run'], model: ['model'], tag: ['tag'],
  outcome: ['outcome'], fault: ['fault'], stopReason: ['stop_reason'], solved: ['solved'], minReward: ['reward', '>='], maxReward: ['reward', '<='], since: ['started_at', '>='], until: ['started_at', '<'],
} as const satisfies { readonly [word in keyof TrajectoryFilter]-?: readonly [column: string, comparison?: string] };

export function conditionsOf(filter: TrajectoryFilter): Conditions {
  const where: string[] = [];
  const values: Value[] = [];
  for (const [word, [column, comparison]] of Object.entries(CONDITIONS)) {
    const wanted: unknown = filter[word as keyof TrajectoryFilter];
    if (wanted === undefined) continue;
    const each = (Array.isArray(wanted) ? wanted : [wanted]).map((value): Value => (typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : String(value)));
    where.push(comparison === undefined ? `${column} IN (${each.map(() => '?').join(', ')})` : `${column} ${comparison} ?`);
    values.push(...each);
  }
  return { where, values };
}
