/** The thread that answers, so that no file holds up the server. */
import { parentPort, workerData } from 'node:worker_threads';
import type { IndexPlace } from './index-places.ts';
import { TableAnswers, type TableQuestion } from './table-answer.ts';

const answers = new TableAnswers(workerData as readonly IndexPlace[]);
parentPort?.on('message', ({ id, question }: { readonly id: number; readonly question: TableQuestion }) => parentPort?.postMessage({ id, reply: answers.answer(question) }));
