/** The example pack through a real server: right answers earn 1, everything else nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import t from 'tap';
import { handIn, referencesOf } from '../../../cli/solving.ts';
import { driveEpisode, type EpisodeAction, scripted } from '../../../client/episode-driver.ts';
import { packFamily } from '../../../datasets/packs/family.ts';
import { installPack } from '../../../datasets/packs/installed.ts';
import { readPack } from '../../../datasets/packs/read-pack.ts';
import { PublishedStore } from '../../../env/published-store.ts';
import type { TaskRecord } from '../../../env/task.ts';
import { HACKS } from '../../conformance/hacks.ts';
import { testServer } from '../../server/harness.ts';

const data = mkdtempSync(path.join(tmpdir(), 'medagentgym-pack-'));
const tables = path.join(data, 'tables');
const pack = await readPack(path.join(import.meta.dirname, '../../../examples/pack'));
{
  using store = new PublishedStore(path.join(data, 'published.sqlite'));
  await installPack(pack, { data, tables }, store);
}
const gym = await testServer({ pool: '4', data_dir: data, tables_dir: tables });
const client = await gym.connect();
t.teardown(async () => {
  await client[Symbol.asyncDispose]();
  await gym[Symbol.asyncDispose]();
  rmSync(data, { recursive: true, force: true });
});
const earned = async ({ id }: TaskRecord, actions: readonly EpisodeAction[]): Promise<number | undefined> => (await driveEpisode(client, id, scripted(...actions), { seed: 0 })).reward;

t.test('each reference earns 1, each near miss nothing, and a part where the grader pays a part', async (t) => {
  const { checks } = packFamily(pack.manifest);
  for (const record of pack.records) {
    t.equal(await earned(record, referencesOf(record, 'python') ?? []), 1, record.id);
    for (const [index, question] of record.questions.entries()) {
      const before = referencesOf(record, 'python', index) ?? [];
      for (const code of checks.nearMisses(record, index)) t.ok(Math.abs((await earned(record, [...before, ...handIn(question, code)]) ?? 1) - index / record.questions.length) < 1e-9, `${record.id}: ${code}`);
    }
  }
  const plan = pack.records.find(({ category, split }) => category === 'plan' && split === 'train');
  if (plan === undefined) throw new Error('no plan');
  t.equal(await earned(plan, [{ action: 'validate_code', code: 'answer = ["P03", "P06", "P01"]' }]), 0.5, 'the right patients in another order');
});

t.test('the hack matrix: nothing else earns anything', async (t) => {
  for (const { id: category } of pack.manifest.categories) {
    const record = pack.records.find((each) => each.category === category && each.questions.length === 1);
    if (record === undefined) throw new Error(category);
    for (const [name, actions] of HACKS) t.equal(await earned(record, actions(record.questions[0].reference.python ?? '')), 0, `${category}: ${name}`);
  }
});
