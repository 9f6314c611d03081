/** Programs about the patients or visits that had an event, and what became of them. */
import type { Query } from '../query.ts';
import { folded } from './folded.ts';
import type { Program } from './program.ts';
import { collected, type Item } from './scan.ts';
import { ages, deadly, deaths, peopleOf, visits } from './tables.ts';
import { inWindow } from './time.ts';

/** Defines `first`: a column of each patient's first event, by patient. Sorted backwards, the earliest is written last. */
function firstEvents(program: Program, { having }: Extract<Query, { op: 'cohort' | 'survival' }>, item: 'visit' | 'time'): void {
  const take: readonly Item[] = item === 'time' ? ['time', 'patient'] : ['time', 'patient', 'visit'];
  program.add(
    `events = ${collected(program, having, { take, present: ['time'] }, '[', ']')}`,
    `first = {patient: ${item} for ${take.map((each) => (each === 'time' && item !== 'time' ? '_' : each)).join(', ')} in sorted(events, reverse=True)}`,
  );
}

export function cohort(program: Program, query: Extract<Query, { op: 'cohort' }>): void {
  switch (query.measure) {
    case 'mean-age': {
      const table = ages(program);
      firstEvents(program, query, 'visit');
      program.add(`values = [${table}[visit] for visit in first.values() if visit in ${table}]`, `answer = ${folded(program, 'mean', 'values')}`);
      return;
    }
    case 'died-share': {
      const table = deadly(program);
      firstEvents(program, query, 'visit');
      program.add(`answer = 100 * sum(visit in ${table} for visit in first.values()) / len(first) if first else []`);
      return;
    }
    case 'female-share': {
      const table = peopleOf(program, 'f');
      program.add(
        `people = ${collected(program, query.having, { take: ['patient'], present: ['time'] }, '{', '}')}`,
        `answer = 100 * len(people & ${table}) / len(people) if people else []`,
      );
    }
  }
}

export function survival(program: Program, query: Extract<Query, { op: 'survival' }>): void {
  if (program.schema !== 'mimic-iii') throw new RangeError('eICU does not know when people die');
  const table = deaths(program);
  firstEvents(program, query, 'time');
  program.add(
    `survived = sum(not ${table}.get(patient) or ${table}[patient] > ${program.helper('later')}(time, days=${query.days}) for patient, time in first.items())`,
    'answer = 100 * survived / len(first) if first else []',
  );
}

export function ofVisits(program: Program, { having, measure, fn }: Extract<Query, { op: 'visits' }>): void {
  if (measure === 'days') {
    const table = visits(program);
    program.add(
      `having = ${collected(program, having, { take: ['visit'] }, '{', '}')}`,
      `days = [${program.helper('seconds')}(begin, end) / 86400 for _, visit, begin, end in ${table} if visit in having and end]`,
      `answer = ${folded(program, fn, 'days')}`,
    );
    return;
  }
  program.add(
    `having = ${collected(program, having, { take: ['visit'] }, '{', '}')}`,
    `charges = ${collected(program, { kind: 'charge' }, { take: ['visit', 'value'], present: ['value'], visits: 'having' }, '[', ']')}`,
    `costs = ${program.use('collections', 'defaultdict')}(list)`,
    'for visit, cost in charges:',
    '    costs[visit].append(cost)',
    `totals = [${program.use('math', 'fsum')}(each) for each in costs.values()]`,
    `answer = ${folded(program, fn, 'totals')}`,
  );
}

export function readmissions(program: Program, { window, days }: Extract<Query, { op: 'readmissions' }>): void {
  const inside = window === undefined ? '' : ` and ${inWindow(window, 'end')}`;
  program.add(
    `begins = ${program.use('collections', 'defaultdict')}(list)`,
    `for patient, _, begin, _ in ${visits(program)}:`,
    '    begins[patient].append(begin)',
    'answer = len({',
    '    patient',
    '    for patient, _, begin, end in visits',
    `    if end${inside}`,
    `    for limit in [${program.helper('later')}(end, days=${days})]`,
    '    if any(end < again <= limit for again in begins[patient])',
    '})',
  );
}
