/** What a generated cancer study is made from, and how its tables are laid out: columns and codes differ from study to study, as in cBioPortal. */
import type { Split } from '../../../env/task.ts';

/** How a status column says event and censored. */
export interface StatusStyle { readonly event: string; readonly censored: string }

export interface Endpoint {
  /** As it is called in a question. */
  readonly name: string;
  readonly title: string;
  readonly time: string;
  readonly unit: 'months' | 'days';
  readonly status: string;
  readonly style: StatusStyle;
  /** Months by which half of average patients have had the event, before censoring. */
  readonly half: number;
  /** Of the Weibull distribution of times. */
  readonly shape: number;
}

export type Role = 'oncogene' | 'suppressor' | 'mixed';

export interface GeneProfile {
  readonly symbol: string;
  /** Share of patients with a nonsynonymous mutation. */
  readonly frequency: number;
  readonly role: Role;
  /** Hazard ratio of its mutation, for all endpoints. */
  readonly hazard?: number;
  /** Protein changes with their weights, where there are hotspots. */
  readonly hotspots?: Readonly<Record<string, number>>;
  /** Copy number: share of samples that are amplified, or deeply deleted. */
  readonly amplified?: number;
  readonly deleted?: number;
}

/** A column of the clinical tables with a few levels. */
export interface Factor {
  readonly column: string;
  readonly title: string;
  readonly levels: readonly { readonly value: string; readonly weight: number; readonly hazard?: number }[];
  /** Levels as a question groups them. */
  readonly groups: readonly { readonly label: string; readonly values: readonly string[] }[];
}

export interface Measure {
  readonly column: string;
  readonly title: string;
  readonly unit: string;
  readonly mean: number;
  readonly deviation: number;
  readonly decimals: number;
  readonly low: number;
  readonly high: number;
  readonly skewed?: true;
  /** Where a question divides patients. */
  readonly cut: number;
  /** Hazard ratio for one standard deviation. */
  readonly hazard?: number;
}

export interface Response {
  readonly column: string;
  readonly title: string;
  /** The values of complete and partial response, stable and progressive disease, and not evaluable. */
  readonly values: { readonly CR: string; readonly PR: string; readonly SD: string; readonly PD: string; readonly NE: string };
  /** Best change of the sum of target lesions, in percent. */
  readonly change: string;
  /** Share of CR and PR by arm, in the order of the arms. */
  readonly rates: readonly number[];
}

export interface Drug { readonly name: string; readonly halfMicromolar: number; readonly slope: number; readonly sensitiser?: string }

export interface Profile {
  readonly id: string;
  readonly split: Split;
  readonly cancer: string;
  /** As a question introduces it. */
  readonly about: string;
  readonly patients: number;
  readonly prefix: string;
  readonly oncotree: string;
  readonly center: readonly [string, string];
  readonly missing: readonly string[];
  readonly endpoints: readonly [Endpoint, Endpoint];
  readonly age: Measure;
  readonly measures: readonly [Measure, Measure];
  readonly stage: Factor;
  readonly arm: Factor;
  /** Further factors, the first with two groups. */
  readonly factors: readonly [Factor, Factor];
  readonly response: Response;
  readonly sampleType: { readonly column: string; readonly primary: string; readonly others: readonly string[] };
  readonly profiled: { readonly column: string; readonly yes: string; readonly no: string };
  readonly subtypes: readonly string[];
  readonly genes: readonly GeneProfile[];
  /** At most one of each group is mutated in most tumours. */
  readonly exclusive: readonly (readonly string[])[];
  /** Pairs that are mutated together more often than by chance, by this odds ratio. */
  readonly together: readonly (readonly [string, string, number])[];
  /** Genes by whose expression the subtypes differ, in the order of `subtypes`. */
  readonly signatures: readonly (readonly string[])[];
  /** Genes that a mutation raises or lowers, in log2. */
  readonly effects: readonly { readonly gene: string; readonly of: string; readonly change: number }[];
  readonly background: readonly string[];
  readonly drugs: readonly [Drug, Drug, Drug];
  readonly doseUnit: 'uM' | 'nM';
}
