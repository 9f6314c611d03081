/** A family of predictions of two rows, for the tests of what is kept on disk. */
import type { MakeFiles } from '../../../datasets/prediction/made.ts';

export const make: MakeFiles = function* make({ split, key }, write) {
  for (const category of ['one', 'two']) {
    write(`${category}/test.csv`, `id\n${split}-${key.length}\n`);
    yield { category, gold: { ids: '1 2', columns: [{ name: 'risk', labels: key === '' ? '01' : '10' }], floor: 0.6 } };
  }
};
