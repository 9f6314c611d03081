/** MIMIC-Extract in real episodes: the reference, and DataFrames that are not what is asked for. */
import t from 'tap';
import { driveEpisode, type EpisodeRun, program, scripted } from '../../../client/episode-driver.ts';
import { mimicParts } from '../../../datasets/mimic-extract/programs.ts';
import { reference } from '../../../datasets/prediction/programs.ts';
import { badTables } from '../prediction/hand-in.ts';
import { testServer } from '../../server/harness.ts';

const gym = await testServer({ pool: '4' }, {});
const client = await gym.connect();
t.teardown(async () => {
  await client[Symbol.asyncDispose]();
  await gym[Symbol.asyncDispose]();
});

const drive = (code: string): Promise<EpisodeRun> => driveEpisode(client, 'mimic-extract-v1/twin/test/length-of-stay/0', scripted(program(code)), { seed: 0, options: { feedback: 'interactive' } });

t.test('the reference earns its reward', async (t) => {
  const run = await drive(reference(mimicParts('length-of-stay')));
  t.match(run, { solved: true });
  t.ok((run.reward ?? 0) >= 0.8);
});

t.test('DataFrames that are not what is asked for', async (t) => {
  const right = 'import numpy as np\nimport pandas as pd\ntest = pd.read_csv("/data/mimic-extract-labels/test.csv")\npredictions = test.assign(los_3=0.5, los_7=0.1)';
  for (const [name, change, told] of badTables({ id: 'icustay_id' })) t.match(await drive(`${right}\n${change}`), { reward: 0, solved: false, fault: 'policy', lastText: told }, name);
  for (const [name, code, told] of [['a list', 'predictions = [0.1, 0.2]', /table with the columns icustay_id, los_3, los_7/], ['nothing', 'predictions = None', /table with the columns/], ['an index without a name instead of ids', `${right}\npredictions = predictions.set_index("icustay_id").rename_axis(None)`, /icustay_id is missing/]] as const) t.match(await drive(code), { reward: 0, solved: false, lastText: told }, name);
});
