/**
 * What a JSON document must say at some of its paths, as data: of an order, its code and its dose, whatever else it says.
 * Every value that stands at a path must meet the condition, and at least one must stand there: who writes down all
 * possible doses has ordered none.
 */
import { type Static, Type } from 'typebox';

const at = { path: Type.String({ pattern: '^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*$' }) };
const closed = { additionalProperties: false } as const;

export const Condition = Type.Union([
  /** The same JSON value: numbers by value. */
  Type.Object({ ...at, equals: Type.Union([Type.String(), Type.Number(), Type.Boolean()]) }, closed),
  /** One of these texts, without regard to case and blanks. */
  Type.Object({ ...at, one_of: Type.Array(Type.String(), { minItems: 1 }) }, closed),
  Type.Object({ ...at, within: Type.Tuple([Type.Number(), Type.Number()]) }, closed),
  /** The same moment, to the minute: `2023-11-14T08:00:00+00:00`. A text without a zone is in UTC. */
  Type.Object({ ...at, moment: Type.String() }, closed),
  /** A text that holds this one, without regard to case and blanks. */
  Type.Object({ ...at, holds: Type.String({ minLength: 1 }) }, closed),
]);
export type Condition = Static<typeof Condition>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a path, in whatever lists are on the way. */
function valuesAt(document: unknown, path: string): readonly unknown[] {
  let found: readonly unknown[] = [document];
  for (const name of path.split('.')) found = found.flat().flatMap((each) => (isObject(each) && Object.hasOwn(each, name) ? [each[name]] : []));
  return found.flat();
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;
function minuteOf(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const found = MOMENT.exec(text);
  if (found === null) return undefined;
  const at = Date.parse(found[3] === undefined ? `${text}Z` : text);
  return Number.isNaN(at) ? undefined : Math.floor(at / 60_000);
}

function meets(condition: Condition, value: unknown): boolean {
  if ('equals' in condition) return value === condition.equals;
  if ('one_of' in condition) return typeof value === 'string' && condition.one_of.some((each) => folded(each) === folded(value));
  if ('within' in condition) return typeof value === 'number' && condition.within[0] <= value && value <= condition.within[1];
  if ('moment' in condition) return minuteOf(value) !== undefined && minuteOf(value) === minuteOf(condition.moment);
  return typeof value === 'string' && folded(value).includes(folded(condition.holds));
}

export const meetsAll = (conditions: readonly Condition[], document: unknown): boolean => conditions.every((condition) => {
  const values = valuesAt(document, condition.path);
  return values.length > 0 && values.every((value) => meets(condition, value));
});
