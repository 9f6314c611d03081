/**
 * What a disease is to the synthetic hospital: its names, what it does to laboratory values and vitals, and how it is treated.
 */

/**
 * One push on a value. `x` multiplies by a factor drawn from low..high, `+` adds such an amount. `hours` is the time constant of the recovery
 * under treatment; 0 means that the push lasts (chronic disease). A vital's push is always `+`.
 */
export type Effect = readonly [target: string, how: 'x' | '+', low: number, high: number, hours: number];

export interface Condition {
  readonly key: string;
  /** ICD-9-CM alternatives without the dot; one is drawn, the first ones more often. */
  readonly codes: readonly string[];
  /** Names in eICU's diagnosis table; one is drawn, the first ones more often. */
  readonly eicu: readonly string[];
  readonly effects: readonly Effect[];
  readonly drugs: readonly Chance[];
  /** Tests that this condition makes doctors order beyond the daily panels. */
  readonly labs: readonly Chance[];
  /** ICD-9-CM procedure codes. */
  readonly procedures: readonly Chance[];
  /** Names in eICU's treatment table beyond those that follow from drugs and procedures. */
  readonly treatments: readonly Chance[];
  /** Keys of cultures in microbiology.ts. */
  readonly cultures: readonly Chance[];
  /** Added to the log-odds of death in hospital. */
  readonly risk: number;
}

/** Something that happens with a probability. */
export interface Chance {
  readonly key: string;
  readonly probability: number;
}

/** Written as `key` (always), `key:0.4`; several separated by ` | `. */
export function chances(text: string | undefined): readonly Chance[] {
  if (text === undefined || text === '') return [];
  return text.split(' | ').map((part) => {
    const at = part.lastIndexOf('@');
    const probability = at < 0 ? 1 : Number(part.slice(at + 1));
    if (!(probability > 0 && probability <= 1)) throw new RangeError(`'${part}' has no probability`);
    return { key: at < 0 ? part : part.slice(0, at), probability };
  });
}

export interface ConditionRow {
  readonly codes: string;
  readonly eicu?: string;
  readonly fx?: readonly Effect[];
  readonly drugs?: string;
  readonly labs?: string;
  readonly procs?: string;
  readonly treat?: string;
  readonly cultures?: string;
  readonly risk?: number;
}

export function conditionsOf(rows: Readonly<Record<string, ConditionRow>>): readonly Condition[] {
  return Object.entries(rows).map(([key, row]) => ({
    key,
    codes: row.codes.split(' '),
    eicu: row.eicu === undefined || row.eicu === '' ? [] : row.eicu.split(' | '),
    effects: row.fx ?? [],
    drugs: chances(row.drugs),
    labs: chances(row.labs),
    procedures: chances(row.procs),
    treatments: chances(row.treat),
    cultures: chances(row.cultures),
    risk: row.risk ?? 0,
  }));
}

