/** One condition of a search, as FHIR R4 says it: https://hl7.org/fhir/R4/search.html */
import type { ChartType } from './chart-types.ts';
import { isChartType } from './chart-types.ts';
import { stretchOf, stretchOfPeriod, type Stretch } from './instants.ts';
import { Refusal } from './outcome.ts';
import { isObject, type Resource, valuesAt } from './resource.ts';
import { parameterOf, SEARCH_PARAMETERS, type SearchParameter } from './search-parameters.ts';

export type Matches = (resource: Resource) => boolean;

export interface Criterion {
  readonly matches: Matches;
  /** Every match is a resource about one of these patients: ids. */
  readonly patients?: readonly string[];
  /** Every match has one of these ids. */
  readonly ids?: readonly string[];
}

/** What conditions look at beside the resource. */
export interface Surroundings {
  /** "Now", by which `ap` is judged: milliseconds. */
  readonly now: number;
  find(type: ChartType, id: string): Resource | undefined;
}

const refuse = (diagnostics: string): never => {
  throw new Refusal(400, { code: 'invalid', diagnostics });
};

/** `a,b\,c` as `a` and `b,c`; what else is escaped is left to who reads on. */
function alternatives(value: string): readonly string[] {
  const parts = value.split(/(?<!\\)((?:\\\\)*),/);
  const joined: string[] = [];
  for (let i = 0; i < parts.length; i += 2) joined.push(`${parts[i] ?? ''}${parts[i + 1] ?? ''}`.replaceAll(/\\([,\\$|])/g, '$1'));
  return joined;
}

/** Without case and accents. */
const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();

const PREFIXES = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const;
type Prefix = (typeof PREFIXES)[number];

function prefixed(value: string): readonly [Prefix, string] {
  const prefix = PREFIXES.find((each) => value.startsWith(each));
  return prefix === undefined ? ['eq', value] : [prefix, value.slice(2)];
}

/** A stretch of the resource beside the one that was asked for. */
function compare(prefix: Prefix, of: Stretch, asked: Stretch, slack: number): boolean {
  const within = asked.from <= of.from && of.before <= asked.before;
  switch (prefix) {
    case 'eq': return within;
    case 'ne': return !within;
    case 'gt': return of.before > asked.before;
    case 'lt': return of.from < asked.from;
    case 'ge': return of.before > asked.before || within;
    case 'le': return of.from < asked.from || within;
    case 'sa': return of.from >= asked.before;
    case 'eb': return of.before <= asked.from;
    case 'ap': return of.from < asked.before + slack && of.before > asked.from - slack;
  }
}

function dateMatches(name: string, { paths }: SearchParameter, value: string, { now }: Surroundings): Matches {
  const [prefix, text] = prefixed(value.replaceAll(' ', '+'));
  const asked = stretchOf(text) ?? refuse(`${name}: ${JSON.stringify(value)} is not a date; give YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with a zone, and before it eq, ne, gt, lt, ge, le, sa, eb or ap where you want`);
  const slack = 0.1 * Math.abs(now - asked.from);
  return (resource) => paths.some((path) => valuesAt(resource, path).some((found) => {
    const of = typeof found === 'string' ? stretchOf(found) : isObject(found) ? stretchOfPeriod(found) : undefined;
    return of !== undefined && compare(prefix, of, asked, slack);
  }));
}

/** A number stands for all that round to it: 5.4 for 5.35 to 5.45. */
function around(text: string): Stretch | undefined {
  if (!/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const half = 0.5 * 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0));
  // 4.35 rounds to 4.4, also where a binary number is a hair below.
  const hair = 1e-9 * Math.max(half, Math.abs(value));
  return { from: value - half - hair, before: value + half - hair };
}

function quantityMatches(name: string, { paths }: SearchParameter, value: string): Matches {
  const [prefix, rest] = prefixed(value);
  const [number = '', system = '', unit = ''] = rest.split('|');
  const asked = around(number) ?? refuse(`${name}: ${JSON.stringify(value)} is not a number, or number|system|unit`);
  const exact = Number(number);
  return (resource) => paths.some((path) => valuesAt(resource, path).some((found) => {
    if (!isObject(found) || typeof found['value'] !== 'number') return false;
    if (unit !== '' && found['code'] !== unit && found['unit'] !== unit) return false;
    if (system !== '' && found['system'] !== system) return false;
    const of = found['value'];
    switch (prefix) {
      case 'eq': return asked.from <= of && of < asked.before;
      case 'ne': return !(asked.from <= of && of < asked.before);
      case 'ap': return Math.abs(of - exact) <= 0.1 * Math.abs(exact);
      case 'gt': case 'sa': return of > exact;
      case 'lt': case 'eb': return of < exact;
      case 'ge': return of >= exact;
      case 'le': return of <= exact;
    }
  }));
}

interface Coded { readonly system: string; readonly code: string; readonly text: string }

/** Codes of whatever a token is searched in: Coding, CodeableConcept, Identifier, ContactPoint, code, boolean. */
function codesOf(value: unknown): readonly Coded[] {
  if (typeof value === 'string' || typeof value === 'boolean') return [{ system: '', code: String(value), text: '' }];
  if (!isObject(value)) return [];
  const text = (key: string): string => (typeof value[key] === 'string' ? value[key] : '');
  if (Array.isArray(value['coding']) || 'text' in value) {
    const codings = Array.isArray(value['coding']) ? value['coding'].flatMap(codesOf) : [];
    return [...codings, ...('text' in value ? [{ system: '', code: '', text: text('text') }] : [])];
  }
  return [{ system: text('system'), code: text('code') === '' ? text('value') : text('code'), text: text('display') }];
}

function tokenMatches({ paths }: SearchParameter, value: string, modifier: string | undefined): Matches {
  const [system, code] = value.includes('|') ? [value.slice(0, value.indexOf('|')), value.slice(value.indexOf('|') + 1)] : [undefined, value];
  const wanted = folded(code);
  const one = (of: Coded): boolean => (modifier === 'text'
    ? of.text !== '' && folded(of.text).startsWith(wanted)
    : (system === undefined || of.system === system) && (code === '' ? of.code !== '' : folded(of.code) === wanted));
  return (resource) => paths.some((path) => valuesAt(resource, path).some((found) => codesOf(found).some(one)));
}

function stringMatches({ paths }: SearchParameter, value: string, modifier: string | undefined): Matches {
  const wanted = folded(value);
  return (resource) => paths.some((path) => valuesAt(resource, path).some((found) => {
    if (typeof found !== 'string') return false;
    if (modifier === 'exact') return found === value;
    const text = folded(found);
    if (modifier === 'contains') return text.includes(wanted);
    return text.startsWith(wanted) || text.split(/[\s'-]+/).some((word) => word.startsWith(wanted));
  }));
}

/** `Patient/17`, `17` or an absolute address, as type and id. */
function referenceOf(value: string, targets: readonly ChartType[]): { readonly type: string | undefined; readonly id: string } {
  const parts = value.replace(/\/_history\/[^/]*$/, '').split('/').filter((part) => part !== '');
  const id = parts.at(-1) ?? '';
  const type = parts.at(-2);
  return { id, type: type !== undefined && isChartType(type) ? type : targets.length === 1 ? targets[0] : undefined };
}

export const referencesAt = (resource: Resource, path: string): readonly string[] => valuesAt(resource, `${path}.reference`).filter((each) => typeof each === 'string');

function referenceMatches({ paths, targets = [] }: SearchParameter, value: string, modifier: string | undefined): Matches {
  const wanted = referenceOf(value, targets);
  const type = modifier ?? wanted.type;
  return (resource) => paths.some((path) => referencesAt(resource, path).some((found) => {
    const of = referenceOf(found, targets);
    return of.id === wanted.id && (type === undefined || of.type === type);
  }));
}

function missing({ paths }: SearchParameter, name: string, value: string): Matches {
  if (value !== 'true' && value !== 'false') refuse(`${name}:missing takes true or false`);
  return (resource) => paths.every((path) => valuesAt(resource, path).length === 0) === (value === 'true');
}

const MODIFIERS: Readonly<Record<SearchParameter['type'], readonly string[]>> = {
  token: ['not', 'text', 'missing'], string: ['exact', 'contains', 'missing'], date: ['missing'], quantity: ['missing'], reference: ['missing'],
};

function matcher(name: string, parameter: SearchParameter, modifier: string | undefined, value: string, around: Surroundings): Matches {
  if (modifier === 'missing') return missing(parameter, name, value);
  switch (parameter.type) {
    case 'token': return tokenMatches(parameter, value, modifier);
    case 'string': return stringMatches(parameter, value, modifier);
    case 'date': return dateMatches(name, parameter, value, around);
    case 'quantity': return quantityMatches(name, parameter, value);
    case 'reference': return referenceMatches(parameter, value, modifier);
  }
}

/** @throws Refusal for what is not a search parameter of the type, or not a value of it */
export function criterionOf(type: ChartType, key: string, value: string, around: Surroundings): Criterion {
  const dot = key.indexOf('.');
  const [head, ...more] = (dot < 0 ? key : key.slice(0, dot)).split(':');
  const name = head ?? '';
  const modifier = more.length === 0 ? undefined : more.join(':');
  const parameter = parameterOf(type, name);
  if (parameter === undefined) throw new Refusal(400, { code: 'not-supported', diagnostics: `${type} has no search parameter ${JSON.stringify(name)}; it has ${Object.keys(SEARCH_PARAMETERS[type]).toSorted().join(', ')}` });
  const isTarget = parameter.type === 'reference' && parameter.targets?.some((target) => target === modifier) === true;
  if (modifier !== undefined && !isTarget && !MODIFIERS[parameter.type].includes(modifier)) throw new Refusal(400, { code: 'not-supported', diagnostics: `${name} takes no modifier :${modifier}` });
  if (value === '') refuse(`${key} has no value`);
  if (dot >= 0) return chained(parameter, isTarget ? modifier : undefined, key.slice(dot + 1), value, around);
  const any = alternatives(value).map((each) => matcher(name, parameter, modifier, each, around));
  if (modifier === 'not') return { matches: (resource) => !any.some((matches) => matches(resource)) };
  const found = { matches: (resource: Resource): boolean => any.some((matches) => matches(resource)) };
  if (modifier === 'missing') return found;
  if (name === '_id') return { ...found, ids: alternatives(value).map((each) => each.split('|').at(-1) ?? '') };
  if (parameter.type === 'reference' && parameter.targets?.length === 1 && parameter.targets[0] === 'Patient') return { ...found, patients: alternatives(value).map((each) => referenceOf(each, ['Patient']).id) };
  return found;
}

/** `patient.name=...`: what is referred to meets a condition of its own. */
function chained({ type, paths, targets = [] }: SearchParameter, only: string | undefined, key: string, value: string, around: Surroundings): Criterion {
  const chosen = targets.filter((target) => only === undefined || target === only);
  if (type !== 'reference' || chosen.length !== 1 || key.includes('.')) throw new Refusal(400, { code: 'not-supported', diagnostics: `a search goes over one reference to one type, not by .${key}` });
  const [target = 'Patient'] = chosen;
  const { matches } = criterionOf(target, key, value, around);
  return {
    matches: (resource) => paths.some((path) => referencesAt(resource, path).some((each) => {
      const found = around.find(target, referenceOf(each, [target]).id);
      return found !== undefined && matches(found);
    })),
  };
}
