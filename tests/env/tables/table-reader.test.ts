/** The thread that answers is replaced when it dies or hangs; only the question that did it fails. */
import t from 'tap';
import { TableReader } from '../../../env/tables/table-reader.ts';

// Answers in order, as the real one does, and can be made to fail.
const thread = new URL(`data:text/javascript,${encodeURIComponent(`
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ id, question: { term } }) => {
    if (term === 'die') process.exit(1);
    if (term === 'throw') throw new Error('broken');
    if (term === 'hang') for (;;);
    parentPort.postMessage({ id, reply: { text: term } });
  });
`)}`);
const ask = (reader: TableReader, term: string) => reader.ask({ hostPath: '/x.csv', kind: 'term', term });

for (const fault of ['die', 'throw', 'hang']) {
  t.test(fault, async (t) => {
    await using reader = new TableReader([], { thread, hangMs: 1_000 });
    t.same(await ask(reader, 'before'), { text: 'before' });
    const results = await Promise.allSettled(['a', fault, 'b', fault, 'c'].map((term) => ask(reader, term)));
    t.same(results.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
    t.same(await ask(reader, 'after'), { text: 'after' });
  });
}

t.test('closing ends what waits', async (t) => {
  const reader = new TableReader([], { thread });
  const waiting = t.rejects(ask(reader, 'hang'), /closed/);
  await reader[Symbol.asyncDispose]();
  await waiting;
  await reader[Symbol.asyncDispose]();
});
