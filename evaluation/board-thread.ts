/** The leaderboard of a trajectory file, made in a thread of its own; who asks again at once gets what was made. */
import { SerialThread } from '../env/serial-thread.ts';
import type { Board, BoardFamily } from './board.ts';
import type { BoardQuestion } from './live-board.ts';

const FRESH_MS = 1_000;

export class BoardThread implements AsyncDisposable {
  readonly #thread = new SerialThread<BoardQuestion, Board>(new URL('./board-worker.ts', import.meta.url), { heapMib: 2_048, timeoutMs: 600_000 });
  readonly #file: string;
  #made: { readonly at: number; readonly board: Promise<Board> } | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** @param now milliseconds since 1970 */
  board(families: readonly BoardFamily[], now: number): Promise<Board> {
    if (this.#made !== undefined && now - this.#made.at < FRESH_MS) return this.#made.board;
    const board = this.#thread.ask(() => ({ file: this.#file, families, now }));
    const made = { at: now, board };
    this.#made = made;
    // While it is being made it is fresh, and a failure is nobody's for long.
    board.then(() => { if (this.#made === made) this.#made = { at: now, board }; }, () => { if (this.#made === made) this.#made = undefined; });
    return board;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#thread[Symbol.asyncDispose]();
  }
}
