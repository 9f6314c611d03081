/** The gold answer of a question as one SQL query for SQLite (3.46 or later). */
import type { Events, Moment, Patients, Pick, Query, SchemaName, Sequence } from '../query.ts';
import { NOW } from '../query.ts';
import { eventsSelect, type Inner, windowCondition } from './events.ts';
import { literal } from './literals.ts';
import { diedInHospital, personColumn, tableViews, type Views } from './views.ts';

const AGGREGATE = { max: 'max', min: 'min', mean: 'avg', sum: 'sum', count: 'count' } as const;
const GROUPS = { day: 'date(time)', month: 'substr(time, 1, 7)', year: 'substr(time, 1, 4)', visit: 'visit', patient: 'patient', name: 'name' } as const;
/** Sums of cents differ in their last bits by the order of adding; groups that tie should tie. */
const rounded = (sum: string): string => `round(${sum}, 6)`;

class Compiler implements Inner {
  readonly #views: Views;

  constructor(views: Views) {
    this.#views = views;
  }

  /** The answer of a question within another. */
  asked(query: Query): string {
    return this.#views.answer?.(query) ?? this.query(query);
  }

  query(query: Query): string {
    switch (query.op) {
      case 'count': return `SELECT count(${{ events: '*', patients: 'DISTINCT patient', names: 'DISTINCT name', visits: 'DISTINCT visit' }[query.what]}) FROM (${this.#events(query.of)})`;
      case 'pick': return this.#pick(query.pick, query.field);
      case 'list': return `SELECT DISTINCT "${query.field}" FROM (${this.#events(query.of)}) WHERE "${query.field}" IS NOT NULL`;
      case 'times': return `SELECT "${query.field}" FROM (${this.#events(query.of)}) WHERE "${query.field}" IS NOT NULL GROUP BY 1 HAVING count(*) = ${query.times}`;
      case 'fold': return `SELECT ${AGGREGATE[query.fn]}("${query.field ?? 'value'}") FROM (${this.#events(query.of)})`;
      case 'fold-by': return `SELECT ${AGGREGATE[query.fn]}(total) FROM (SELECT ${this.#inner(query.inner)} AS total FROM (${this.#events(query.of)}) WHERE ${query.inner === 'count' ? '1' : 'value IS NOT NULL'} GROUP BY ${GROUPS[query.by]})`;
      case 'by-period': return `SELECT ${GROUPS[query.by]}, ${AGGREGATE[query.fn]}(value) FROM (${this.#events(query.of)}) WHERE value IS NOT NULL GROUP BY 1`;
      case 'percent-below': return `SELECT 100.0 * avg(value < ${literal(query.than)}) FROM (${this.#events(query.of)}) WHERE value IS NOT NULL`;
      case 'best-group': {
        const key = GROUPS[query.by];
        const groups = `SELECT ${key} AS grp, ${rounded(this.#inner(query.inner))} AS total FROM (${this.#events(query.of)}) WHERE ${key} IS NOT NULL${query.inner === 'count' ? '' : ' AND value IS NOT NULL'} GROUP BY 1`;
        return `WITH g AS (${groups}) SELECT grp FROM g WHERE total = (SELECT ${query.which === 'highest' ? 'max' : 'min'}(total) FROM g)`;
      }
      case 'rank': return this.#rank(query);
      case 'change': return `SELECT (${this.#pick(query.to, 'value')}) - (${this.#pick(query.from, 'value')})`;
      case 'fold-difference': return `SELECT (${this.#fold(query.b, query.fn)}) - (${this.#fold(query.a, query.fn)})`;
      case 'elapsed': return `SELECT (unixepoch((${this.#moment(query.to)})) - unixepoch((${this.#moment(query.from)}))) / ${query.unit === 'hours' ? '3600.0' : '86400.0'}`;
      case 'person': return personColumn(this.#views.schema, query.field, query.patient);
      case 'person-of': return `SELECT DISTINCT ${query.field} FROM (${this.#views.people()}) WHERE ${query.field} IS NOT NULL AND patient IN (${this.patients(query.of)})`;
      case 'compare': return this.#compare(query);
      case 'exceeds': return `SELECT (${this.asked(query.a)}) > (${this.asked(query.b)})`;
      case 'code': return `SELECT ICD9_CODE FROM ${query.kind === 'diagnosis' ? 'D_ICD_DIAGNOSES' : 'D_ICD_PROCEDURES'} WHERE LONG_TITLE = ${literal(query.name)}`;
      case 'patients': return `SELECT count(*) FROM (${this.patients(query.of)})`;
      case 'patient-list': return this.patients(query.of);
      case 'cohort': return this.#cohort(query.having, query.measure);
      case 'survival': return `SELECT 100.0 * avg(g.dod IS NULL OR g.dod > datetime(f.time, '+${query.days} days')) FROM (${this.#firsts(query.having)}) f JOIN (${this.#views.people()}) g ON g.patient = f.patient`;
      case 'visits': return this.#visits(query.having, query.measure, query.fn);
      case 'delay': return this.#delay(query.sequence, query.fn);
      case 'readmissions': return this.#readmissions(query);
      case 'exists': return `SELECT EXISTS (${this.#events(query.of)})`;
      case 'followed': return `SELECT EXISTS (${this.#followers(query.sequence)})`;
      case 'greater': case 'less': return `SELECT (${this.#pick(query.a, 'value')}) ${query.op === 'greater' ? '>' : '<'} (${this.#pick(query.b, 'value')})`;
      case 'more': return `SELECT (${this.#fold(query.a, 'count')}) > (${this.#fold(query.b, 'count')})`;
      case 'all-within': return `SELECT min(value) >= ${literal(query.low)} AND max(value) <= ${literal(query.high)} FROM (${this.#events(query.of)})`;
      case 'none': return 'SELECT NULL';
    }
  }

  #events(events: Events): string {
    return eventsSelect(this.#views, events, this);
  }

  #inner(inner: 'sum' | 'mean' | 'count'): string {
    return { sum: 'sum(value)', mean: 'avg(value)', count: 'count(*)' }[inner];
  }

  #fold(events: Events, fn: keyof typeof AGGREGATE): string {
    return `SELECT ${fn === 'count' ? 'count(*)' : `${AGGREGATE[fn]}(value)`} FROM (${this.#events(events)})`;
  }

  #pick({ from, which }: Pick, field: string): string {
    const key = which === 'highest' || which === 'lowest' ? 'value' : 'time';
    const chosen = which === 'second' || which === 'second-last' ? `SELECT DISTINCT time FROM e WHERE time IS NOT NULL ORDER BY time${which === 'second' ? '' : ' DESC'} LIMIT 1 OFFSET 1` : `SELECT ${which === 'first' || which === 'lowest' ? 'min' : 'max'}(${key}) FROM e`;
    const column = field === 'day' ? 'date(time)' : `"${field}"`;
    return `WITH e AS (${this.#events(from)}) SELECT DISTINCT ${column} FROM e WHERE ${key} = (${chosen}) AND ${column} IS NOT NULL`;
  }

  #moment(moment: Moment): string {
    return moment === 'now' ? `SELECT ${literal(NOW)}` : `${this.#pick(moment.at, moment.field ?? 'time')}`;
  }

  #within({ within }: Sequence): string {
    switch (within.is) {
      case 'same-visit': return 'f.visit = e.visit';
      case 'same-day': return 'date(f.time) = date(e.time)';
      case 'same-month': return 'substr(f.time, 1, 7) = substr(e.time, 1, 7)';
      case 'months': return `f.time <= datetime(e.time, '+${within.n} months', 'floor')`;
      case 'days': return `f.time <= datetime(e.time, '+${within.n} days')`;
    }
  }

  /** The `then` events that follow, each once. */
  #followers(sequence: Sequence): string {
    return `SELECT DISTINCT f.* FROM (${this.#events(sequence.first)}) e JOIN (${this.#events(sequence.then)}) f ON f.patient = e.patient AND f.time > e.time AND ${this.#within(sequence)}`;
  }

  /** The ids of the patients, each once. */
  patients(patients: Patients): string {
    const known = this.#views.group?.(patients);
    if (known !== undefined) return known;
    if ('having' in patients) return `SELECT DISTINCT patient FROM (${this.#events(patients.having)})`;
    if ('sequence' in patients) return `SELECT DISTINCT patient FROM (${this.#followers(patients.sequence)})`;
    if ('all' in patients) return patients.all.map((each) => `SELECT patient FROM (${this.patients(each)})`).join(' INTERSECT ');
    if ('without' in patients) return `SELECT patient FROM (${this.patients(patients.of)}) EXCEPT SELECT patient FROM (${this.patients(patients.without)})`;
    const everyone = `SELECT patient FROM (${this.#views.people()})`;
    if ('asked' in patients) return `${everyone} WHERE patient IN (${this.asked(patients.asked)})`;
    return `${everyone} WHERE ${'gender' in patients.person ? `gender = ${literal(patients.person.gender)}` : 'dod IS NOT NULL'}`;
  }

  #compare({ fn, a, b }: Query & { op: 'compare' }): string {
    const [first, second] = [`(${this.asked(a)})`, `(${this.asked(b)})`];
    switch (fn) {
      case 'difference': return `SELECT ${first} - ${second}`;
      case 'distance': return `SELECT abs(${first} - ${second})`;
      case 'ratio': return `SELECT 1.0 * ${first} / nullif(${second}, 0)`;
      case 'percent': return `SELECT 100.0 * ${first} / nullif(${second}, 0)`;
    }
  }

  #rank({ of, by, field = 'name', top }: Query & { op: 'rank' }): string {
    const rows = 'kind' in of ? this.#events(of) : this.#followers(of);
    const measure = { events: 'count(*)', patients: 'count(DISTINCT patient)', value: rounded('sum(value)') }[by];
    return `SELECT item FROM (SELECT "${field}" AS item, dense_rank() OVER (ORDER BY ${measure} DESC) AS place FROM (${rows}) WHERE "${field}" IS NOT NULL GROUP BY 1) WHERE place <= ${top}`;
  }

  /** Each patient's first event. */
  #firsts(events: Events): string {
    return `SELECT patient, visit, min(time) AS time FROM (${this.#events(events)}) GROUP BY patient`;
  }

  #cohort(having: Events, measure: 'mean-age' | 'died-share' | 'female-share'): string {
    const firsts = this.#firsts(having);
    if (measure === 'female-share') return `SELECT 100.0 * avg(g.gender = 'f') FROM (${firsts}) f JOIN (${this.#views.people()}) g ON g.patient = f.patient`;
    const value = measure === 'mean-age' ? 'avg(v.age)' : `100.0 * avg(coalesce(v.destination = ${diedInHospital(this.#views.schema)}, 0))`;
    return `SELECT ${value} FROM (${firsts}) f JOIN (${this.#views.of('visit', undefined)}) v ON v.visit = f.visit`;
  }

  #visits(having: Events, measure: 'days' | 'cost', fn: 'max' | 'min' | 'mean'): string {
    const chosen = `SELECT DISTINCT visit FROM (${this.#events(having)})`;
    if (measure === 'days') return `SELECT ${AGGREGATE[fn]}(days) FROM (${this.#views.of('visit', having.patient)}) WHERE visit IN (${chosen})`;
    return `SELECT ${AGGREGATE[fn]}(total) FROM (SELECT sum(value) AS total FROM (${this.#views.of('charge', having.patient)}) WHERE visit IN (${chosen}) GROUP BY visit)`;
  }

  #delay(sequence: Sequence, fn: 'mean' | 'min' | 'max'): string {
    const pairs = `SELECT e.patient, e.time AS start, min(f.time) AS stop FROM (${this.#firsts(sequence.first)}) e JOIN (${this.#events(sequence.then)}) f ON f.patient = e.patient AND f.time > e.time AND ${this.#within(sequence)} GROUP BY e.patient`;
    return `SELECT ${AGGREGATE[fn]}((unixepoch(stop) - unixepoch(start)) / 3600.0) FROM (${pairs})`;
  }

  #readmissions({ window, days }: Query & { op: 'readmissions' }): string {
    const visit = this.#views.of('visit', undefined);
    return `WITH v AS (${visit}) SELECT count(DISTINCT a.patient) FROM v a JOIN v b ON b.patient = a.patient AND b.time > a."end" AND b.time <= datetime(a."end", '+${days} days')${window === undefined ? '' : ` WHERE ${windowCondition(window, 'a."end"')}`}`;
  }
}

export const goldSql = (schema: SchemaName, query: Query): string => sqlOver(tableViews(schema), query);

/** The same over other relations; see `materialize`. */
export const sqlOver = (views: Views, query: Query): string => new Compiler(views).query(query);
