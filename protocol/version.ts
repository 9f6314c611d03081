/** The version of the wire contract and how the two sides agree on it: by WebSocket subprotocol, one for each codec. */
import type { CodecName } from './codec/index.ts';

export const PROTOCOL_VERSION = 1;
export const SUBPROTOCOLS = { msgpack: 'medagentgym.v1', json: 'medagentgym.v1.json' } as const satisfies { readonly [codec in CodecName]: string };
export const GYM_PATH = '/v1/gym';
/** The release: part of every episode's digest. */
export const RELEASE = '0.1.0';
