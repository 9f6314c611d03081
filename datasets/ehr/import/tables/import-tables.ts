import type { DataContext, TablesReport } from '../../../../env/family.ts';
import type { ImportedFamily } from '../family.ts';
export async function importTables(family: ImportedFamily, dir: string, context: DataContext, options: { readonly patients?: number | undefined }): Promise<TablesReport> {
  throw new Error(`not yet: ${family.info.id} ${dir} ${context.tables} ${String(options.patients)}`);
}
