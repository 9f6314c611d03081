/** The thread that reads trajectories for the leaderboard, so that the server goes on meanwhile. */
import { parentPort } from 'node:worker_threads';
import { type BoardQuestion, LiveBoard } from './live-board.ts';

let live: LiveBoard | undefined;
parentPort?.on('message', (question: BoardQuestion) => {
  live ??= new LiveBoard(question.file);
  parentPort?.postMessage(live.board(question));
});
