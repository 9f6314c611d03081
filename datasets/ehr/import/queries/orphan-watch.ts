/** Ends its process when the process that started it is gone, also while that one's queries hold up the main thread. */
import { workerData } from 'node:worker_threads';

const EVERY_MS = 1_000;

setInterval(() => {
  if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL');
}, EVERY_MS);
