/** The resources that a chart holds. */
export const CHART_TYPES = ['Patient', 'Encounter', 'Condition', 'Observation', 'MedicationRequest', 'Procedure', 'ServiceRequest'] as const;
export type ChartType = (typeof CHART_TYPES)[number];

export const isChartType = (type: string): type is ChartType => CHART_TYPES.some((each) => each === type);
/** What an order or a finding may be made of; patients and what was done to them come with the chart. */
export const CREATABLE: ReadonlySet<ChartType> = new Set(['Condition', 'Observation', 'MedicationRequest', 'Procedure', 'ServiceRequest']);
