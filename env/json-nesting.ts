/** How deep JSON text nests, told without building anything. */

/** Does JSON text nest at most `limit` deep? Looked at before it is parsed. */
export function nestsWithin(payload: Buffer, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < payload.length; index++) {
    const byte = payload[index];
    if (inString) {
      if (byte === 0x5c) index++;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > limit) return false;
    } else if (byte === 0x5d || byte === 0x7d) depth--;
  }
  return true;
}
