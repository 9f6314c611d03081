/**
 * A question about health records as a Python program that answers it: the reference solution. It is written from the meaning in
 * `query.ts` alone, over plain rows and with Python's own tools, so that it can disagree with the gold answer.
 */
import type { Query, SchemaName } from '../query.ts';
import { cohort, ofVisits, readmissions, survival } from './cohort.ts';
import { allWithin, bestGroup, byPeriod, count, exists, fold, foldBy, foldDifference, list, more, percentBelow, rank, times } from './folding.ts';
import { change, elapsed, greaterOrLess, pick } from './picking.ts';
import { compare, exceeds } from './comparing.ts';
import { innerBy } from './groups.ts';
import { code, person, personOf } from './look-up.ts';
import { namedPatients } from './named-patients.ts';
import { Program } from './program.ts';
import { delay, followed, patients } from './sequence.ts';

export { pyLiteral } from './literal.ts';

/** A program that reads the tables under `/data/<schema>` and assigns to `answer`. RangeError: the schema does not hold what is asked. */
export function referencePython(schema: SchemaName, query: Query): string {
  if (query.op === 'none') return 'answer = None\n';
  const program = new Program(schema, namedPatients(query), innerBy(write));
  write(program, query);
  return program.toString();
}

/** Adds the statements that assign to `answer`. */
function write(program: Program, query: Query): void {
  switch (query.op) {
    case 'none': program.add('answer = None'); return;
    case 'count': return count(program, query);
    case 'pick': return pick(program, query);
    case 'list': return list(program, query);
    case 'times': return times(program, query);
    case 'fold': return fold(program, query);
    case 'fold-by': return foldBy(program, query);
    case 'by-period': return byPeriod(program, query);
    case 'percent-below': return percentBelow(program, query);
    case 'best-group': return bestGroup(program, query);
    case 'rank': return rank(program, query);
    case 'change': return change(program, query);
    case 'fold-difference': return foldDifference(program, query);
    case 'elapsed': return elapsed(program, query);
    case 'person': return person(program, query);
    case 'person-of': return personOf(program, query);
    case 'compare': return compare(program, query);
    case 'exceeds': return exceeds(program, query);
    case 'code': return code(program, query);
    case 'patients': case 'patient-list': return patients(program, query);
    case 'cohort': return cohort(program, query);
    case 'survival': return survival(program, query);
    case 'visits': return ofVisits(program, query);
    case 'delay': return delay(program, query);
    case 'readmissions': return readmissions(program, query);
    case 'exists': return exists(program, query);
    case 'followed': return followed(program, query);
    case 'greater': case 'less': return greaterOrLess(program, query);
    case 'more': return more(program, query);
    case 'all-within': return allWithin(program, query);
  }
}
