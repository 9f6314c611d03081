/** A search: what its parameters ask for, and the page of a searchset that answers it. */
import type { ChartType } from './chart-types.ts';
import { criterionOf, type Criterion, type Surroundings } from './criterion.ts';
import { stretchOf, stretchOfPeriod } from './instants.ts';
import { Refusal } from './outcome.ts';
import { isObject, type Resource, valuesAt } from './resource.ts';
import { parameterOf, SEARCH_PARAMETERS } from './search-parameters.ts';

const PAGE = 50;
export const LARGEST_PAGE = 1_000;
const MOST_CRITERIA = 32;

interface SortRule { readonly paths: readonly string[]; readonly descending: boolean }

export interface Search {
  readonly type: ChartType;
  readonly criteria: readonly Criterion[];
  readonly sort: readonly SortRule[];
  readonly count: number;
  readonly offset: number;
  /** Only how many there are. */
  readonly countOnly: boolean;
  /** Elements that are wanted; all where none is named. */
  readonly elements: readonly string[] | undefined;
  /** All parameters but the place of the page. */
  readonly query: URLSearchParams;
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new Refusal(400, { code: 'invalid', diagnostics: `${name} takes a whole number, not ${JSON.stringify(value)}` });
  return Number(value);
}

function sortRules(type: ChartType, value: string): readonly SortRule[] {
  return value.split(',').map((each) => {
    const descending = each.startsWith('-');
    const parameter = parameterOf(type, descending ? each.slice(1) : each);
    if (parameter === undefined) throw new Refusal(400, { code: 'invalid', diagnostics: `${type} cannot be sorted by ${JSON.stringify(each)}, but by its search parameters: ${Object.keys(SEARCH_PARAMETERS[type]).toSorted().join(', ')}` });
    return { paths: parameter.paths, descending };
  });
}

/** @throws Refusal */
export function searchOf(type: ChartType, parameters: URLSearchParams, around: Surroundings): Search {
  const query = new URLSearchParams();
  const criteria: Criterion[] = [];
  let [sort, count, offset, countOnly, elements]: [readonly SortRule[], number, number, boolean, readonly string[] | undefined] = [[], PAGE, 0, false, undefined];
  for (const [name, value] of parameters) {
    if (name !== '_offset') query.append(name, value);
    switch (name) {
      case '_format': case '_pretty': case '_total': break;
      case '_count': count = Math.min(LARGEST_PAGE, wholeNumber(name, value)); break;
      case '_offset': offset = wholeNumber(name, value); break;
      case '_sort': sort = sortRules(type, value); break;
      case '_elements': elements = value.split(','); break;
      case '_summary':
        if (value !== 'count' && value !== 'false') throw new Refusal(400, { code: 'not-supported', diagnostics: '_summary takes count or false here' });
        countOnly = value === 'count';
        break;
      default:
        if (criteria.length === MOST_CRITERIA) throw new Refusal(400, { code: 'too-costly', diagnostics: `a search has at most ${MOST_CRITERIA} conditions` });
        criteria.push(criterionOf(type, name, value, around));
    }
  }
  return { type, criteria, sort, count, offset, countOnly: countOnly || count === 0, elements, query };
}

type Key = number | string | undefined;

function keyOf(value: unknown): Key {
  if (typeof value === 'string') return stretchOf(value)?.from ?? value.toLowerCase();
  if (typeof value === 'number') return value;
  if (!isObject(value)) return undefined;
  if (typeof value['value'] === 'number' || typeof value['value'] === 'string') return value['value'];
  if ('start' in value || 'end' in value) return stretchOfPeriod(value).from;
  return keyOf(value['reference'] ?? valuesAt(value, 'coding.code')[0] ?? value['code'] ?? value['text']);
}

/** What is missing comes last, whichever way round. */
export function sorted(resources: readonly Resource[], rules: readonly SortRule[]): readonly Resource[] {
  if (rules.length === 0) return resources;
  const keyed = resources.map((resource) => ({ resource, keys: rules.map(({ paths }) => keyOf(paths.flatMap((path) => valuesAt(resource, path))[0])) }));
  keyed.sort((a, b) => {
    for (const [i, { descending }] of rules.entries()) {
      const [left, right] = [a.keys[i], b.keys[i]];
      if (left === right) continue;
      if (left === undefined) return 1;
      if (right === undefined) return -1;
      const order = typeof left === typeof right ? (left < right ? -1 : 1) : typeof left === 'number' ? -1 : 1;
      return descending ? -order : order;
    }
    return 0;
  });
  return keyed.map(({ resource }) => resource);
}

const ALWAYS_TOLD = ['resourceType', 'id', 'meta'];

/** @param root address of the server, without a slash at the end */
export function searchset({ type, count, offset, countOnly, elements, query, sort }: Search, matches: readonly Resource[], root: string): object {
  const address = (at: number): string => {
    const parameters = new URLSearchParams(query);
    if (at > 0) parameters.append('_offset', String(at));
    const text = parameters.toString();
    return `${root}/${type}${text === '' ? '' : `?${text}`}`;
  };
  const link = [{ relation: 'self', url: address(offset) }];
  const bundle = { resourceType: 'Bundle', type: 'searchset', total: matches.length };
  if (countOnly) return { ...bundle, link };
  if (offset + count < matches.length) link.push({ relation: 'next', url: address(offset + count) });
  if (offset > 0) link.push({ relation: 'previous', url: address(Math.max(0, offset - count)) });
  const shown = (resource: Resource): object => (elements === undefined ? resource : Object.fromEntries(Object.entries(resource).filter(([key]) => ALWAYS_TOLD.includes(key) || elements.includes(key))));
  const page = sorted(matches, sort).slice(offset, offset + count);
  return { ...bundle, link, ...(page.length === 0 ? {} : { entry: page.map((resource) => ({ fullUrl: `${root}/${type}/${resource.id}`, resource: shown(resource), search: { mode: 'match' } })) }) };
}
