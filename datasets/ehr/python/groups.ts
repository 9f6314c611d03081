/** Groups of patients, and the answers of other questions, as sets to look things up in: each an expression, worked out before. */
import type { Patients, Query } from '../query.ts';
import type { Inner, Program } from './program.ts';
import { collected } from './scan.ts';
import { following } from './sequence.ts';
import { deaths, peopleOf } from './tables.ts';

function patientSet(program: Program, of: Patients): string {
  if ('having' in of) return program.held('group', collected(program, of.having, { take: ['patient'] }, '{', '}'));
  if ('sequence' in of) return program.apart('group', JSON.stringify(of), () => following(program, of.sequence, ['patient']), 'set(following)');
  if ('all' in of) return program.held('group', of.all.map((each) => patientSet(program, each)).join(' & '));
  if ('without' in of) return program.held('group', `${patientSet(program, of.of)} - ${patientSet(program, of.without)}`);
  if ('asked' in of) return program.answerSet(of.asked, program.schema === 'mimic-iii');
  if ('gender' in of.person) return peopleOf(program, of.person.gender);
  if (program.schema !== 'mimic-iii') throw new RangeError('eICU does not know when people die');
  return program.held('group', `{patient for patient, death in ${deaths(program)}.items() if death}`);
}

function answerSet(program: Program, query: Query, isInteger: boolean): string {
  const answer = program.answerOf(query);
  return program.held('values_asked', isInteger && program.patients === undefined ? `{str(each) for each in ${answer}}` : `set(${answer})`);
}

/** @param write adds the statements of a question to a program */
export const innerBy = (write: (program: Program, query: Query) => void): Inner => ({
  patients: patientSet,
  values: answerSet,
  answer: (program, query) => program.apart('asked', `answer ${JSON.stringify(query)}`, () => write(program, query), 'answer'),
});
