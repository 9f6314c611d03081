/** A FHIR R4 server with charts of patients: what it finds, what it takes, what it refuses, and what an episode leaves behind. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { checkWorld, openWorld, type World } from '../../../env/worlds/index.ts';

const NOW = '2023-11-13T10:15:00+00:00';
const coding = (code: string, text: string) => ({ coding: [{ system: 'http://example.org/labs', code, display: text }], text });
const patient = (id: string, family: string, given: readonly string[], birthDate: string) => ({ resourceType: 'Patient', id, identifier: [{ system: 'http://example.org/mrn', value: id }], active: true, name: [{ use: 'official', family, given }], gender: 'female', birthDate, address: [{ line: ['1 Elm Street'], city: 'Springfield', state: 'MA', postalCode: '01101' }] });
const lab = (id: string, of: string, code: string, at: string, value: number, more: object = {}) => ({ resourceType: 'Observation', id, status: 'final', category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }], code: coding(code, `${code} level`), subject: { reference: `Patient/${of}` }, effectiveDateTime: at, valueQuantity: { value, unit: 'mmol/L' }, ...more });
const RESOURCES = [
  patient('S1', 'Müller-Smith', ['Ann', 'Marie'], '1950-02-03'), patient('S2', 'Smith', ['Ann'], '1950-02-03'), patient('S3', 'Smithers', ['Jo'], '1961-12-31'),
  { resourceType: 'Encounter', id: 'E1', status: 'in-progress', class: { code: 'IMP' }, subject: { reference: 'Patient/S1' }, period: { start: '2023-11-10T08:00:00+00:00' } },
  lab('k1', 'S1', 'K', '2023-11-12T10:15:00+00:00', 3.4), lab('k2', 'S1', 'K', '2023-11-13T06:00:00+00:00', 3.6), lab('k3', 'S1', 'K', '2023-11-13T08:00:00+02:00', 9.9, { status: 'entered-in-error' }),
  lab('m1', 'S1', 'MG', '2023-11-13', 1.2), lab('k4', 'S2', 'K', '2023-11-13T09:00:00+00:00', 4.35), { ...lab('x1', 'S2', 'CXR', '2022-01', 1), valueQuantity: undefined, valueString: 'clear', effectiveDateTime: undefined, effectivePeriod: { start: '2022-01-01', end: '2022-02-28' } },
].map((each) => JSON.parse(JSON.stringify(each)) as { resourceType: string; id: string });
const SPEC = { kind: 'fhir', resources: RESOURCES, now: NOW };
const ORDER = { resourceType: 'MedicationRequest', status: 'active', intent: 'order', medicationCodeableConcept: { text: 'potassium chloride' }, subject: { reference: 'Patient/S1' } };

interface Answer { readonly status: number; readonly body: any; readonly headers: Readonly<Record<string, string>> }
const open = (seed = 1): Promise<World> => openWorld(SPEC, { seed, tables: '' });
async function ask(world: World, method: string, target: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const response = await world.request({ method, path: target, headers: body === undefined ? headers : { 'content-type': 'application/fhir+json', ...headers }, body: Buffer.from(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)) });
  return { status: response.status, body: response.body === undefined || response.body === '' ? undefined : JSON.parse(String(response.body)), headers: response.headers ?? {} };
}
const ids = ({ body }: Answer): readonly string[] => (body.entry ?? []).map(({ resource }: { resource: { id: string } }) => resource.id);

t.test('searches', async (t) => {
  await using world = await open();
  const cases: readonly [query: string, found: readonly string[]][] = [
    ['Patient?identifier=S2', ['S2']], ['Patient?identifier=http://example.org/mrn|S2', ['S2']], ['Patient?identifier=urn:other|S2', []], ['Patient?_id=S3,S1', ['S3', 'S1']],
    ['Patient?name=smith', ['S1', 'S2', 'S3']], ['Patient?name:exact=Smith', ['S2']], ['Patient?name:contains=mith', ['S1', 'S2', 'S3']], ['Patient?family=MULLER', ['S1']], ['Patient?given=marie', ['S1']],
    ['Patient?family=smith&given=ann&birthdate=1950-02-03', ['S1', 'S2']], ['Patient?birthdate=1950', ['S1', 'S2']], ['Patient?birthdate=gt1960', ['S3']], ['Patient?birthdate=lt1951-01-01', ['S1', 'S2']], ['Patient?address-city=spring&gender=female&active=true', ['S1', 'S2', 'S3']],
    ['Observation?patient=S1&code=K', ['k1', 'k2', 'k3']], ['Observation?patient=Patient/S1&code=http://example.org/labs|K', ['k1', 'k2', 'k3']], ['Observation?subject:Patient=S1&code=k,mg', ['k1', 'k2', 'k3', 'm1']],
    ['Observation?subject=http://localhost:8080/fhir/Patient/S1&status:not=entered-in-error&code=K', ['k1', 'k2']], ['Observation?code:text=mg&patient=S1', ['m1']],
    [`Observation?code=K&patient=S1&date=ge2023-11-12T10:15:00%2B00:00`, ['k1', 'k2', 'k3']], ['Observation?code=K&patient=S1&date=gt2023-11-12T10:15:00Z', ['k2', 'k3']], ['Observation?code=K&patient=S1&date=2023-11-13', ['k2', 'k3']], ['Observation?code=K&patient=S1&date=ge2023-11-12&date=lt2023-11-13', ['k1']],
    ['Observation?patient=S1&date=sa2023-11-12', ['k2', 'k3', 'm1']], ['Observation?patient=S1&date=eb2023-11-13', ['k1']], ['Observation?patient=S2&date=le2022', ['x1']], ['Observation?patient=S2&date=ne2023-11-13', ['x1']], ['Observation?patient=S2&date=ap2023-11-13', ['k4']],
    ['Observation?value-quantity=gt3.5&patient=S1', ['k2', 'k3']], ['Observation?value-quantity=4.35&code=K', ['k4']], ['Observation?value-quantity=4.4&code=K', ['k4']], ['Observation?value-quantity=3.6||mmol/L', ['k2']], ['Observation?value-string=clear', ['x1']],
    ['Observation?patient.name=smithers', []], ['Observation?patient.identifier=S2', ['k4', 'x1']], ['Observation?subject:Patient.birthdate=1950&code=MG', ['m1']], ['Observation?encounter:missing=true&code=MG', ['m1']],
    ['Observation?patient=S1&_sort=-date', ['k2', 'k3', 'm1', 'k1']], ['Observation?code=K&_sort=value-quantity', ['k1', 'k2', 'k4', 'k3']], ['Encounter?patient=S1&status=in-progress&date=2023-11-13', []], ['Encounter?patient=S1&date=ge2023-11-13', ['E1']], ['MedicationRequest?patient=S1', []],
  ];
  for (const [query, found] of cases) {
    const answer = await ask(world, 'GET', `/fhir/${query}`);
    t.same([answer.status, ids(answer)], [200, found], query);
    t.match(answer.body, { resourceType: 'Bundle', type: 'searchset', total: found.length });
  }
  t.same(ids(await ask(world, 'POST', '/fhir/Observation/_search', 'patient=S1&code=K&date=lt2023-11-13', { 'content-type': 'application/x-www-form-urlencoded' })), ['k1']);
});

t.test('pages follow one another, and say how many there are', async (t) => {
  await using world = await open();
  const seen: string[] = [];
  let next: string | undefined = '/fhir/Observation?_count=4&_sort=date&_format=json';
  while (next !== undefined) {
    const answer: Answer = await ask(world, 'GET', next);
    t.match(answer.body, { total: 6 });
    seen.push(...ids(answer));
    const link: string | undefined = answer.body.link.find(({ relation }: { relation: string }) => relation === 'next')?.url;
    next = link?.replace('http://localhost:8080', '');
  }
  t.same(seen.toSorted(), ['k1', 'k2', 'k3', 'k4', 'm1', 'x1']);
  t.same((await ask(world, 'GET', '/fhir/Observation?_summary=count')).body, { resourceType: 'Bundle', type: 'searchset', total: 6, link: [{ relation: 'self', url: 'http://localhost:8080/fhir/Observation?_summary=count' }] });
  t.same(Object.keys((await ask(world, 'GET', '/fhir/Observation?code=MG&_elements=status')).body.entry[0].resource), ['resourceType', 'id', 'status']);
});

t.test('what it can do, and single resources', async (t) => {
  await using world = await open();
  t.match((await ask(world, 'GET', '/fhir/metadata')).body, { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [{ mode: 'server', resource: [{ type: 'Patient', interaction: [{ code: 'read' }, { code: 'search-type' }] }] }] });
  t.match(await ask(world, 'GET', '/fhir/Patient/S1?_format=application/fhir%2Bjson'), { status: 200, body: { id: 'S1' } });
  t.match(await ask(world, 'GET', '/fhir//Patient/S1'), { status: 200, body: { id: 'S1' } }, 'a base with a slash at its end');
  t.match(await ask(world, 'GET', '/fhir/Patient/S9'), { status: 404, body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] } });
});

t.test('what is created is found, in this episode alone; ids come from its seed', async (t) => {
  await using world = await open(7);
  await using same = await open(7);
  await using other = await open(8);
  const made = await ask(world, 'POST', '/fhir/MedicationRequest', { ...ORDER, id: 'mine', meta: { versionId: '9' } });
  t.match(made, { status: 201, headers: { location: `http://localhost:8080/fhir/MedicationRequest/${made.body.id}/_history/1` }, body: { ...ORDER, meta: { versionId: '1', lastUpdated: NOW } } });
  t.not(made.body.id, 'mine');
  t.same(ids(await ask(world, 'GET', '/fhir/MedicationRequest?patient=S1&status=active')), [made.body.id]);
  t.match(await ask(world, 'GET', `/fhir/MedicationRequest/${made.body.id}`), { status: 200 });
  t.same(world.journal(), [{ method: 'POST', path: '/fhir/MedicationRequest', body: { ...ORDER, id: 'mine', meta: { versionId: '9' } }, status: 201 }], 'the journal has it as it was sent');
  t.same(ids(await ask(other, 'GET', '/fhir/MedicationRequest')), []);
  t.equal((await ask(same, 'POST', '/fhir/MedicationRequest', { ...ORDER, id: 'mine', meta: { versionId: '9' } })).body.id, made.body.id);
  t.equal(same.digest(), world.digest());
  t.match(await ask(other, 'POST', '/fhir/Observation', { resourceType: 'Observation', status: 'final', code: { text: 'BP' }, subject: { reference: 'http://localhost:8080/fhir/Patient/S2' }, valueString: '118/77 mmHg' }, { prefer: 'return=minimal' }), { status: 201, body: undefined });
});

t.test('what is not FHIR R4, or not of this chart, is refused with its place', async (t) => {
  await using world = await open();
  const cases: readonly [resource: unknown, told: RegExp][] = [
    [{ ...ORDER, resourceType: 'Observation' }, /resourceType is "Observation"/], [{ ...ORDER, status: undefined }, /MedicationRequest.status: Missing required/], [{ ...ORDER, status: 'activ' }, /"activ" is none of active/], [{ ...ORDER, intent: 7 }, /MedicationRequest.intent/],
    [{ ...ORDER, subject: { reference: 'Patient/S9' } }, /there is no Patient\/S9/], [{ ...ORDER, encounter: { reference: 'Encounter/none' } }, /MedicationRequest.encounter: there is no Encounter\/none/], [{ ...ORDER, subject: undefined }, /MedicationRequest.subject: Missing/],
    [{ ...ORDER, dose: 1 }, /additional property "dose"/], [{ ...ORDER, note: { text: 'not a list' } }, /MedicationRequest.note/], [{ ...ORDER, medicationReference: { reference: 'Medication/1' } }, /Conflicting choice/], [{ ...ORDER, authoredOn: 'today' }, /authoredOn/],
    [[ORDER], /a resource is a JSON object/], ['{"resourceType": ', /not JSON/], ['\u{FFFF}"', /not JSON/],
  ];
  for (const [resource, told] of cases) {
    const answer = await ask(world, 'POST', '/fhir/MedicationRequest', resource);
    t.match(answer, { status: 400, body: { resourceType: 'OperationOutcome' } });
    t.match(JSON.stringify(answer.body.issue.map(({ diagnostics }: { diagnostics: string }) => diagnostics)).replaceAll('\\"', '"'), told);
  }
  t.same(world.journal(), []);
});

t.test('other requests are answered, never done', async (t) => {
  await using world = await open();
  const fine = { accept: 'application/fhir+json' };
  const cases: readonly [method: string, target: string, status: number, body?: unknown, headers?: Readonly<Record<string, string>>][] = [
    ['GET', '/', 404], ['GET', '/fhir', 404], ['GET', '/fhir/Observation/$lastn', 404], ['GET', '/fhir/Patient/S1/$everything', 404], ['GET', '/fhir/Observation?colour=red', 400], ['GET', '/fhir/Observation?date=yesterday', 400], ['GET', '/fhir/Observation?date=2023-13-01', 400], ['GET', '/fhir/Observation?code:above=K', 400], ['GET', '/fhir/Observation?_count=many', 400],
    ['GET', '/fhir/Observation?_sort=shoe-size', 400], ['GET', '/fhir/Observation?code=', 400], ['GET', '/fhir/Observation?_has:Patient:x:y=1', 400], ['GET', '/fhir/Observation?value-quantity=high', 400], ['GET', '/fhir/Observation?subject.encounter.x=1', 400],
    ['GET', '/fhir/Medication', 404], ['GET', '/fhir/../../etc/passwd', 404], ['GET', '/fhir/Patient/%2e%2e', 400], ['GET', '/fhir/Patient/S1/_history', 404], ['GET', '/fhir/Patient/S1?_format=xml', 406], ['GET', '/fhir/Patient/S1', 406, undefined, { accept: 'application/fhir+xml' }], ['GET', '/journal', 404], ['GET', '/fhir/__proto__', 404], ['GET', '/fhir/Patient?constructor=1', 400],
    ['PUT', '/fhir/Patient/S1', 405, {}], ['PATCH', '/fhir/Patient/S1', 405, {}], ['DELETE', '/fhir/Observation/k3', 405], ['POST', '/fhir', 405, { resourceType: 'Bundle', type: 'transaction', entry: [] }], ['POST', '/fhir/Patient', 405, { resourceType: 'Patient' }], ['POST', '/fhir/metadata', 405, {}],
    ['POST', '/fhir/MedicationRequest', 415, '<x/>', { 'content-type': 'application/fhir+xml' }], ['POST', '/fhir/MedicationRequest', 415, ORDER, { 'content-type': '' }], ['POST', '/fhir/MedicationRequest', 413, { ...ORDER, note: [{ text: 'x'.repeat(200_000) }] }], ['POST', '/fhir/MedicationRequest', 412, ORDER, { 'if-none-exist': 'patient=S1' }],
    ['POST', '/fhir/MedicationRequest', 400, `${'['.repeat(40)}${']'.repeat(40)}`], ['POST', '/fhir/Observation/_search', 415, { patient: 'S1' }], ['GET', `/fhir/Patient?name=${'x'.repeat(9_000)}`, 414],
    ['GET', `/fhir/Observation?${Array.from({ length: 40 }, () => 'code=K').join('&')}`, 400],
  ];
  for (const [method, target, status, body, headers = fine] of cases) {
    const answer = await ask(world, method, target, body, headers);
    t.match(answer, { status, body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', diagnostics: /./ }] } }, `${method} ${target.slice(0, 80)}`);
  }
  t.same(world.journal(), []);
});

t.test('an episode takes so much and no more', async (t) => {
  await using world = await open();
  const large = { ...ORDER, note: [{ text: 'x'.repeat(100_000) }] };
  const statuses: number[] = [];
  for (let i = 0; i < 45; i++) statuses.push((await ask(world, 'POST', '/fhir/MedicationRequest', large)).status);
  t.same(new Set(statuses), new Set([201, 507]));
  t.equal(statuses.filter((status) => status === 201).length, world.journal().length);
});

t.test('charts come from a file, read once', async (t) => {
  const tables = t.testdir();
  writeFileSync(path.join(tables, 'charts.ndjson'), RESOURCES.map((each) => `${JSON.stringify(each)}\n`).join(''));
  const spec = { kind: 'fhir', charts: 'charts.ndjson', now: NOW };
  t.equal(checkWorld(spec), undefined);
  const [one, two] = await Promise.all([openWorld(spec, { seed: 1, tables }), openWorld(spec, { seed: 2, tables })]);
  t.same(ids(await ask(one, 'GET', '/fhir/Patient?family=smithers')), ['S3']);
  await ask(one, 'POST', '/fhir/MedicationRequest', ORDER);
  t.same(ids(await ask(two, 'GET', '/fhir/MedicationRequest')), []);
  writeFileSync(path.join(tables, 'twice.ndjson'), `${JSON.stringify(RESOURCES[0])}\n`.repeat(2));
  await t.rejects(openWorld({ ...spec, charts: 'twice.ndjson' }, { seed: 1, tables }), /Patient\/S1 stands in the chart twice/);
  t.match(checkWorld({ kind: 'fhir', now: NOW }), /must NOT have fewer/);
  t.match(checkWorld({ ...SPEC, now: 'today' }), /now/);
});
