/** `import --tables` as a user types it: tables, then questions that stand on them. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { physionetMimic, MIMIC, smallHospital, tablesOf, writeTables } from '../datasets/ehr/import/fixtures.ts';

const MAIN = path.join(import.meta.dirname, '../../cli/main.ts');
const root = t.testdir();
const data = path.join(root, 'data');

interface Ran { readonly status: number | null; readonly out: string; readonly err: string }

function cli(args: readonly string[], kill?: (child: ReturnType<typeof spawn>) => void): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, MEDAGENTGYM_DATA_DIR: data } });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { err += text; });
    kill?.(child);
    child.on('close', (status) => resolve({ status, out, err }));
  });
}
const json = async (args: readonly string[]): Promise<unknown> => JSON.parse((await cli(['import', '--family', 'mimic-iii', ...args, '--json'])).out);

const { sqlite } = await smallHospital(path.join(root, 'hospitals'), MIMIC);
const rows = path.join(root, 'test_tasks.jsonl');
const row = (id: string, query: string): string => `${JSON.stringify({ db_id: 'mimic_iii', question: 'How many?', query, q_tag: 'count the number of patients.', is_impossible: false, split: 'test', id, answer: [7] })}\n`;
writeFileSync(rows, row('r1', 'select count(*) from patients') + row('r2', 'select count(*) from nowhere'));

t.test('what cannot be', async (t) => {
  for (const [args, message] of [
    [['--family', 'mimic-iii'], /name the published files with --from, real tables with --tables, or both/],
    [['--family', 'medcalc', '--tables', root], /do not stand on tables/],
    [['--family', 'mimic-iii', '--from', rows, '--patients', '5'], /--patients goes with --tables/],
    [['--family', 'mimic-iii', '--tables', sqlite, '--patients', 'many'], /--patients takes an integer/],
    [['--family', 'mimic-iii', '--tables', path.join(root, 'nowhere')], /nowhere: cannot be read/],
  ] as const) {
    const { status, err } = await cli(['import', ...args]);
    t.not(status, 0);
    t.match(err, message);
    t.notMatch(err, /\n\s+at /, 'no stack');
  }
});

t.test('tables alone, then rows, then other tables', async (t) => {
  t.match(await json(['--tables', sqlite]), { rows: 0, imported: 0, tables: { patients: 100, tables: { PATIENTS: 100 } } });
  t.match(await json(['--from', rows]), { rows: 2, imported: 1, queries: [{ row: 'r1', executes: true, rows: 1 }, { row: 'r2', executes: false, error: /no such table/ }], recomputed: { count: { rows: 1, agree: 0 } } });
  const dir = writeTables(path.join(root, 'mimic'), physionetMimic(await tablesOf(path.join(root, 'hospitals'), MIMIC)));
  const shown = await cli(['import', '--family', 'mimic-iii', '--tables', dir, '--patients', '30']);
  t.match(shown.out, /30 patients/);
  t.match(shown.out, /1 rows, 1 imported/);
  t.match(shown.err, /PhysioNet/, 'the terms first');

  t.test('Ctrl-C leaves it as it is', async (t) => {
    const found = readdirSync(data, { recursive: true, encoding: 'utf8' }).find((name) => /mimic-iii-imported-[0-9a-f]{12}$/.test(name));
    const folder = path.join(data, path.dirname(found ?? ''));
    const before = readdirSync(folder).filter((name) => !name.startsWith('.'));
    const large = path.join(root, 'large');
    mkdirSync(large);
    const tables = physionetMimic(await tablesOf(path.join(root, 'hospitals'), MIMIC));
    writeTables(large, { ...tables, CHARTEVENTS: (tables['CHARTEVENTS'] ?? []).flatMap((each) => Array.from({ length: 150 }, (_, copy) => ({ ...each, ROW_ID: `${each['ROW_ID']}${String(copy).padStart(3, '0')}` }))) });
    const ran = await cli(['import', '--family', 'mimic-iii', '--tables', large], (child) => {
      const timer = setInterval(() => {
        if (!readdirSync(folder).some((name) => name.startsWith('.mimic-iii-staging-') && readdirSync(path.join(folder, name)).includes('LABEVENTS.done.json'))) return;
        clearInterval(timer);
        child.kill('SIGINT');
      }, 5);
      child.on('close', () => clearInterval(timer));
    });
    t.match(ran.err, /interrupted; the earlier import is unchanged/);
    t.same(readdirSync(folder).filter((name) => !name.startsWith('.')), before);
    rmSync(large, { recursive: true });
  });
});
