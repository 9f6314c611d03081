/** EHRSHOT in real episodes: the reference, the model that is not as good, tables and files that are not what is asked for. */
import t from 'tap';
import { driveEpisode, type EpisodeRun, program, scripted } from '../../../client/episode-driver.ts';
import { programParts, taskOf } from '../../../datasets/ehrshot/programs.ts';
import { lightModel, reference } from '../../../datasets/prediction/programs.ts';
import { badTables, sameTables } from '../prediction/hand-in.ts';
import { testServer } from '../../server/harness.ts';

const gym = await testServer({ pool: '4' }, {});
const client = await gym.connect();
t.teardown(async () => {
  await client[Symbol.asyncDispose]();
  await gym[Symbol.asyncDispose]();
});

const parts = programParts(taskOf('guo-los'));
const drive = (code: string, id = 'ehrshot-v1/twin/test/guo-los/0'): Promise<EpisodeRun> => driveEpisode(client, id, scripted(program(code)), { seed: 0, options: { feedback: 'interactive' } });

t.test('the reference earns its reward, on a risk and on classes', async (t) => {
  const [risk, classes] = await Promise.all([drive(reference(parts)), drive(reference(programParts(taskOf('lab-thrombocytopenia'))), 'ehrshot-v1/twin/train/lab-thrombocytopenia/0')]);
  t.match(risk, { solved: true });
  t.match(classes, { solved: true });
  t.ok((risk.reward ?? 0) >= 0.8 && (classes.reward ?? 0) >= 0.8);
});

t.test('metrics are told, and no label is', async (t) => {
  const { episode = '', observation } = await client.call('reset', { task: { id: 'ehrshot-v1/twin/test/guo-los/0' }, seed: 0 });
  t.notMatch(JSON.stringify(observation), /"(labels|ids|columns)"/);
  const done = await client.call('step', { episode, seq: 0, action: { action: 'validate_code', code: lightModel(parts) } });
  const { metrics } = done.info;
  t.match(metrics, { auroc: Number, auprc: Number, f1: Number, accuracy: Number });
  t.ok((metrics?.['auroc'] ?? 0) > 0.78 && done.reward > 0.4 && done.reward < 0.95, `${done.reward}: good, and not as good as the reference`);
  t.ok(JSON.stringify(done).length < 5_000);
  await client.call('close', { episode });
});

t.test('other tables that mean the same', async (t) => {
  const plain = await drive(lightModel(parts));
  for (const [name, change] of sameTables(parts)) t.equal((await drive(lightModel(parts, change))).reward, plain.reward, name);
});

t.test('tables that are not what is asked for: no reward, and what is wrong with their form', async (t) => {
  await Promise.all(badTables(parts).map(async ([name, change, told]) => {
    const run = await drive(lightModel(parts, change));
    t.match(run, { reward: 0, solved: false, fault: 'policy', lastText: told }, name);
  }));
});

t.test('files that are none', async (t) => {
  const files: readonly (readonly [string, string, RegExp])[] = [
    ['a link', 'import os\nos.symlink("/data/ehrshot/test.csv", "predictions.csv")', /cannot be read/], ['a FIFO', 'import os\nos.mkfifo("predictions.csv")', /Operation not permitted|not a regular file/], ['a directory', 'import os\nos.mkdir("predictions.csv")', /not a regular file/],
    ['10 GB', 'with open("predictions.csv", "wb") as file:\n    file.truncate(10 * 2**30)', /over its limit|File too large/], ['ragged rows', 'open("predictions.csv", "w").write("prediction_id,long_stay\\n1,2,3\\n")', /2 columns and 3 values in row 2/], ['nothing in it', 'open("predictions.csv", "w").close()', /is empty/],
    ['bytes', 'open("predictions.csv", "wb").write(bytes(range(128, 256)))', /not CSV in UTF-8/],
  ];
  // Nothing was taken, so the attempt is still there.
  for (const [name, code, told] of files) t.match(await drive(code), { reward: 0, solved: false, fault: 'policy', lastText: new RegExp(`(${told.source})[^]*1 graded attempt`) }, name);
});
