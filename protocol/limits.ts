/** What a frame may hold at most. Part of the contract: told in the reply to `hello`. */
export const LIMITS = Object.freeze({
  /** Bytes of one WebSocket message in either direction. */
  frameBytes: 16 * 1024 * 1024,
  /** Messages in one frame. */
  frameMessages: 1024,
  /** Nesting of maps and arrays inside one message. */
  depth: 24,
  /** Bytes of one string inside a message. */
  stringBytes: 1024 * 1024,
  /** Items of one array or map inside a message. */
  items: 65_536,
  /** Bytes of `meta`, as JSON. */
  metaBytes: 4096,
  /** Episodes of one group. */
  group: 512,
});
