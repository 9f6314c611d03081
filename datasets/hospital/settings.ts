/** Which hospitals there are. */
export const SCHEMAS = ['mimic-iii', 'eicu', 'mimicsql'] as const;
export type SchemaName = (typeof SCHEMAS)[number];
export const HOSPITAL_SPLITS = ['train', 'test'] as const;
export type HospitalSplit = (typeof HOSPITAL_SPLITS)[number];
export const SIZES = ['full', 'small'] as const;
export type HospitalSize = (typeof SIZES)[number];

/** Changes with every change of the files: of the rows, or of how a table is declared. */
export const VERSION = 2;

/** Part of the seed: another number makes other patients, and so other rows. */
export const WORLD_VERSION = 1;

/** Patients of a hospital: the test hospital is a fifth of the train one; `small` ones are for tests. */
export const PATIENTS: Readonly<Record<HospitalSize, Readonly<Record<HospitalSplit, number>>>> = {
  full: { train: 1000, test: 200 },
  small: { train: 100, test: 100 },
};

/** Number of a split's first patient. All numbers are below 50,000 times the number of splits, so that ids of two splits never meet. */
export const FIRST_PATIENT: Readonly<Record<HospitalSplit, number>> = { train: 0, test: 50_000 };

export interface HospitalKey {
  readonly schema: SchemaName;
  readonly split: HospitalSplit;
  readonly size: HospitalSize;
}

export const hospitalName = ({ schema, split, size }: HospitalKey): string => `${schema}-${split}-${size}-v${VERSION}`;
