/** The files of a study: what `people.ts` and the others draw, written down with the blemishes of real exports. A pure function of the profile. */
import { Rng } from '../../../env/rng.ts';
import { drawBiopsies } from './biopsies.ts';
import { drawPeople, type Person } from './people.ts';
import { drawCopyNumber, drawDrugTests, drawExpression } from './profiles.ts';
import type { Endpoint, Profile } from './profile.ts';
import { drawVariants, MAF_COLUMNS } from './variants.ts';

/** Of everything below: another version is another folder. */
export const STUDIES_VERSION = 1;
export const DAYS_PER_MONTH = 30.4375;

export const FILES = { patients: 'data_clinical_patient.csv', samples: 'data_clinical_sample.csv', mutations: 'data_mutations.csv', cna: 'data_cna.csv', expression: 'data_mrna_seq_expression.csv', drugs: 'data_drug_response.csv' } as const;
export type FileKey = keyof typeof FILES;

export interface CsvTable { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }

export const doseColumn = ({ doseUnit }: Profile): string => `CONCENTRATION_${doseUnit.toUpperCase()}`;

/** Rows of which some stand there twice, the second time elsewhere. */
function repeated(rng: Rng, rows: readonly (readonly string[])[], share: number): readonly (readonly string[])[] {
  const extra = rows.filter(() => rng.chance(share));
  const all = [...rows];
  for (const row of extra) all.splice(rng.int(0, all.length), 0, row);
  return all;
}

export function tablesOf(profile: Profile): Readonly<Record<FileKey, CsvTable>> {
  const rng = (what: string): Rng => new Rng('biodsbench-study', STUDIES_VERSION, profile.id, what);
  const people = drawPeople(rng('people'), profile);
  const { all, models } = drawBiopsies(rng('samples'), profile, people);
  const codes = rng('missing');
  const texts = profile.missing.filter((code) => code !== '-1');
  const missing = (numeric: boolean): string => codes.pick(numeric ? profile.missing : texts);
  const or = (value: string, share: number, numeric = false): string => (codes.chance(share) ? missing(numeric) : value);
  const time = ({ unit }: Endpoint, months: number): string => (unit === 'days' ? String(Math.max(1, Math.round(months * DAYS_PER_MONTH))) : String(Math.round(months * 100) / 100));
  const { age, measures, stage, arm, factors, response, endpoints, sampleType, profiled } = profile;
  const patientRow = (person: Person): readonly string[] => [
    person.id, or(String(person.age), 0.03, true), ...factors.map((_, i) => or(person.factors[i] ?? '', 0.04)), or(person.stage, 0.05), ...measures.map((_, i) => or(String(person.measures[i]), 0.07, true)), or(person.arm, 0.02),
    or(response.values[person.response], 0.05), person.response === 'NE' ? missing(true) : or(String(person.change), 0.04, true),
    ...endpoints.flatMap((each, i) => {
      const { months = 0, event = false } = person.followUp[i] ?? {};
      return [or(time(each, months), 0.025, true), or(event ? each.style.event : each.style.censored, 0.035)];
    }),
  ];
  const patients = repeated(rng('patients twice'), people.map(patientRow), 0.035);
  const samples = repeated(rng('samples twice'), all.map(({ id, person, type, sequenced, purity, expressed, good }) => [id, person.id, type, profile.oncotree, profile.cancer, or(profile.subtypes[person.subtype] ?? '', 0.06), or(String(purity), 0.08, true), sequenced ? profiled.yes : profiled.no, expressed ? (good ? 'PASS' : 'FAIL') : missing(false)]), 0.035);
  const expressed = all.filter((each) => each.expressed);
  const sequenced = all.filter((each) => each.sequenced);
  return {
    patients: {
      columns: ['PATIENT_ID', age.column, ...factors.map(({ column }) => column), stage.column, ...measures.map(({ column }) => column), arm.column, response.column, response.change, ...endpoints.flatMap(({ time: column, status }) => [column, status])],
      rows: patients,
    },
    samples: {
      columns: ['SAMPLE_ID', 'PATIENT_ID', sampleType.column, 'ONCOTREE_CODE', 'CANCER_TYPE_DETAILED', 'SUBTYPE', 'TUMOR_PURITY', profiled.column, 'RNA_QC'],
      rows: rng('order of samples').shuffle(samples),
    },
    mutations: { columns: MAF_COLUMNS, rows: drawVariants(rng('variants'), profile, all) },
    cna: { columns: ['Hugo_Symbol', ...sequenced.map(({ id }) => id)], rows: drawCopyNumber(rng('copy number'), profile, sequenced) },
    expression: { columns: ['Hugo_Symbol', ...expressed.map(({ id }) => id)], rows: drawExpression(rng('expression'), profile, expressed) },
    drugs: { columns: ['SAMPLE_ID', 'DRUG', doseColumn(profile), 'REPLICATE', 'VIABILITY_PCT', 'QC'], rows: drawDrugTests(rng('drugs'), profile, models, () => missing(true)) },
  };
}
