/** A client library of the field reads what the FHIR server says, unchanged. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import t from 'tap';
import { CLIENT_PYTHON } from '../../../bench/baseline.ts';
import { ensureCharts } from '../../../datasets/medagentbench/charts/build.ts';
import { NOW_TEXT } from '../../../datasets/medagentbench/charts/moments.ts';
import { openWorld } from '../../../env/worlds/index.ts';

const SCRIPT = `
import json, sys, urllib.error, urllib.request
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.capabilitystatement import CapabilityStatement
from fhir.resources.R4B.medicationrequest import MedicationRequest
from fhir.resources.R4B.operationoutcome import OperationOutcome

base = sys.argv[1]
def get(place):
    with urllib.request.urlopen(f"{base}/{place}") as reply:
        return reply.read()
def post(kind, resource):
    with urllib.request.urlopen(urllib.request.Request(f"{base}/{kind}", data=resource.encode(), headers={"Content-Type": "application/fhir+json"})) as reply:
        return reply.read()

assert CapabilityStatement.model_validate_json(get("metadata")).fhirVersion == "4.0.1"
kinds = {}
for kind in ("Patient", "Encounter", "Condition", "Observation", "MedicationRequest", "Procedure", "ServiceRequest"):
    bundle = Bundle.model_validate_json(get(f"{kind}?_count=40"))
    kinds[kind] = [type(entry.resource).__name__ for entry in bundle.entry]
    assert set(kinds[kind]) == {kind}, kinds[kind]
patient = Bundle.model_validate_json(get("Patient?_count=1")).entry[0].resource
order = MedicationRequest(status="active", intent="order", medicationCodeableConcept={"text": "potassium chloride"}, subject={"reference": f"Patient/{patient.id}"})
assert MedicationRequest.model_validate_json(post("MedicationRequest", order.model_dump_json())).id
try:
    post("MedicationRequest", json.dumps({"resourceType": "MedicationRequest"}))
except urllib.error.HTTPError as error:
    assert OperationOutcome.model_validate_json(error.read()).issue
print(len(kinds))
`;

t.test('fhir.resources takes every resource, bundle and outcome', async (t) => {
  const tables = t.testdir();
  const world = await openWorld({ kind: 'fhir', charts: await ensureCharts('test', { tables }), now: NOW_TEXT }, { seed: 1, tables });
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      void Promise.resolve(world.request({ method: request.method ?? '', path: request.url ?? '', headers, body: Buffer.concat(parts) })).then((answer) => response.writeHead(answer.status, answer.headers).end(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  const child = spawn(CLIENT_PYTHON, ['-c', SCRIPT, `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`], { cwd: path.join(import.meta.dirname) });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { told += text; });
  const status = await new Promise((resolve) => child.once('close', resolve));
  server.closeAllConnections();
  t.same([status, told.trim()], [0, '7']);
});
