/**
 * A question about health records as a Python program that answers it: the reference solution. It is written from the meaning in
 * `query.ts` alone, over plain rows and with Python's own tools, so that it can disagree with the gold answer.
 */
import type { Events, Query, SchemaName } from '../query.ts';
import { cohort, ofVisits, readmissions, survival } from './cohort.ts';
import { allWithin, bestGroup, byPeriod, count, exists, fold, foldBy, foldDifference, list, more, percentBelow, rank, times } from './folding.ts';
import { change, elapsed, greaterOrLess, pick } from './picking.ts';
import { code, person } from './look-up.ts';
import { Program } from './program.ts';
import { delay, followed, patients } from './sequence.ts';

export { pyLiteral } from './literal.ts';

/** A program that reads the tables under `/data/<schema>` and assigns to `answer`. RangeError: the schema does not hold what is asked. */
export function referencePython(schema: SchemaName, query: Query): string {
  if (query.op === 'none') return 'answer = None\n';
  const program = new Program(schema, namedPatients(query));
  write(program, query);
  return program.toString();
}

function write(program: Program, query: Exclude<Query, { op: 'none' }>): void {
  switch (query.op) {
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

/** All events that a query speaks of. */
function eventsOf(query: Query): readonly Events[] {
  switch (query.op) {
    case 'count': case 'list': case 'times': case 'fold': case 'fold-by': case 'by-period': case 'percent-below': case 'best-group': case 'exists': case 'all-within': return [query.of];
    case 'rank': return 'first' in query.of ? [query.of.first, query.of.then] : [query.of];
    case 'pick': return [query.pick.from];
    case 'change': return [query.from.from, query.to.from];
    case 'fold-difference': case 'more': return [query.a, query.b];
    case 'greater': case 'less': return [query.a.from, query.b.from];
    case 'elapsed': return [query.from, query.to].flatMap((moment) => (moment === 'now' ? [] : [moment.at.from]));
    case 'patients': case 'patient-list': return 'sequence' in query.of ? [query.of.sequence.first, query.of.sequence.then] : [query.of.having];
    case 'cohort': case 'survival': case 'visits': return [query.having];
    case 'delay': case 'followed': return [query.sequence.first, query.sequence.then];
    case 'person': case 'code': case 'readmissions': case 'none': return [];
  }
}

/** The patients that a query names, when it speaks of no others. */
function namedPatients(query: Query): readonly (string | number)[] | undefined {
  if (query.op === 'person') return [query.patient];
  const patients = eventsOf(query).map(({ patient }) => patient);
  const named = patients.filter((patient) => patient !== undefined);
  return named.length > 0 && named.length === patients.length ? [...new Set(named)] : undefined;
}
