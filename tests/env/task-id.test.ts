/** Task ids: what is written is read back; what is none is refused. */
import t from 'tap';
import { parseTaskId, taskId } from '../../env/task-id.ts';

t.test('written and read back', (t) => {
  const place = { split: 'train', category: 'wells-pe', index: Number.MAX_SAFE_INTEGER } as const;
  const id = taskId({ id: 'mimic-iii', version: 12 }, 'published', place);
  t.equal(id, 'mimic-iii-v12/published/train/wells-pe/9007199254740991');
  t.same(parseTaskId(id), { family: 'mimic-iii', version: 12, source: 'published', ...place });
  t.end();
});

t.test('what is no id', (t) => {
  for (const text of ['', 'medcalc', 'medcalc/twin/test/bmi/0', 'medcalc-v1/other/test/bmi/0', 'medcalc-v1/twin/dev/bmi/0', 'medcalc-v1/twin/test/bmi', 'medcalc-v1/twin/test/bmi/-1', 'medcalc-v1/twin/test/bmi/1.5', 'medcalc-v1/twin/test/../0/0', 'medcalc-v1/twin/test/bmi/0\n']) t.equal(parseTaskId(text), undefined, text);
  t.end();
});
