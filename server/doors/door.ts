/** What a door is: where a client connects, how its bytes are read, and how it is spoken to. */
import type { Codec, Decoded, GymError } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';

/** A socket as its speaker sees it. */
export interface Link {
  readonly open: boolean;
  /** Which bearer token it came with, as `Tokens.identify` tells. */
  readonly token: string;
  /** What stood behind the path when it connected. */
  readonly query: URLSearchParams;
  /** Encodes the message at once and sends it in this turn, with what else is ready where the door coalesces. */
  send(message: unknown): void;
  close(code: number, reason: string): void;
}

/** One socket's side of the conversation: the envelope, and the session that stands behind it. */
export interface Speaker {
  /** The session's id, once there is one: for logs. */
  readonly session: string | undefined;
  /** Takes one message of a frame. */
  take(message: Decoded): void;
  /** Says what was wrong with a frame that cannot be followed; the socket is closed after it. */
  refuse(error: GymError): void;
  /** The socket is gone. */
  closed(): void;
}

export interface Door {
  readonly path: string;
  /** What a client has to offer at the upgrade; without one, a socket that offers nothing known comes in here. */
  readonly subprotocol?: string;
  readonly codec: Codec;
  /** May messages that are ready in the same turn travel as one frame, an array? */
  readonly coalesces: boolean;
  /** Does it tell by a message of its own that the server has no room for another socket? Else the upgrade is refused. */
  readonly tellsFull?: boolean;
  speak(deps: Deps, link: Link): Speaker;
}
