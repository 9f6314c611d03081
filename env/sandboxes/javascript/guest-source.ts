/**
 * Trusted code that runs inside the isolate before the agent's: `console`, a seeded `Math.random`, and the encoder of
 * the answer. It holds on to the primordials it needs. The agent can still lie through its own objects; what comes out
 * is a claim and is decoded as one.
 */

/** Argument: $0 = write(stream, text). Returns a function of the seed of `Math.random`. */
export const PRELUDE = `
const write = $0;
// No limit covers their memory, and answers do not need them.
delete globalThis.WebAssembly;
delete globalThis.SharedArrayBuffer;
const { stringify } = JSON, { isArray } = Array, { keys } = Object, String_ = String;
const show = (value, depth) => {
  if (typeof value === 'string') return depth === 0 ? value : stringify(value);
  if (typeof value === 'bigint') return value + 'n';
  if (typeof value === 'function') return '[Function ' + (value.name || 'anonymous') + ']';
  if (typeof value !== 'object' || value === null) return String_(value);
  if (value instanceof Error) return depth === 0 && value.stack ? String_(value.stack) : String_(value);
  if (value instanceof Date) return isNaN(value) ? 'Invalid Date' : value.toISOString();
  if (depth > 3) return '[...]';
  if (isArray(value)) return '[ ' + value.slice(0, 100).map((item) => show(item, depth + 1)).join(', ') + (value.length > 100 ? ', ...' : '') + ' ]';
  if (value instanceof Map) return 'Map ' + show(Object.fromEntries(value), depth);
  if (value instanceof Set) return 'Set ' + show([...value], depth);
  return '{ ' + keys(value).slice(0, 100).map((key) => key + ': ' + show(value[key], depth + 1)).join(', ') + ' }';
};
const line = (stream) => (...values) => { write(stream, values.map((value) => show(value, 0)).join(' ') + '\\n'); };
globalThis.console = { log: line(0), info: line(0), debug: line(0), table: line(0), warn: line(1), error: line(1), trace: line(1) };
globalThis.print = line(0);
let state = 0;
Math.random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
return (seed) => { state = seed >>> 0; };
`;

/**
 * A function of (value, limit): the tagged wire form as JSON text, or null when it is over the limit. Made before the
 * agent's code runs.
 */
export const ENCODER = `(() => {
const { stringify } = JSON, { isArray, from } = Array, { entries, getPrototypeOf, prototype: plain } = Object;
const { isInteger, isSafeInteger, isNaN } = Number, Date_ = Date, Map_ = Map, Set_ = Set, String_ = String, Number_ = Number;
const isView = ArrayBuffer.isView, iso = Date.prototype.toISOString, time = Date.prototype.getTime;
const call = Function.prototype.call.bind(Function.prototype.call);
let nodes = 0;
const encode = (value, depth) => {
  if (++nodes > 100000 || depth > 15) return ['other', 'too large'];
  switch (typeof value) {
    case 'boolean': return ['bool', value];
    case 'string': return ['str', value];
    case 'bigint': return ['int', String_(value)];
    case 'number':
      if (isSafeInteger(value)) return ['int', String_(value)];
      return ['float', isNaN(value) ? 'nan' : value === Infinity ? 'inf' : value === -Infinity ? '-inf' : value];
    case 'undefined': return ['null'];
    case 'object': break;
    default: return ['other', typeof value];
  }
  if (value === null) return ['null'];
  const each = (item) => encode(item, depth + 1);
  if (isArray(value)) return ['list', from(value, each)];
  if (value instanceof Date_) return isNaN(call(time, value)) ? ['null'] : ['datetime', call(iso, value).replace('Z', '+00:00')];
  if (value instanceof Set_) return ['set', from(value, each)];
  if (value instanceof Map_) return ['dict', from(value, ([key, member]) => [each(key), each(member)])];
  if (isView(value) && typeof value.length === 'number') return ['list', from(value, each)];
  if (value instanceof Number_ || value instanceof String_) return each(value.valueOf());
  const prototype = getPrototypeOf(value);
  if (prototype !== plain && prototype !== null) return ['other', 'object'];
  return ['dict', entries(value).map(([key, member]) => [['str', key], each(member)])];
};
return (value, limit) => {
  nodes = 0;
  const text = stringify(encode(value, 0));
  return text.length > limit ? null : text;
};
})()`;

/** Reads a variable however it was declared. */
export const readVariable = (name: string): string => `typeof ${name} === 'undefined' ? undefined : ${name}`;

/**
 * Arguments: $0 = the encoder, $1 = the value of the program, for which a variable that is not set stands aside, $2 = the limit.
 * @param read gives the variable
 */
export const collecting = (read: string): string => `const variable = ${read}; const chosen = variable === undefined ? $1 : variable; return chosen === undefined ? undefined : $0(chosen, $2);`;

/** Which of the names are not set, as a text, and all of them as one object. */
export const missingOf = (names: readonly string[]): string => `[${names.map((name) => `typeof ${name} === 'undefined' ? '${name}' : ''`).join(', ')}].filter(Boolean).join(', ')`;
export const readVariables = (names: readonly string[]): string => `({ ${names.map((name) => `${name}: ${readVariable(name)}`).join(', ')} })`;

/** Argument: $0 = the JSON text of a value in its wire form, which becomes `__input__`. */
export const INPUT = `
const decode = ([tag, payload]) => {
  switch (tag) {
    case 'null': case 'other': return null;
    case 'int': { const number = Number(payload); return Number.isSafeInteger(number) ? number : BigInt(payload); }
    case 'float': return typeof payload === 'string' ? Number(payload.replace('inf', 'Infinity')) : payload;
    case 'list': case 'tuple': return payload.map(decode);
    case 'set': return new Set(payload.map(decode));
    case 'dict': {
      const entries = payload.map(([key, value]) => [decode(key), decode(value)]);
      return entries.every(([key]) => typeof key === 'string') ? Object.fromEntries(entries) : new Map(entries);
    }
    case 'series': return payload.items.map(decode);
    case 'table': return payload.rows.map((row) => Object.fromEntries(payload.columns.map((name, i) => [name, decode(row[i])])));
    default: return payload;
  }
};
globalThis.__input__ = decode(JSON.parse($0));
`;
