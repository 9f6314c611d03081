/** Which patients a program can do with. */
import type { Events, Patients, Query } from '../query.ts';

/** A part of a query that speaks of all patients. */
const EVERYONE: Events = { kind: 'visit' };

const withInner = (events: Events): readonly Events[] => [events, ...(events.among === undefined ? [] : eventsOfGroup(events.among)), ...(events.asked ?? []).flatMap(({ by }) => eventsOf(by))];

function eventsOfGroup(of: Patients): readonly Events[] {
  if ('having' in of) return withInner(of.having);
  if ('sequence' in of) return [...withInner(of.sequence.first), ...withInner(of.sequence.then)];
  if ('all' in of) return of.all.flatMap(eventsOfGroup);
  if ('without' in of) return [...eventsOfGroup(of.of), ...eventsOfGroup(of.without)];
  return [EVERYONE, ...('asked' in of ? eventsOf(of.asked) : [])];
}

/** All events that a query speaks of. */
function eventsOf(query: Query): readonly Events[] {
  switch (query.op) {
    case 'count': case 'list': case 'times': case 'fold': case 'fold-by': case 'by-period': case 'percent-below': case 'best-group': case 'exists': case 'all-within': return withInner(query.of);
    case 'rank': return 'first' in query.of ? [...withInner(query.of.first), ...withInner(query.of.then)] : withInner(query.of);
    case 'pick': return withInner(query.pick.from);
    case 'change': return [...withInner(query.from.from), ...withInner(query.to.from)];
    case 'fold-difference': case 'more': return [...withInner(query.a), ...withInner(query.b)];
    case 'greater': case 'less': return [...withInner(query.a.from), ...withInner(query.b.from)];
    case 'elapsed': return [query.from, query.to].flatMap((moment) => (moment === 'now' ? [] : withInner(moment.at.from)));
    case 'patients': case 'patient-list': case 'person-of': return eventsOfGroup(query.of);
    case 'compare': case 'exceeds': return [...eventsOf(query.a), ...eventsOf(query.b)];
    case 'cohort': case 'survival': case 'visits': return withInner(query.having);
    case 'delay': case 'followed': return [...withInner(query.sequence.first), ...withInner(query.sequence.then)];
    case 'person': return [{ ...EVERYONE, patient: query.patient }];
    case 'code': case 'readmissions': case 'none': return [EVERYONE];
  }
}

/** The patients that a query names, when it speaks of no others. */
export function namedPatients(query: Query): readonly (string | number)[] | undefined {
  const patients = eventsOf(query).map(({ patient }) => patient);
  const named = patients.filter((patient) => patient !== undefined);
  return named.length > 0 && named.length === patients.length ? [...new Set(named)] : undefined;
}
