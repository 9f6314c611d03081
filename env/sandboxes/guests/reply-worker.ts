/** The thread behind `reply-reader.ts`. */
import { parentPort } from 'node:worker_threads';
import { readReplyApart } from './reply.ts';

parentPort?.on('message', (json: Uint8Array) => parentPort?.postMessage(readReplyApart(Buffer.from(json.buffer, json.byteOffset, json.byteLength))));
