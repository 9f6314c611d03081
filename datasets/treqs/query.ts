/**
 * What a question on MIMICSQL's tables means, as data. A question is written from it in English, its gold answer is computed
 * from it in SQL (`sql/`), and a reference solution is written from it in Python (`python/`): three readings of one meaning,
 * of which the last two must agree.
 *
 * Everything begins with admissions, the rows of DEMOGRAPHIC. The other four tables hold what belongs to an admission, by HADM_ID.
 */
export const EVENT_TABLES = ['DIAGNOSES', 'PROCEDURES', 'PRESCRIPTIONS', 'LAB'] as const;
export type EventTable = (typeof EVENT_TABLES)[number];
export type TableName = 'DEMOGRAPHIC' | EventTable;

/**
 * What is asked of a row: one of its table's columns, or a number worked out from them.
 *
 * | term | of | is |
 * |---|---|---|
 * | HOURS | DEMOGRAPHIC | hours from ADMITTIME to DISCHTIME, with decimals |
 * | VALUE | LAB | the number that VALUE_UNIT begins with: 12.6 of 12.6g/dL |
 * | DOSE | PRESCRIPTIONS | the number that DRUG_DOSE begins with: 500 of 500mg |
 */
export interface Term { readonly table: TableName; readonly name: string }

/** Terms that no column holds. */
export const DERIVED: readonly Term[] = [{ table: 'DEMOGRAPHIC', name: 'HOURS' }, { table: 'LAB', name: 'VALUE' }, { table: 'PRESCRIPTIONS', name: 'DOSE' }];

export type Fold = 'max' | 'min' | 'average';
export type Comparison = '=' | '<' | '<=' | '>' | '>=';

/** Numbers compare as numbers, times and other text as text. What is missing fulfils no condition. */
export interface Condition {
  readonly name: string;
  readonly is: Comparison;
  /** A number may be that of a fold, such as the average over all patients. */
  readonly value: string | number | { readonly op: 'fold'; readonly fn: Fold; readonly term: Term; readonly from: Source };
}

/** Rows of a table for which all conditions hold. */
export interface Rows { readonly table: EventTable; readonly where: readonly Condition[] }

/** Admissions whose own row fulfils all of `where`, that have a row of each of `having`, and none of each of `lacking`. */
export interface Admissions {
  readonly where?: readonly Condition[];
  readonly having?: readonly Rows[];
  readonly lacking?: readonly Rows[];
}

/** Admissions, or with `rows` the combinations of each admission with such rows of its own, one of each table. No table comes twice. */
export interface Source { readonly of: Admissions; readonly rows?: readonly Rows[] }

export type Query =
  /** How many combinations there are; with `distinct`, how many different values that term has among them. */
  | { readonly op: 'count'; readonly distinct?: Term; readonly from: Source }
  /** The different rows of these terms. */
  | { readonly op: 'list'; readonly terms: readonly Term[]; readonly from: Source }
  /** Over all combinations. */
  | { readonly op: 'fold'; readonly fn: Fold; readonly term: Term; readonly from: Source }
  /** Of each admission or patient that is among the combinations one number, and the fold of these. */
  | { readonly op: 'fold-groups'; readonly fn: Fold; readonly per: 'HADM_ID' | 'SUBJECT_ID'; readonly inner: 'count' | Fold; readonly term?: Term; readonly from: Source }
  /** The different rows of `give` where the term is greatest or least. */
  | { readonly op: 'extreme'; readonly fn: 'max' | 'min'; readonly term: Term; readonly give: readonly Term[]; readonly from: Source }
  /** The values of `by` whose score is greatest or least; a missing value is none. Patients are counted once. */
  | { readonly op: 'best-group'; readonly fn: 'max' | 'min'; readonly by: Term; readonly score: 'rows' | 'patients' | Term; readonly from: Source }
  /** For each value of `by` that is not missing: the value and the fold. */
  | { readonly op: 'grouped'; readonly fn: Fold; readonly by: Term; readonly term: Term; readonly from: Source }
  /** The average over the first minus that over the second. */
  | { readonly op: 'difference'; readonly term: Term; readonly from: Source; readonly minus: Source };
