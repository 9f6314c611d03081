/** A resource as plain JSON, and how parts of it are found. */
import type { ChartType } from './chart-types.ts';

export interface Resource {
  readonly resourceType: ChartType;
  readonly id: string;
  readonly [element: string]: unknown;
}

/** The address under which a guest finds the server. */
export const ROOT = 'http://localhost:8080/fhir';

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a path of elements, `name.family`, in whatever lists are on the way. */
export function valuesAt(value: unknown, path: string): readonly unknown[] {
  let found: readonly unknown[] = [value];
  for (const element of path.split('.')) {
    found = found.flatMap((each) => (isObject(each) && Object.hasOwn(each, element) ? each[element] : undefined)).filter((each) => each !== undefined && each !== null);
  }
  return found;
}
