/** The version of the wire contract and how the two sides agree on it: by WebSocket subprotocol. */
export const PROTOCOL_VERSION = 1;
export const SUBPROTOCOL = 'medagentgym.v1';
export const GYM_PATH = '/v1/gym';
/** The release: part of every episode's digest. */
export const RELEASE = '0.1.0';
