/** Whether a resource that is to be created is what FHIR R4 says it is, and refers to what is there. */
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core';
import type { Bundle, Resource as FhirResource } from '@medplum/fhirtypes';
import { readFileSync } from 'node:fs';
import { type ChartType, isChartType } from './chart-types.ts';
import { type Issue, Refusal } from './outcome.ts';
import { isObject } from './resource.ts';

indexStructureDefinitionBundle(JSON.parse(readFileSync(new URL('./definitions/r4.json', import.meta.url), 'utf8')) as Bundle);

/** Codes of required bindings that decide what an order or a finding is: https://hl7.org/fhir/R4/ */
const REQUEST_STATUS = ['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown'];
const PRIORITY = ['routine', 'urgent', 'asap', 'stat'];
const CODES: Readonly<Partial<Record<ChartType, Readonly<Record<string, readonly string[]>>>>> = {
  Observation: { status: ['registered', 'preliminary', 'final', 'amended', 'corrected', 'cancelled', 'entered-in-error', 'unknown'] },
  MedicationRequest: {
    status: ['active', 'on-hold', 'cancelled', 'completed', 'entered-in-error', 'stopped', 'draft', 'unknown'],
    intent: ['proposal', 'plan', 'order', 'original-order', 'reflex-order', 'filler-order', 'instance-order', 'option'], priority: PRIORITY,
  },
  ServiceRequest: { status: REQUEST_STATUS, intent: ['proposal', 'plan', 'directive', 'order', 'original-order', 'reflex-order', 'filler-order', 'instance-order', 'option'], priority: PRIORITY },
  Procedure: { status: ['preparation', 'in-progress', 'not-done', 'on-hold', 'stopped', 'completed', 'entered-in-error', 'unknown'] },
};

export interface Reference { readonly type: ChartType; readonly id: string; readonly place: string }

export interface Checked {
  /** With addresses of this server as the references that they are. */
  readonly resource: Readonly<Record<string, unknown>>;
  /** To what a chart holds; others (a practitioner, a device) are the sender's word. */
  readonly references: readonly Reference[];
}

/** @throws Refusal saying each thing that is wrong, with its place in the resource */
export function checkNew(type: ChartType, sent: unknown, root: string): Checked {
  const value = withReferences(sent, root);
  if (!isObject(value)) throw new Refusal(400, { code: 'structure', diagnostics: 'a resource is a JSON object' });
  if (value['resourceType'] !== type) throw new Refusal(400, { code: 'invalid', diagnostics: `resourceType is ${JSON.stringify(value['resourceType']) ?? 'missing'}, and this address takes ${type}`, expression: `${type}.resourceType` });
  const issues = [...structureIssues(value), ...codeIssues(type, value)];
  if (issues.length > 0) throw new Refusal(400, issues);
  return { resource: value, references: referencesOf(value, type) };
}

function withReferences(value: unknown, root: string): unknown {
  if (Array.isArray(value)) return value.map((each) => withReferences(each, root));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([element, inner]) => [element, element === 'reference' && typeof inner === 'string' && inner.startsWith(`${root}/`) ? inner.slice(root.length + 1) : withReferences(inner, root)]));
}

function structureIssues(value: Readonly<Record<string, unknown>>): readonly Issue[] {
  try {
    // Two values of one choice, valueString beside valueQuantity, are a warning there.
    return validateResource(value as unknown as FhirResource).filter(({ severity }) => severity !== 'information').map(issueOf);
  } catch (error) {
    if (error instanceof OperationOutcomeError) return (error.outcome.issue ?? []).map(issueOf);
    throw error;
  }
}

const issueOf = ({ details, diagnostics, expression }: { readonly details?: { readonly text?: string } | undefined; readonly diagnostics?: string | undefined; readonly expression?: readonly string[] | undefined }): Issue => {
  const [place] = expression ?? [];
  const text = details?.text ?? diagnostics ?? 'does not fit';
  return { code: 'structure', diagnostics: `${place === undefined ? '' : `${place}: `}${text}${text.startsWith('Invalid reference') ? ' (a reference is written Patient/17)' : ''}`, ...(place === undefined ? {} : { expression: place }) };
};

function codeIssues(type: ChartType, value: Readonly<Record<string, unknown>>): readonly Issue[] {
  return Object.entries(CODES[type] ?? {}).flatMap(([element, codes]): readonly Issue[] => {
    const code = value[element];
    return typeof code !== 'string' || codes.includes(code) ? [] : [{ code: 'code-invalid', diagnostics: `${type}.${element}: ${JSON.stringify(code)} is none of ${codes.join(', ')}`, expression: `${type}.${element}` }];
  });
}

function referencesOf(value: unknown, place: string): readonly Reference[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => referencesOf(each, `${place}[${i}]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([element, inner]): readonly Reference[] => {
    if (element !== 'reference' || typeof inner !== 'string') return referencesOf(inner, `${place}.${element}`);
    const [type = '', id = ''] = inner.split('/');
    return isChartType(type) ? [{ type, id, place }] : [];
  });
}
