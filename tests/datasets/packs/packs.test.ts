/** Task packs: what one is, what is refused with file and field, and that importing one leaves all or nothing. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import t, { type Test } from 'tap';
import { installedFamilies, installedPacks, installPack, removePack } from '../../../datasets/packs/installed.ts';
import { mountFolder, readPack } from '../../../datasets/packs/read-pack.ts';
import { Catalogue } from '../../../env/catalogue.ts';
import { answerFromJson } from '../../../env/answer/from-json.ts';
import { ImportError } from '../../../env/families/importer.ts';
import { PublishedStore } from '../../../env/published-store.ts';
import { solves } from '../../../env/rewards/index.ts';

const EXAMPLE = path.join(import.meta.dirname, '../../../examples/pack');
type Json = Record<string, any>;

function copy(t: Test, change: (pack: { manifest: Json; rows: Json[]; folder: string }) => void = () => {}): string {
  const root = mkdtempSync(path.join(tmpdir(), 'medagentgym-pack-'));
  t.teardown(() => rmSync(root, { recursive: true, force: true }));
  const folder = path.join(root, 'pack');
  cpSync(EXAMPLE, folder, { recursive: true });
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const pack = { folder, manifest: JSON.parse(read('pack.json')) as Json, rows: read('test_tasks.jsonl').trim().split('\n').map((line) => JSON.parse(line) as Json) };
  change(pack);
  writeFileSync(path.join(folder, 'pack.json'), JSON.stringify(pack.manifest));
  writeFileSync(path.join(folder, 'test_tasks.jsonl'), pack.rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return folder;
}

t.test('the example is a pack: several questions, tables, a grader, answers of every form', async (t) => {
  const pack = await readPack(EXAMPLE);
  t.match(pack.manifest, { id: 'kidney-watch', version: 1 });
  t.equal(pack.records.length, 10);
  t.ok(pack.records.every(({ id, source, mounts }) => id.startsWith('kidney-watch-v1/published/') && source === 'published' && mounts[0]?.path === `${mountFolder('kidney-watch', pack.digest)}/kidney-watch`));
  t.same(new Set(pack.records.flatMap(({ questions }) => questions.map(({ reward: { rule } }) => rule))), new Set(['within', 'rows', 'script']));
  t.equal(pack.records.find(({ questions }) => questions.length > 1)?.variables, 'kept');
  t.equal((await readPack(copy(t))).records.length, 10);
  t.not((await readPack(copy(t, ({ rows }) => { rows[0]!['difficulty'] = 5; }))).digest, pack.digest, 'another pack by its digest');
});

t.test('plain answers are graded by what they are', async (t) => {
  const answers: readonly [answer: unknown, more: Json, right: unknown, wrong: unknown][] = [
    [7, {}, 7, 7.5], [7.25, { tolerance: 0.1 }, 7.3, 7.4], ['sepsis', {}, ' Sepsis', 'septic'], [true, {}, 1, false], [['a', 'b'], {}, ['b', 'a'], ['a']], [[['a', 1], ['b', 2]], {}, [['b', 2], ['a', 1]], [['a', 2], ['b', 1]]], [[], {}, [], ['a']],
  ];
  const folder = copy(t, ({ rows }) => { rows.splice(0, rows.length, ...answers.map(([answer, more]) => ({ category: 'look-up', prompt: '?', answer, ...more, reference: 'answer = 0' }))); });
  const { records } = await readPack(folder);
  for (const [i, [answer, , right, wrong]] of answers.entries()) {
    const reward = records.filter(({ split }) => split === 'test')[i]?.questions[0].reward ?? { rule: '' };
    t.ok(solves(reward, answerFromJson(right)) && !solves(reward, answerFromJson(wrong)), JSON.stringify(answer));
  }
  const absent = await readPack(copy(t, ({ rows }) => { rows.splice(0, rows.length, { category: 'look-up', prompt: '?', answer: null, reference: 'answer = None' }); }));
  t.equal(absent.records.at(-1)?.questions[0].reward.rule, 'abstain');
});

t.test('what is refused, with file and field', async (t) => {
  const cases: readonly [told: RegExp, change: (pack: { manifest: Json; rows: Json[]; folder: string }) => void][] = [
    [/pack.json: field \/id: must match/, ({ manifest }) => { manifest['id'] = 'Kidney Watch'; }], [/field \/licence: must have required/, ({ manifest }) => { delete manifest['licence']; }], [/field \/colour: must NOT have additional/, ({ manifest }) => { manifest['colour'] = 'red'; }],
    [/field \/pack/, ({ manifest }) => { manifest['pack'] = 2; }], [/"look-up" stands there twice/, ({ manifest }) => { manifest['categories'].push({ id: 'look-up', title: 'again' }); }], [/\/mounts\/0\/path: there is no folder elsewhere/, ({ manifest }) => { manifest['mounts'][0].path = 'elsewhere'; }],
    [/\/mounts\/0\/path: must match/, ({ manifest }) => { manifest['mounts'][0].path = '../../etc'; }], [/\/grader: there is no file judge.js/, ({ manifest }) => { manifest['grader'] = 'judge.js'; }], [/grader.js:2: not JavaScript/, ({ folder }) => { writeFileSync(path.join(folder, 'grader.js'), 'const grade = () =>\n  return 1;'); }], [/\/title: must match/, ({ manifest }) => { manifest['title'] = 'two\nlines'; }],
    [/test_tasks.jsonl:1: field \/category: "x" is none/, ({ rows }) => { rows[0]!['category'] = 'x'; }], [/:2: field \/prompt/, ({ rows }) => { delete rows[1]!['prompt']; }], [/:1: field \/reference: must have required/, ({ rows }) => { delete rows[0]!['reference']; }],
    [/:1: field \/answer: give one of/, ({ rows }) => { rows[0]!['reward'] = { rule: 'yes_no', value: true }; }], [/:1: field \/answer: give one of/, ({ rows }) => { delete rows[0]!['answer']; delete rows[0]!['tolerance']; }], [/:2: field \/tolerance/, ({ rows }) => { rows[1]!['tolerance'] = 1; }],
    [/:1: field \/world: must NOT/, ({ rows }) => { rows[0]!['world'] = { kind: 'documents', documents: {} }; }], [/:1: \/questions\/0\/reward/, ({ rows }) => { delete rows[0]!['answer']; delete rows[0]!['tolerance']; rows[0]!['reward'] = { rule: 'within', low: 'a' }; }],
    [/:1: \/questions\/0\/reward.*no reward rule "magic"/, ({ rows }) => { delete rows[0]!['answer']; delete rows[0]!['tolerance']; rows[0]!['reward'] = { rule: 'magic' }; }], [/\/parameters: the pack has no grader/, ({ manifest }) => { delete manifest['grader']; }],
    [/\/reference: there is none in javascript/, ({ manifest }) => { manifest['runtimes'] = ['python', 'javascript']; manifest['mounts'] = []; }], [/plain files and folders, no links/, ({ folder }) => { symlinkSync('/etc/hostname', path.join(folder, 'tables', 'hostname')); }], [/\/questions\/1\/answer/, ({ rows }) => { delete rows.at(-1)!['questions'][1].answer; delete rows.at(-1)!['questions'][1].tolerance; }],
  ];
  for (const [told, change] of cases) {
    const folder = copy(t, change);
    await t.rejects(readPack(folder), told);
    await t.rejects(readPack(folder), ImportError);
  }
  const cut = copy(t);
  writeFileSync(path.join(cut, 'test_tasks.jsonl'), '{"category": "look-up", "pro');
  await t.rejects(readPack(cut), /test_tasks.jsonl:1: not a line of JSON/);
  writeFileSync(path.join(cut, 'pack.json'), '{"pack": 1,');
  await t.rejects(readPack(cut), /pack.json: not JSON/);
  await t.rejects(readPack(t.testdir()), /pack.json: cannot be read .* pack init/);
});

t.test('an imported pack is a family like the others; a newer one takes its place, and it can be removed', async (t) => {
  const data = t.testdir({ data: {} });
  const places = { data, tables: path.join(data, 'tables') };
  using store = new PublishedStore(path.join(data, 'published.sqlite'));
  t.same(installedPacks(places), []);
  const pack = await readPack(EXAMPLE);
  await installPack(pack, places, store);
  await installPack(pack, places, store);
  const catalogue = new Catalogue(installedFamilies(places), store, places.tables);
  t.equal(catalogue.list({ family: 'kidney-watch' }, 0, 100).total, 10);
  t.match(await catalogue.byId('kidney-watch-v1/published/test/plan/0'), { questions: [{ reward: { rule: 'script' } }] });
  const folder = path.join(places.tables, mountFolder('kidney-watch', pack.digest));
  t.same(readdirSync(path.join(folder, 'kidney-watch')).toSorted(), ['creatinine.csv', 'patients.csv', 'schema.md']);
  t.equal(statSync(folder).mode & 0o005, 0o005, 'the sandbox may read it');
  t.notOk(existsSync(path.join(folder, 'kidney-watch', 'test_tasks.jsonl')), 'answers are in no mount');
  const newer = await readPack(copy(t, ({ manifest }) => { manifest['version'] = 2; }));
  mkdirSync(path.join(places.tables, 'pack-kidney-watch-too-000000000000'));
  await installPack(newer, places, store);
  t.match(installedPacks(places), [{ manifest: { version: 2 }, digest: newer.digest, tasks: 10 }]);
  t.notOk(existsSync(folder), 'the older tables are gone');
  t.ok(await removePack('kidney-watch', places, store));
  t.notOk(await removePack('kidney-watch', places, store));
  t.same(readdirSync(places.tables), ['pack-kidney-watch-too-000000000000'], 'those of another pack stay');
  t.equal(store.records('kidney-watch').length, 0);
});
