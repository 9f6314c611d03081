/** JSON that came from outside, read field by field. */
export type Fields = Readonly<Record<string, unknown>>;
export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
/** No fields where it is no object. */
export const fields = (value: unknown): Fields => (isFields(value) ? value : {});
