/** A folder that was written aside comes to its place whole, whoever else writes the same at the same time. */
import { rename, rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

const ATTEMPTS = 5;
const WAIT_MS = 50;
/** What is renamed to is there already. */
const TAKEN = ['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM'];
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/**
 * The first to finish wins, and the others take what it has made. What stands there and is not whole gets out of the way.
 * @param read what stands at the place; null where that is not whole
 */
export async function settleFolder<T>(temporary: string, place: string, read: (place: string) => Promise<T | null>): Promise<T> {
  let placed = false;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const failure = await rename(temporary, place).then(() => undefined, (error: unknown) => error);
    // Ours stood there, and another took it for what it had seen before: its own comes next.
    const taken = placed && codeOf(failure) === 'ENOENT';
    if (failure !== undefined && !taken && !TAKEN.includes(codeOf(failure))) throw failure;
    placed ||= failure === undefined;
    const found = await read(place);
    if (found !== null) return found;
    if (taken) {
      await setTimeout(WAIT_MS);
      continue;
    }
    // Under a name that nobody else uses. Another may have moved it just now.
    const aside = `${temporary}-replaced`;
    await rename(place, aside).catch((error: unknown) => { if (codeOf(error) !== 'ENOENT') throw error; });
    await rm(aside, { recursive: true, force: true });
  }
  throw new Error(`${place} does not become whole: another program keeps writing to it, or what is made is not whole`);
}
