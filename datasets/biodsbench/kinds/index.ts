/** The kinds of analysis, each with its forms of questions. */
import { CLUSTERING } from './clustering.ts';
import { CO_OCCURRENCE } from './co-occurrence.ts';
import { COX_MODEL } from './cox-model.ts';
import { DIFFERENTIAL_EXPRESSION } from './differential-expression.ts';
import { DOSE_RESPONSE } from './dose-response.ts';
import type { AnyForm } from './form.ts';
import { KAPLAN_MEIER } from './kaplan-meier.ts';
import { LOG_RANK } from './log-rank.ts';
import { MUTATION_FREQUENCY } from './mutation-frequency.ts';
import { ONCOPRINT_MATRIX } from './oncoprint-matrix.ts';
import { RESPONSE_RATES } from './response-rates.ts';
import { SURVIVAL_BY_GENOTYPE } from './survival-by-genotype.ts';
import { TABLE_ONE } from './table-one.ts';

export interface Kind { readonly id: string; readonly title: string; readonly forms: readonly AnyForm[] }

export const KINDS: readonly Kind[] = [KAPLAN_MEIER, LOG_RANK, COX_MODEL, MUTATION_FREQUENCY, CO_OCCURRENCE, ONCOPRINT_MATRIX, DIFFERENTIAL_EXPRESSION, CLUSTERING, SURVIVAL_BY_GENOTYPE, TABLE_ONE, RESPONSE_RATES, DOSE_RESPONSE];

export function kindOf(id: string): Kind {
  const kind = KINDS.find((each) => each.id === id);
  if (kind === undefined) throw new RangeError(`there is no kind of analysis ${id}`);
  return kind;
}
