/** `import.json`: what an imported folder of tables holds and from what it was made. Written last. */

export const IMPORT_MANIFEST = 'import.json';
/** Changes with every change of what an import writes. */
export const IMPORT_FORMAT = 2;

/** Whose preprocessing has made the tables. */
const READY_FORMS = ['ehrsql', 'mimicsql'] as const;
export type ReadyForm = (typeof READY_FORMS)[number];
export type TablesForm = 'physionet' | `${ReadyForm}-${'csv' | 'sqlite'}`;

const FORMS: readonly TablesForm[] = ['physionet', ...READY_FORMS.flatMap((form) => [`${form}-csv`, `${form}-sqlite`] as const)];

export interface ImportManifest {
  readonly format: number;
  readonly family: string;
  readonly form: TablesForm;
  /** How many patients were asked for; null: all. */
  readonly patients_asked: number | null;
  readonly patients: number;
  /** A cheap digest of the input files, to know them again without reading them. */
  readonly fingerprint: string;
  readonly sources: readonly { readonly file: string; readonly bytes: number; readonly sha256: string }[];
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly bytes: number; readonly sha256: string }[];
  readonly sqlite_bytes: number;
  readonly warnings: readonly string[];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const count = (value: unknown): number | undefined => (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined);

/** Undefined when the text is not a manifest of this format. */
export function parseManifest(json: string): ImportManifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value['format'] !== IMPORT_FORMAT || !Array.isArray(value['tables']) || !Array.isArray(value['sources']) || !Array.isArray(value['warnings'])) return undefined;
  const [family, fingerprint, form] = [text(value['family']), text(value['fingerprint']), FORMS.find((each) => each === value['form'])];
  const [patients, sqliteBytes, asked] = [count(value['patients']), count(value['sqlite_bytes']), value['patients_asked'] === null ? null : count(value['patients_asked'])];
  if (family === undefined || fingerprint === undefined || patients === undefined || sqliteBytes === undefined || asked === undefined || form === undefined) return undefined;
  const entries = (list: readonly unknown[], name: string): { name: string; rows: number; bytes: number; sha256: string }[] => list.filter(isObject).map((each) => ({ name: text(each[name]) ?? '', rows: count(each['rows']) ?? 0, bytes: count(each['bytes']) ?? -1, sha256: text(each['sha256']) ?? '' }));
  return {
    format: IMPORT_FORMAT, family, form, patients_asked: asked, patients, fingerprint, sqlite_bytes: sqliteBytes,
    sources: entries(value['sources'], 'file').map(({ name, bytes, sha256 }) => ({ file: name, bytes, sha256 })),
    tables: entries(value['tables'], 'name'),
    warnings: value['warnings'].map(String),
  };
}
