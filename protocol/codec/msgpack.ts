/**
 * Plain msgpack in binary frames: any decoder reads what is written here.
 *
 * Decoding first walks the frame (`msgpack-scan.ts`), because msgpackr alone would also decode extension types (records,
 * dates, errors, regular expressions) and gives out its call stack on deep nesting.
 */
import { Packr, Unpackr } from 'msgpackr';
import type { Codec, Decoded } from './codec.ts';
import { scanFrame } from './msgpack-scan.ts';

const packr = new Packr({ useRecords: false, variableMapSize: true });
const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: true, int64AsType: 'number' });

export const msgpack: Codec = {
  name: 'msgpack',
  binary: true,

  decode(data): readonly Decoded[] {
    const messages = scanFrame(data);
    // Mostly all is well, and one walk over the whole frame costs half of a walk for each message.
    if (messages.every(({ violation }) => violation === undefined)) {
      const frame: unknown = unpackr.unpack(data);
      return Array.isArray(frame) ? frame.map((value: unknown) => ({ value })) : [{ value: frame }];
    }
    return messages.map(({ start, end, id, violation }) => violation === undefined
      ? { value: unpackr.unpack(data.subarray(start, end)) as unknown }
      : { id: id === undefined ? undefined : unpackr.unpack(data.subarray(id[0], id[1])) as unknown, violation });
  },

  encode(message) {
    return packr.pack(message);
  },

  join(encoded) {
    const [only] = encoded;
    if (encoded.length === 1 && only !== undefined) return only;
    const head = encoded.length < 16 ? Buffer.from([0x90 | encoded.length])
      : Buffer.from([0xdc, encoded.length >> 8, encoded.length & 0xff]);
    return Buffer.concat([head, ...encoded]);
  },
};
