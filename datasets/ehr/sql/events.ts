/** `Events` as a SELECT over the view of its kind. */
import { type Events, NOW, type Patients, type Query, type Stay, type Window } from '../query.ts';
import { literal } from './literals.ts';
import { billedAs, type Views } from './views.ts';

const now = literal(NOW);
const two = (n: number): string => String(n).padStart(2, '0');

/** The first moment of the window, and the first one after it, as SQL expressions; either may be open. */
function bounds(window: Window): { readonly from?: string; readonly before?: string } {
  switch (window.is) {
    case 'this': case 'last': {
      const start = window.unit === 'day' ? 'start of day' : `start of ${window.unit}`;
      const back = window.is === 'last' ? 1 : 0;
      const { month, day } = window;
      if (month !== undefined || day !== undefined) {
        const from = `datetime(${now}, '${start}', '-${back} ${window.unit}'${month === undefined ? '' : `, '+${month - 1} month'`}${day === undefined ? '' : `, '+${day - 1} day'`})`;
        const next = `datetime(${from}, '+1 ${day === undefined ? 'month' : 'day'}')`;
        // A day that the month has not holds nothing, and not the next month's first.
        const end = `datetime(${now}, '${start}', '-${back} ${window.unit}', '+${month ?? 1} month')`;
        return { from, before: day === undefined ? next : `min(${next}, ${end})` };
      }
      return { from: `datetime(${now}, '${start}', '-${back} ${window.unit}')`, before: `datetime(${now}, '${start}', '+${1 - back} ${window.unit}')` };
    }
    case 'ago': {
      // 'floor': a day that the month has not is its last day.
      const moment = `datetime(${now}, '-${window.n} ${window.unit}'${window.unit === 'day' ? '' : ', \'floor\''})`;
      return window.edge === 'since' ? { from: moment } : { before: `datetime(${moment}, '+1 second')` };
    }
    default: {
      const { year, month, day } = window;
      const start = `${year}-${two(month ?? 1)}-${two(day ?? 1)} 00:00:00`;
      const unit = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
      const before = `datetime('${start}', '+1 ${unit}')`;
      return { ...(window.is === 'until' ? {} : { from: `'${start}'` }), ...(window.is === 'since' ? {} : { before }) };
    }
  }
}

export function windowCondition(window: Window, column: string): string {
  const { from, before } = bounds(window);
  return [from === undefined ? undefined : `${column} >= ${from}`, before === undefined ? undefined : `${column} < ${before}`].filter((each) => each !== undefined).join(' AND ');
}

/** The chosen stay of every patient: `patient, visit, time, end`. */
function stays(views: Views, { of, which }: Stay, patient: Events['patient']): string {
  const view = views.of(of, patient);
  if (which === 'current') return `SELECT patient, visit, time, "end" FROM (${view}) WHERE "end" IS NULL`;
  return `SELECT patient, visit, ${which === 'first' ? 'min' : 'max'}(time) AS time, "end" FROM (${view})${which === 'last' ? ' WHERE "end" IS NOT NULL' : ''} GROUP BY patient`;
}

function stayCondition({ of, hours }: Stay): string {
  const belongs = of === 'visit' ? 'e.visit = s.visit' : `e.time >= s.time AND e.time <= coalesce(s."end", ${now})`;
  return hours === undefined ? belongs : `${belongs} AND e.time >= s.time AND e.time <= datetime(s.time, '+${hours} hours')`;
}

/** What conditions on events can ask for beside: the patients of a group, and the one column that answers another question. */
export interface Inner {
  patients(patients: Patients): string;
  asked(query: Query): string;
}

const ASKED = { name: 'e.name', patient: 'e.patient', visit: 'e.visit', day: 'date(e.time)', month: 'substr(e.time, 1, 7)', year: 'substr(e.time, 1, 4)' } as const;

/** `SELECT e.* ...`: each event once. */
export function eventsSelect(views: Views, events: Events, inner: Inner): string {
  const { kind, patient, name, stay, window, compare, item, people } = events;
  const joins: string[] = [];
  const where: string[] = [];
  if (patient !== undefined) where.push(`e.patient = ${literal(patient)}`);
  if (typeof name === 'string') where.push(`e.name = ${literal(name)}`);
  else if (name !== undefined) where.push(`e.name IN (${name.map(literal).join(', ')})`);
  for (const field of ['route', 'source', 'careunit', 'ward', 'organism', 'type', 'insurance', 'destination'] as const) {
    const value = events[field];
    if (value !== undefined) where.push(`e.${field} = ${literal(value)}`);
  }
  if (events.grown === true) where.push('e.organism IS NOT NULL AND e.organism <> \'no growth\'');
  if (stay !== undefined) joins.push(`JOIN (${stays(views, stay, patient)}) s ON s.patient = e.patient AND ${stayCondition(stay)}`);
  if (window !== undefined) where.push(windowCondition(window, 'e.time'));
  if (compare !== undefined) where.push(`e.value ${compare.is === 'greater' ? '>' : '<'} ${literal(compare.than)}`);
  if (item !== undefined) where.push(`e.name = ${literal(billedAs(views.schema, item.kind))} AND e.event IN (SELECT id FROM (${views.of(item.kind, patient)}) WHERE name = ${literal(item.name)})`);
  if (events.open !== undefined) where.push(`e."end" IS ${events.open ? '' : 'NOT '}NULL`);
  if (people?.gender !== undefined) joins.push(`JOIN (${views.people()}) g ON g.patient = e.patient AND g.gender = ${literal(people.gender)}`);
  if (people?.age !== undefined) joins.push(`JOIN (${views.of('visit', patient)}) a ON a.visit = e.visit AND a.age BETWEEN ${people.age[0]} AND ${people.age[1]}`);
  if (events.among !== undefined) where.push(`e.patient IN (${inner.patients(events.among)})`);
  for (const { field, by } of events.asked ?? []) where.push(`${ASKED[field]} IN (${inner.asked(by)})`);
  if (events.sinceLastDischarge === true) joins.push(`JOIN (SELECT patient, max("end") AS last_end FROM (${views.of('visit', patient)}) WHERE "end" IS NOT NULL GROUP BY patient) l ON l.patient = e.patient AND e.time > l.last_end`);
  // A patient can be in two open stays at once only where data is wrong; every other join finds one row at most.
  return `SELECT ${stay?.which === 'current' ? 'DISTINCT ' : ''}e.* FROM (${views.of(kind, patient)}) e${joins.map((join) => ` ${join}`).join('')}${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`;
}
