/** The table of codecs. */
import type { Codec } from './codec.ts';
import { json } from './json.ts';
import { msgpack } from './msgpack.ts';

export const CODECS = { msgpack, json } as const satisfies Readonly<Record<string, Codec>>;
export type CodecName = keyof typeof CODECS;
export type { Codec, Decoded } from './codec.ts';
