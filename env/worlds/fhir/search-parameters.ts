/**
 * The search parameters of each resource of a chart, from FHIR R4's own definitions: of what type they are, and where in the
 * resource their values stand. (https://hl7.org/fhir/R4/searchparameter-registry.html)
 */
import type { ChartType } from './chart-types.ts';

export type ParameterType = 'token' | 'string' | 'date' | 'reference' | 'quantity';

export interface SearchParameter {
  readonly type: ParameterType;
  /** Paths of elements; any of them. */
  readonly paths: readonly string[];
  /** Of references: the types that they may be to. */
  readonly targets?: readonly ChartType[];
}

const token = (...paths: readonly string[]): SearchParameter => ({ type: 'token', paths });
const string = (...paths: readonly string[]): SearchParameter => ({ type: 'string', paths });
const date = (...paths: readonly string[]): SearchParameter => ({ type: 'date', paths });
const quantity = (...paths: readonly string[]): SearchParameter => ({ type: 'quantity', paths });
const reference = (path: string, ...targets: readonly ChartType[]): SearchParameter => ({ type: 'reference', paths: [path], targets });

const ALL = { _id: token('id'), _lastUpdated: date('meta.lastUpdated') } as const;
const NAME_PARTS = ['name.text', 'name.family', 'name.given', 'name.prefix', 'name.suffix'] as const;
const ADDRESS_PARTS = ['address.text', 'address.line', 'address.city', 'address.district', 'address.state', 'address.postalCode', 'address.country'] as const;
const OF_PATIENT = { patient: reference('subject', 'Patient'), subject: reference('subject', 'Patient'), encounter: reference('encounter', 'Encounter') } as const;

type Parameters = Readonly<Record<string, SearchParameter>>;
export const SEARCH_PARAMETERS: Readonly<Record<ChartType, Parameters>> = {
  Patient: {
    ...ALL, identifier: token('identifier'), active: token('active'), gender: token('gender'), birthdate: date('birthDate'), 'death-date': date('deceasedDateTime'),
    name: string(...NAME_PARTS), family: string('name.family'), given: string('name.given'),
    address: string(...ADDRESS_PARTS), 'address-city': string('address.city'), 'address-state': string('address.state'), 'address-postalcode': string('address.postalCode'), 'address-country': string('address.country'),
    telecom: token('telecom'), phone: token('telecom'), email: token('telecom'), language: token('communication.language'),
  },
  Encounter: {
    ...ALL, patient: OF_PATIENT.patient, subject: OF_PATIENT.subject, identifier: token('identifier'), status: token('status'), class: token('class'), type: token('type'), date: date('period'), 'reason-code': token('reasonCode'),
  },
  Condition: {
    ...ALL, ...OF_PATIENT, identifier: token('identifier'), category: token('category'), code: token('code'), 'clinical-status': token('clinicalStatus'), 'verification-status': token('verificationStatus'), severity: token('severity'),
    'onset-date': date('onsetDateTime', 'onsetPeriod'), 'abatement-date': date('abatementDateTime', 'abatementPeriod'), 'recorded-date': date('recordedDate'),
  },
  Observation: {
    ...ALL, ...OF_PATIENT, identifier: token('identifier'), category: token('category'), code: token('code'), status: token('status'), date: date('effectiveDateTime', 'effectivePeriod', 'effectiveInstant'),
    'value-quantity': quantity('valueQuantity'), 'value-string': string('valueString'), 'value-concept': token('valueCodeableConcept'), 'based-on': reference('basedOn', 'ServiceRequest', 'MedicationRequest'),
  },
  MedicationRequest: {
    ...ALL, ...OF_PATIENT, identifier: token('identifier'), category: token('category'), code: token('medicationCodeableConcept'), status: token('status'), intent: token('intent'), priority: token('priority'), authoredon: date('authoredOn'), date: date('dosageInstruction.timing.event', 'authoredOn'),
  },
  Procedure: {
    ...ALL, ...OF_PATIENT, identifier: token('identifier'), category: token('category'), code: token('code'), status: token('status'), date: date('performedDateTime', 'performedPeriod'), 'based-on': reference('basedOn', 'ServiceRequest'),
  },
  ServiceRequest: {
    ...ALL, ...OF_PATIENT, identifier: token('identifier', 'requisition'), category: token('category'), code: token('code'), status: token('status'), intent: token('intent'), priority: token('priority'), authored: date('authoredOn'), occurrence: date('occurrenceDateTime', 'occurrencePeriod'), 'based-on': reference('basedOn', 'ServiceRequest', 'MedicationRequest'),
  },
};

export const parameterOf = (type: ChartType, name: string): SearchParameter | undefined => (Object.hasOwn(SEARCH_PARAMETERS[type], name) ? SEARCH_PARAMETERS[type][name] : undefined);
