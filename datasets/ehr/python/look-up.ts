/** Programs that look one thing up. */
import type { Query } from '../query.ts';
import { pyLiteral } from './literal.ts';
import type { Program } from './program.ts';
import { DICTIONARIES, mimicOf, unitStays } from './tables.ts';
import { unpacked } from './column.ts';

export function person(program: Program, { field }: Extract<Query, { op: 'person' }>): void {
  if (program.schema === 'eicu') {
    if (field !== 'gender') throw new RangeError(`eICU has no ${field}`);
    program.add(`answer = sorted({gender for _, _, _, gender, *_ in ${unitStays(program)} if gender})`);
    return;
  }
  const columns = ['_', '_', 'gender', 'dob', 'dod'];
  program.add(`answer = [${field} for ${unpacked(columns, field)} in ${mimicOf(program, 'PATIENTS')} if ${field}]`);
}

export function personOf(program: Program, { of, field }: Extract<Query, { op: 'person-of' }>): void {
  if (program.schema !== 'mimic-iii') throw new RangeError('of groups this is asked in MIMIC-III alone');
  const group = program.patientSet(of);
  program.add(`answer = sorted({${field} for ${unpacked(['_', 'patient', 'gender', 'dob', 'dod'], `${field} patient`)} in ${mimicOf(program, 'PATIENTS')} if patient in ${group} and ${field}})`);
}

export function code(program: Program, { kind, name }: Extract<Query, { op: 'code' }>): void {
  if (program.schema !== 'mimic-iii') throw new RangeError('eICU has no dictionary of codes');
  const [table, columns] = DICTIONARIES[kind === 'diagnosis' ? 'diagnosis_titles' : 'procedure_titles'];
  program.add(`answer = sorted({code for ${columns.join(', ')} in ${program.all(table)} if name == ${pyLiteral(name)}})`);
}
