/**
 * A study as an analyst reads it: duplicates dropped, missing codes known, times in months, sequenced samples alone as denominators. With
 * flags it is read as careless analysts do, each in one respect, so that what their mistakes give can be computed too.
 */
import { DAYS_PER_MONTH, type CsvTable, doseColumn, type FileKey } from '../studies/tables.ts';
import type { Endpoint, Profile } from '../studies/profile.ts';

/** Mistakes in reading; each is named by what is done. */
export const FLAGS = ['duplicates kept', 'codes as values', 'days as months', 'samples as patients', 'silent counted', 'unsequenced counted', 'events inverted', 'failed kept'] as const;
export type Flag = (typeof FLAGS)[number];
/** How the tables are read by who ignores their blemishes, and does what the question says otherwise. */
export const NAIVE: readonly Flag[] = ['duplicates kept', 'codes as values', 'days as months', 'unsequenced counted', 'failed kept'];

/** Read as missing by pandas without being told. */
const USUAL = new Set(['', 'NA', 'N/A', 'NaN', 'nan', 'null', 'NULL', 'None']);

export type Row = Readonly<Record<string, string>>;
export interface Case { readonly patient: string; readonly row: Row; readonly time: number; readonly event: boolean }
export interface Sample { readonly id: string; readonly patient: string; readonly primary: boolean; readonly sequenced: boolean; readonly row: Row }
export interface Variant { readonly sample: string; readonly gene: string; readonly classification: string; readonly type: string; readonly reference: string; readonly alternative: string; readonly change: string; readonly refCount: number; readonly altCount: number }
/** What is counted: a patient with all sequenced samples, the primary of a patient, or a sample. */
export type Level = 'patients' | 'primary' | 'samples';
export interface Unit { readonly id: string; readonly patient: string; readonly samples: readonly string[] }
export interface Reading { readonly sample: string; readonly drug: string; readonly micromolar: number; readonly replicate: string; readonly viability: number }

const recordsOf = ({ columns, rows }: CsvTable): readonly Row[] => rows.map((cells) => Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])));

/** Rows of which no earlier one is equal, by these columns or all. */
function distinct(rows: readonly Row[], without?: string): readonly Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = Object.entries(row).map(([name, cell]) => (name === without ? '' : cell)).join('\u0001');
    return seen.has(key) ? false : seen.add(key);
  });
}

export class Study {
  readonly profile: Profile;
  readonly tables: Readonly<Record<FileKey, CsvTable>>;
  readonly #views = new Map<string, View>();
  readonly #rows = new Map<FileKey, readonly Row[]>();

  constructor(profile: Profile, tables: Readonly<Record<FileKey, CsvTable>>) {
    this.profile = profile;
    this.tables = tables;
  }

  rows(file: FileKey): readonly Row[] {
    const known = this.#rows.get(file) ?? recordsOf(this.tables[file]);
    this.#rows.set(file, known);
    return known;
  }

  view(flags: readonly Flag[] = []): View {
    const key = flags.join();
    const known = this.#views.get(key) ?? new View(this, flags);
    this.#views.set(key, known);
    return known;
  }
}

export class View {
  readonly study: Study;
  readonly #flags: ReadonlySet<Flag>;
  readonly #known = new Map<string, unknown>();

  constructor(study: Study, flags: readonly Flag[]) {
    this.study = study;
    this.#flags = new Set(flags);
  }

  /** Reads all tables at once, so that no question waits for it. */
  prepare(): void {
    const { endpoints, genes } = this.study.profile;
    for (const endpoint of endpoints) for (const level of ['patients', 'primary'] as const) this.genotyped(endpoint, level);
    this.units('samples');
    this.carriers([]);
    if (genes.length > 0 && this.expression.samples.length + this.copyNumber.size + this.readings.length === 0) throw new RangeError(`the tables of ${this.study.profile.id} are empty`);
  }

  has(flag: Flag): boolean { return this.#flags.has(flag); }

  /** Computed once for this view. */
  once<T>(name: string, make: () => T): T {
    if (!this.#known.has(name)) this.#known.set(name, make());
    return this.#known.get(name) as T;
  }

  text(row: Row, column: string): string | undefined {
    const cell = row[column] ?? '';
    return (this.has('codes as values') ? USUAL.has(cell) : this.study.profile.missing.includes(cell)) ? undefined : cell;
  }

  number(row: Row, column: string): number | undefined {
    const cell = this.text(row, column);
    const value = cell === undefined ? Number.NaN : Number(cell);
    return Number.isFinite(value) ? value : undefined;
  }

  get patients(): readonly Row[] {
    return this.once('patients', () => (this.has('duplicates kept') ? this.study.rows('patients') : distinct(this.study.rows('patients'))));
  }

  get samples(): readonly Sample[] {
    return this.once('samples', () => {
      const { sampleType, profiled } = this.study.profile;
      return (this.has('duplicates kept') ? this.study.rows('samples') : distinct(this.study.rows('samples'))).map((row) => ({
        id: row['SAMPLE_ID'] ?? '', patient: row['PATIENT_ID'] ?? '', primary: row[sampleType.column] === sampleType.primary,
        sequenced: row[profiled.column] === profiled.yes, row,
      }));
    });
  }

  /** Patients whose time and status are both known. */
  cases({ time, unit, status, style, name }: Endpoint): readonly Case[] {
    return this.once(`cases ${name}`, () => this.patients.flatMap((row) => {
      const raw = this.number(row, time);
      const said = this.text(row, status);
      if (raw === undefined || said === undefined) return [];
      const event = (said === style.event) !== this.has('events inverted');
      return [{ patient: row['PATIENT_ID'] ?? '', row, time: unit === 'days' && !this.has('days as months') ? raw / DAYS_PER_MONTH : raw, event }];
    }));
  }

  /** The same variant, listed by two callers, once. */
  get variants(): readonly Variant[] {
    return this.once('variants', () => (this.has('duplicates kept') ? this.study.rows('mutations') : distinct(this.study.rows('mutations'), 'Center')).map((row) => ({
      sample: row['Tumor_Sample_Barcode'] ?? '', gene: row['Hugo_Symbol'] ?? '', classification: row['Variant_Classification'] ?? '', type: row['Variant_Type'] ?? '', reference: row['Reference_Allele'] ?? '', alternative: row['Tumor_Seq_Allele2'] ?? '',
      change: row['HGVSp_Short'] ?? '', refCount: Number(row['t_ref_count']), altCount: Number(row['t_alt_count']),
    })));
  }

  /** Of these classes. */
  variantsOf(classes: readonly string[]): readonly Variant[] {
    return this.has('silent counted') ? this.variants : this.once(`variants ${classes.join()}`, () => this.variants.filter(({ classification }) => classes.includes(classification)));
  }

  /** Samples by gene with a mutation of these classes. */
  carriers(classes: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
    return this.once(`carriers ${classes.join()}`, () => {
      const found = new Map<string, Set<string>>();
      for (const { gene, sample } of this.variantsOf(classes)) {
        const own = found.get(gene) ?? new Set<string>();
        found.set(gene, own.add(sample));
      }
      return found;
    });
  }

  /** Sequenced ones, in the order of the file. */
  units(level: Level): readonly Unit[] {
    const by = this.has('samples as patients') ? 'samples' : level;
    return this.once(`units ${by}`, () => {
      const samples = this.samples.filter(({ sequenced, primary }) => (sequenced || this.has('unsequenced counted')) && (by !== 'primary' || primary));
      if (by === 'samples') return samples.map(({ id, patient }) => ({ id, patient, samples: [id] }));
      // With duplicates kept a primary counts as often as it stands there.
      if (by === 'primary') return samples.map(({ id, patient }) => ({ id: patient, patient, samples: [id] }));
      return [...Map.groupBy(samples, ({ patient }) => patient)].map(([patient, own]) => ({ id: patient, patient, samples: own.map(({ id }) => id) }));
    });
  }

  /** Positions, among the units, of those that carry a mutation of the gene. */
  mutated(gene: string, classes: readonly string[], level: Level): ReadonlySet<number> {
    return this.once(`mutated ${gene} ${level} ${classes.join()}`, () => {
      const carriers = this.carriers(classes).get(gene);
      return new Set(this.units(level).flatMap(({ samples }, i) => (samples.some((sample) => carriers?.has(sample) === true) ? [i] : [])));
    });
  }

  /** Cases with the unit of their patient: one for each, or as often as the level gives. */
  genotyped(endpoint: Endpoint, level: Level): readonly { readonly case: Case; readonly unit: number }[] {
    return this.once(`genotyped ${endpoint.name} ${level}`, () => {
      const cases = Map.groupBy(this.cases(endpoint), ({ patient }) => patient);
      return this.units(level).flatMap(({ patient }, unit) => (cases.get(patient) ?? []).map((each) => ({ case: each, unit })));
    });
  }

  /** Sample ids with expression that passed its quality control, and each gene's values as they stand. */
  get expression(): { readonly samples: readonly string[]; readonly values: ReadonlyMap<string, readonly number[]> } {
    return this.once('expression', () => {
      const { columns, rows } = this.study.tables.expression;
      const passed = new Set(this.samples.filter(({ row }) => this.has('failed kept') || row['RNA_QC'] === 'PASS').map(({ id }) => id));
      const kept = columns.flatMap((id, i) => (passed.has(id) ? [i] : []));
      return { samples: kept.map((i) => columns[i] ?? ''), values: new Map(rows.map((cells) => [cells[0] ?? '', kept.map((i) => Number(cells[i]))] as const)) };
    });
  }

  get copyNumber(): ReadonlyMap<string, ReadonlyMap<string, number>> {
    return this.once('copy number', () => {
      const { columns, rows } = this.study.tables.cna;
      return new Map(rows.map(([gene = '', ...cells]) => [gene, new Map(cells.map((cell, i) => [columns[i + 1] ?? '', Number(cell)] as const))] as const));
    });
  }

  /** Wells that passed, in micromolar. */
  get readings(): readonly Reading[] {
    return this.once('readings', () => {
      const { profile } = this.study;
      const column = doseColumn(profile);
      const factor = profile.doseUnit === 'nM' && !this.has('days as months') ? 1000 : 1;
      return (this.has('duplicates kept') ? this.study.rows('drugs') : distinct(this.study.rows('drugs'))).flatMap((row) => {
        const viability = this.number(row, 'VIABILITY_PCT');
        if (viability === undefined || (row['QC'] !== 'PASS' && !this.has('failed kept'))) return [];
        return [{ sample: row['SAMPLE_ID'] ?? '', drug: row['DRUG'] ?? '', micromolar: Number(row[column]) / factor, replicate: row['REPLICATE'] ?? '', viability }];
      });
    });
  }
}
