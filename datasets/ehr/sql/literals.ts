/** Values as SQL literals: a query is kept as one readable text, beside the task that it answers. */
export function literal(value: string | number): string {
  if (typeof value === 'string') return `'${value.replaceAll('\'', '\'\'')}'`;
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no SQL number`);
  return String(value);
}
