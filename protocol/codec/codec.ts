/**
 * How messages become the data of WebSocket frames and back. A codec knows frames and limits; what a message means is
 * not its affair.
 */
import type { ErrorCode } from '../errors.ts';

/** What is wrong with one message of a frame, and where, as a JSON pointer. */
export interface Violation { readonly code: ErrorCode; readonly reason: string; readonly path: string }

/** One message of a frame: a value that still has to be validated, or what was wrong with its data. */
export type Decoded =
  | { readonly value: unknown }
  | { readonly id: unknown; readonly violation: Violation };

/** One message as it lies in a frame, looked at but not yet decoded. */
export interface ScannedMessage {
  readonly start: number;
  readonly end: number;
  /** Where the value of the top-level key `id` lies, when there is one. */
  readonly id?: readonly [number, number];
  readonly violation?: Violation;
}

export interface Codec {
  readonly name: string;
  /** Do its messages travel in binary frames, or in text frames? */
  readonly binary: boolean;
  /**
   * The messages of a frame: one, or the items of one array. Nesting, lengths and counts are within the limits for every
   * value that is given; a message that breaks one leaves the others of its frame alone.
   * @throws GymError `bad_frame` or `too_large` when the frame cannot be followed at all
   */
  decode(data: Buffer): readonly Decoded[];
  /** One message as a frame of its own. */
  encode(message: unknown): Buffer;
  /** Several encoded messages as one frame. */
  join(encoded: readonly Buffer[]): Buffer;
}
