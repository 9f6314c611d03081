/** How deep JSON text nests and how many values it may hold, told without building anything. */
export interface JsonBounds {
  readonly depth: number;
  /** Most brackets and commas: each value but the first has at least one. */
  readonly marks?: number;
}

/** Is JSON text within the bounds? Looked at before it is parsed. */
export function jsonWithin(payload: Buffer, { depth: limit, marks = Number.POSITIVE_INFINITY }: JsonBounds): boolean {
  let depth = 0;
  let seen = 0;
  let inString = false;
  for (let index = 0; index < payload.length; index++) {
    const byte = payload[index];
    if (inString) {
      if (byte === 0x5c) index++;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > limit || ++seen > marks) return false;
    } else if (byte === 0x5d || byte === 0x7d) depth--;
    else if (byte === 0x2c && ++seen > marks) return false;
  }
  return true;
}
