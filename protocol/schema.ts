/** The shapes that every schema here is made of. */
import { type TSchema, Type } from 'typebox';

/** An object with these members and no others. */
export const closed = <const T extends Record<string, TSchema>>(properties: T, options: { readonly description?: string } = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options });

/** One of a few words. */
export const oneOf = <const T extends readonly string[]>(values: T, description?: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...(description === undefined ? {} : { description }) });

export const nullable = <const T extends TSchema>(schema: T, options: { readonly description?: string } = {}) => Type.Union([schema, Type.Null()], options);
