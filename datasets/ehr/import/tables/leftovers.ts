/** What imports that did not come to their end have left in the folder for tables: real records, so no more than is of use. */
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Of tables that were read. */
export const stagingPrefix = (family: string): string => `.${family}-staging-`;
/** Of folders that are being written. */
export const writingPrefix = (family: string): string => `.${family}-import-`;

/** Names of the family's hidden folders. */
export async function leftovers(tablesRoot: string, family: string): Promise<readonly string[]> {
  const names = await readdir(tablesRoot).catch((error: unknown): string[] => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => name.startsWith(stagingPrefix(family)) || name.startsWith(writingPrefix(family)));
}

/** Only for who holds the family's `ImportLock`: whatever is there is nobody's then. */
export async function removeLeftovers(tablesRoot: string, family: string, { except }: { readonly except?: string } = {}): Promise<void> {
  for (const name of await leftovers(tablesRoot, family)) if (name !== except) await rm(path.join(tablesRoot, name), { recursive: true, force: true });
}
