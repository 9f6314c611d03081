/** Building blocks of the studies' profiles: the codes and levels in which exports of clinical tables differ. */
import type { Drug, Endpoint, Factor, GeneProfile, Measure, Response, Role, StatusStyle } from './profile.ts';

export const STATUS = {
  deceased: { event: '1:DECEASED', censored: '0:LIVING' }, deceasedPlain: { event: 'DECEASED', censored: 'LIVING' }, dead: { event: 'Dead', censored: 'Alive' }, died: { event: '1', censored: '0' },
  progressed: { event: '1:Progressed', censored: '0:Not Progressed' }, progression: { event: '1:PROGRESSION', censored: '0:CENSORED' }, progressionPlain: { event: 'PROGRESSION', censored: 'CENSORED' },
  recurred: { event: '1:Recurred/Progressed', censored: '0:DiseaseFree' }, recurredPlain: { event: 'Recurred', censored: 'DiseaseFree' }, yes: { event: '1:Yes', censored: '0:No' }, relapsed: { event: 'Relapsed', censored: 'Not Relapsed' },
} as const satisfies Readonly<Record<string, StatusStyle>>;

const TITLES: Readonly<Record<string, string>> = { OS: 'overall survival', PFS: 'progression-free survival', DFS: 'disease-free survival', RFS: 'recurrence-free survival', EFS: 'event-free survival', DSS: 'disease-specific survival' };

export function endpoint(name: string, style: StatusStyle, half: number, shape: number, unit: 'months' | 'days' = 'months'): Endpoint {
  return { name, title: TITLES[name] ?? name, time: `${name}_${unit.toUpperCase()}`, unit, status: `${name}_STATUS`, style, half, shape };
}

export const gene = (symbol: string, frequency: number, role: Role, more: Omit<GeneProfile, 'symbol' | 'frequency' | 'role'> = {}): GeneProfile => ({ symbol, frequency, role, ...more });

export function age(column: string, mean: number, deviation: number, cut: number, hazard = 1.25): Measure {
  return { column, title: 'age', unit: 'years', mean, deviation, decimals: 0, low: 19, high: 89, cut, hazard };
}

export function measure(column: string, title: string, unit: string, mean: number, deviation: number, decimals: number, range: readonly [number, number], cut: number, more: { readonly skewed?: true; readonly hazard?: number } = {}): Measure {
  return { column, title, unit, mean, deviation, decimals, low: range[0], high: range[1], cut, ...more };
}

const level = (value: string, weight: number, hazard?: number): Factor['levels'][number] => ({ value, weight, ...(hazard === undefined ? {} : { hazard }) });

/** @param levels as value, weight, hazard ratio */
export function factor(column: string, title: string, levels: readonly (readonly [string, number, number?])[], groups?: Readonly<Record<string, readonly string[]>>): Factor {
  return {
    column, title, levels: levels.map(([value, weight, hazard]) => level(value, weight, hazard)),
    groups: groups === undefined ? levels.map(([value]) => ({ label: value, values: [value] })) : Object.entries(groups).map(([label, values]) => ({ label, values })),
  };
}

export const sex = (female: number, words: readonly [string, string] = ['Female', 'Male']): Factor => factor('SEX', 'sex', [[words[0], female], [words[1], 1 - female, 1.15]]);

/** With the substages that a table has, which a question groups to I to IV. */
export function stage(column: string, weights: readonly [number, number, number, number], form: (roman: string, sub: string) => string): Factor {
  const romans = ['I', 'II', 'III', 'IV'] as const;
  const subs = [['A', 'B'], ['A', 'B'], ['A', 'B', 'C'], ['']] as const;
  const hazards = [0.55, 0.85, 1.35, 2.2];
  const levels = romans.flatMap((roman, i) => (subs[i] ?? []).map((sub): [string, number, number?] => [form(roman, sub), (weights[i] ?? 0) / (subs[i]?.length ?? 1), hazards[i] ?? 1]));
  return factor(column, 'stage', levels, Object.fromEntries(romans.map((roman, i) => [roman, (subs[i] ?? []).map((sub) => form(roman, sub))])));
}

/** A stage without substages. */
export const plainStage = (column: string, title: string, levels: readonly (readonly [string, number, number])[], groups: Readonly<Record<string, readonly string[]>>): Factor => factor(column, title, levels, groups);

export const SHORT = { CR: 'CR', PR: 'PR', SD: 'SD', PD: 'PD', NE: 'NE' } as const;
export const LONG = { CR: 'Complete Response', PR: 'Partial Response', SD: 'Stable Disease', PD: 'Progressive Disease', NE: 'Not Evaluable' } as const;
export const UPPER = { CR: 'COMPLETE RESPONSE', PR: 'PARTIAL RESPONSE', SD: 'STABLE DISEASE', PD: 'PROGRESSIVE DISEASE', NE: 'NOT EVALUABLE' } as const;
export const response = (column: string, values: Response['values'], change: string, rates: readonly number[], title = 'best overall response'): Response => ({ column, title, values, change, rates });

export const drug = (name: string, halfMicromolar: number, slope: number, sensitiser?: string): Drug => ({ name, halfMicromolar, slope, ...(sensitiser === undefined ? {} : { sensitiser }) });

const ecogHazard = [0.8, 1.1, 1.9] as const;
export const ecog = (column: string, weights: readonly [number, number, number]): Factor => factor(column, 'ECOG performance status', weights.map((weight, i): [string, number, number?] => [String(i), weight, ecogHazard[i] ?? 1]), { '0': ['0'], '1-2': ['1', '2'] });
export const grade = (column: string, weights: readonly [number, number, number], form: (grade: number) => string): Factor => factor(column, 'tumour grade', weights.map((weight, i): [string, number, number?] => [form(i + 1), weight, [0.8, 1, 1.4][i] ?? 1]), { 'low/intermediate': [form(1), form(2)], high: [form(3)] });

export const IMMUNE = ['CD8A', 'GZMB', 'PDCD1', 'CXCL9', 'IFNG'] as const;
export const HOUSEKEEPING = ['ACTB', 'GAPDH', 'HPRT1', 'TBP', 'RPLP0', 'B2M', 'PGK1', 'SDHA'] as const;
export const PROLIFERATION = ['MKI67', 'TOP2A', 'CCNB1', 'AURKA', 'BIRC5'] as const;
