/** A folder that was written aside comes to its place whole, whoever else writes the same at the same time. */
import { rename, rm } from 'node:fs/promises';

const ATTEMPTS = 5;
/** What is renamed to is there already. */
const TAKEN = ['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM'];
const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/**
 * The first to finish wins, and the others take what it has made. What stands there and is not whole gets out of the way.
 * @param read what stands at the place; null where that is not whole
 */
export async function settleFolder<T>(temporary: string, place: string, read: (place: string) => Promise<T | null>): Promise<T> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await rename(temporary, place).catch((error: unknown) => { if (!TAKEN.includes(String(codeOf(error)))) throw error; });
    const found = await read(place);
    if (found !== null) return found;
    // Under a name that nobody else uses. Another may have moved it just now.
    const aside = `${temporary}-replaced`;
    await rename(place, aside).catch((error: unknown) => { if (codeOf(error) !== 'ENOENT') throw error; });
    await rm(aside, { recursive: true, force: true });
  }
  throw new Error(`another program keeps writing to ${place}`);
}
