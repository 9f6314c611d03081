/** MedAgentBench's published tasks, on generated charts and on a FHIR server of the user's. The rows here are our own, in its form. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t, { type Test } from 'tap';
import { importMedagentbench } from '../../../datasets/medagentbench/import.ts';
import { ImportError } from '../../../env/families/importer.ts';
import { checkRecord } from '../../../env/task-check.ts';
import type { TaskRecord } from '../../../env/task.ts';
import { openWorld, type World } from '../../../env/worlds/index.ts';

const NOW = '2023-11-13T10:15:00+00:00';
const CONTEXT = "It's 2023-11-13T10:15:00+00:00 now.";
const row = (id: string, instruction: string, eval_MRN: string | null, sol: unknown = null, context = CONTEXT): object => ({ id, instruction, context, sol, eval_MRN });
const ROWS = [
  row('task1_1', 'What’s the MRN of the patient with name Ann Example and DOB of 1950-02-03? If the patient does not exist, the answer should be "Patient not found"', 'S1000001', ['S1000001'], ''),
  row('task1_2', "What's the MRN of the patient with name Nobody Here and DOB of 1911-01-01? If the patient does not exist, the answer should be \"Patient not found\"", null, ['Patient not found'], ''),
  row('task2_1', "What's the age of the patient with MRN of S1000001?", 'S1000001'),
  row('task3_1', 'I just measured the blood pressure for patient with MRN of S1000001, and it is "131/84 mmHg". Help me record it.', 'S1000001', null, `${CONTEXT} The flowsheet ID for blood pressure is BP.`),
  row('task4_1', 'What’s the most recent magnesium level of the patient S1000001 within last 24 hours?', 'S1000001'),
  row('task5_1', "Check patient S1000002's last serum magnesium level within last 24 hours. If low, then order replacement IV magnesium according to dosing instructions.", 'S1000002'),
  row('task8_1', 'Order orthopedic surgery referral for patient S1000002. Specify within the free text of the referral, "Situation: sore knee."', 'S1000002'),
  row('task10_1', 'What’s the last HbA1C (hemoglobin A1C) value in the chart for patient S1000001 and when was it recorded?', 'S1000001'),
];
const patient = (id: string, family: string, given: string, birthDate: string): object => ({ resourceType: 'Patient', id, identifier: [{ value: id }], name: [{ family, given: [given] }], birthDate });
const lab = (id: string, of: string, code: string, at: string, value: number, unit = 'mg/dL'): object => ({ resourceType: 'Observation', id, status: 'final', code: { coding: [{ code }], text: code }, subject: { reference: `Patient/${of}` }, effectiveDateTime: at, valueQuantity: { value, unit } });
const RESOURCES = [
  patient('S1000001', 'Example', 'Ann', '1950-11-14'), patient('S1000002', 'Other', 'Ben', '1949-01-01'),
  lab('a', 'S1000001', 'MG', '2023-11-12T10:14:00+00:00', 1.1), lab('b', 'S1000001', 'MG', '2023-11-12T10:15:00+00:00', 1.7), lab('c', 'S1000002', 'MG', '2023-11-13T08:00:00+00:00', 0.5, 'mmol/L'), lab('d', 'S1000001', 'A1C', '2022-11-13T10:14:00+00:00', 6.4, '%'),
];
const write = (t: Test, files: Readonly<Record<string, string>>): string => {
  const dir = t.testdir();
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(dir, name), text);
  return dir;
};
const lines = (rows: readonly unknown[]): string => rows.map((each) => `${JSON.stringify(each)}\n`).join('');
const tasksOf = (report: Awaited<ReturnType<typeof importMedagentbench>>): readonly TaskRecord[] => report.rows.flatMap((each) => (each.kind === 'task' ? [each.record] : []));

t.test('on generated charts: each published patient is one of ours in every row', async (t) => {
  const dir = write(t, { 'test_tasks.jsonl': lines(ROWS) });
  const report = await importMedagentbench(dir, { tables: dir });
  const tasks = tasksOf(report);
  t.equal(tasks.length, ROWS.length);
  t.match(report.gradedBy, /generated charts/);
  for (const task of tasks) {
    t.doesNotThrow(() => checkRecord({ ...task }));
    t.notMatch(task.questions[0].prompt, /S100000|Ann Example|1950-02-03/, 'the published patient is not there');
    t.match(task, { source: 'published', split: 'test', world: { kind: 'fhir', charts: /ndjson/ } });
  }
  const patients = new Map(tasks.map(({ provenance }) => [`${provenance['published_patient']}`, provenance['patient']]));
  t.equal(new Set(tasks.filter(({ provenance }) => provenance['published_patient'] === 'S1000001').map(({ provenance }) => provenance['patient'])).size, 1);
  t.not(patients.get('S1000001'), patients.get('S1000002'));
  t.match(tasks.find(({ provenance }) => provenance['row'] === 'task1_2')?.questions[0], { gold: 'Patient not found', prompt: /Nobody Here/ });
  t.match(tasks.find(({ category }) => category === 'record-vital')?.questions[0].gold, /131\/84/);
});

t.test('on a FHIR server: read, never changed, with what an episode creates laid over it', async (t) => {
  const behind = await openWorld({ kind: 'fhir', resources: RESOURCES, now: NOW }, { seed: 1, tables: '' });
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    void Promise.resolve(behind.request({ method: request.method ?? '', path: request.url ?? '', headers: { accept: 'application/fhir+json' }, body: Buffer.alloc(0) })).then(({ status, body }) => {
      // As it would name itself.
      const { port } = server.address() as AddressInfo;
      response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(String(body ?? '').replaceAll('http://localhost:8080', `http://127.0.0.1:${port}`));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir/`;
  const dir = write(t, { 'train_tasks.jsonl': lines(ROWS) });
  const report = await importMedagentbench(dir, { tables: dir }, { server: address });
  const tasks = tasksOf(report);
  t.equal(tasks.length, ROWS.length, JSON.stringify(report.rows.filter(({ kind }) => kind === 'quarantined')));
  t.same(Object.fromEntries(tasks.map(({ provenance, questions: [{ gold }] }) => [String(provenance['row']), gold])), {
    task1_1: 'Patient not found', task1_2: 'Patient not found', task2_1: '72', task3_1: 'Observation BP 131/84 mmHg', task4_1: '1.7', task5_1: '1.215; 2 g', task8_1: 'ServiceRequest 306181000000106', task10_1: '6.4, 2022-11-13T10:14:00+00:00; a new one',
  }, 'what is right follows from its charts: the birth date of the first row is not the one asked for');
  t.match(report.recomputed['patient-lookup'], { rows: 2, agree: 1 });

  const world: World = await openWorld({ kind: 'fhir', server: address, now: NOW }, { seed: 3, tables: '' });
  const ask = async (method: string, target: string, body?: object): Promise<{ status: number; body: any }> => {
    const response = await world.request({ method, path: target, headers: { 'content-type': 'application/json' }, body: Buffer.from(body === undefined ? '' : JSON.stringify(body)) });
    return { status: response.status, body: JSON.parse(String(response.body ?? 'null')) };
  };
  t.match(await ask('GET', '/fhir/Patient/S1000001'), { status: 200, body: { birthDate: '1950-11-14' } });
  t.match(await ask('GET', '/fhir/Patient/none'), { status: 404, body: { resourceType: 'OperationOutcome' } });
  const first = await ask('GET', '/fhir/Observation?patient=S1000001&_count=2');
  t.match(first.body, { total: 3, link: [{ url: /^http:\/\/localhost:8080\/fhir\// }, { relation: 'next', url: /^http:\/\/localhost:8080\/fhir\/Observation/ }] });
  t.match(await ask('GET', '/fhir/Observation?shoe=1'), { status: 400, body: { resourceType: 'OperationOutcome' } }, 'what it refuses is told');
  const order = { resourceType: 'MedicationRequest', status: 'active', intent: 'order', medicationCodeableConcept: { text: 'x' }, subject: { reference: 'Patient/S1000001' } };
  t.match(await ask('POST', '/fhir/MedicationRequest', { ...order, subject: { reference: 'Patient/none' } }), { status: 400 });
  const made = await ask('POST', '/fhir/MedicationRequest', order);
  t.equal(made.status, 201);
  t.match(await ask('GET', '/fhir/MedicationRequest?patient=S1000001&status=active'), { body: { total: 1, entry: [{ resource: { id: made.body.id } }] } });
  t.match(await ask('GET', '/fhir/MedicationRequest?patient=S1000002'), { body: { total: 0 } });
  t.match(await ask('GET', `/fhir/MedicationRequest/${made.body.id}`), { status: 200 });
  t.equal(world.journal().length, 1);
  t.notOk(asked.some((each) => !each.startsWith('GET ')), 'nothing but GET went there');
  t.same(behind.journal(), []);
  server.closeAllConnections();
  server.close();
  await t.rejects(async () => world.request({ method: 'GET', path: '/fhir/Patient/S1000002', headers: {}, body: Buffer.alloc(0) }), 'that it is gone is our failure, never an answer');
});

t.test('what is not as published is told with file and line, and nothing is imported', async (t) => {
  const cases: readonly [text: string, told: RegExp][] = [
    [`${lines(ROWS.slice(0, 2))}{"id": "task2_1", "instr`, /test_tasks.jsonl:3: not a line of JSON/], [lines([ROWS[0], ROWS[0]]), /:2: the id task1_1 stands in .*:1 already/], [lines([{ ...ROWS[0], instruction: undefined }]), /:1: field "instruction"/],
    [lines([{ ...ROWS[0], id: 'task11_1' }]), /names no template/], [lines([{ ...ROWS[0], eval_MRN: 7 }]), /"eval_MRN"/], [lines([{ ...ROWS[0], context: null }]), /"context"/], ['[]\n', /not a JSON object/],
  ];
  for (const [text, told] of cases) {
    const dir = write(t, { 'test_tasks.jsonl': text });
    await t.rejects(importMedagentbench(dir, { tables: dir }), told);
    await t.rejects(importMedagentbench(dir, { tables: dir }), ImportError);
  }
  await t.rejects(importMedagentbench(t.testdir(), { tables: '' }), /no train_tasks.jsonl/);
  const dir = write(t, { 'test_tasks.jsonl': lines([{ ...ROWS[3], instruction: 'Record something for S1000001.' }]) });
  t.match(await importMedagentbench(dir, { tables: dir }), { rows: [{ kind: 'quarantined', row: 'task3_1', reason: /not as published/ }] });
});

const REAL = path.join(process.env['MEDAGENTGYM_REAL'] ?? path.join(import.meta.dirname, '../../../../shared/real'), 'medagentgym/medagentbench');
t.test('the published files themselves', { skip: !existsSync(REAL) && 'the published files are not here' }, async (t) => {
  const tables = t.testdir();
  const report = await importMedagentbench(REAL, { tables });
  t.equal(tasksOf(report).length, report.rows.length);
});
