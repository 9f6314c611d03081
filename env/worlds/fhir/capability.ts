/** What the server can do, as FHIR says it: https://hl7.org/fhir/R4/capabilitystatement.html */
import { CHART_TYPES, CREATABLE } from './chart-types.ts';
import { SEARCH_PARAMETERS } from './search-parameters.ts';

export const capabilityOf = (root: string, date: string): object => ({
  resourceType: 'CapabilityStatement', status: 'active', date, kind: 'instance', fhirVersion: '4.0.1', format: ['json', 'application/fhir+json'],
  software: { name: 'MedAgentGym' }, implementation: { description: 'Synthetic charts: no real person', url: root },
  rest: [{
    mode: 'server',
    resource: CHART_TYPES.map((type) => ({
      type, versioning: 'no-version', conditionalCreate: false,
      interaction: ['read', 'search-type', ...(CREATABLE.has(type) ? ['create'] : [])].map((code) => ({ code })),
      searchParam: Object.entries(SEARCH_PARAMETERS[type]).map(([name, parameter]) => ({ name, type: parameter.type })),
    })),
  }],
});
