/**
 * Ends the episodes of servers that were lost: killed, or gone with their machine. Their end is our fault and has no
 * reward, whatever their steps had earned: nobody was told the rest. Servers that still live are left alone.
 */
import type { DatabaseSync } from 'node:sqlite';
import { LifeSign } from './life-sign.ts';

/** The end is told as of the last that was recorded. */
const CLOSE = `UPDATE episode SET terminated = 0, truncated = 1, stop_reason = 'server_lost', fault = 'infra',
  ended_at = MAX(started_at, COALESCE((SELECT MAX(at) FROM step WHERE step.episode = episode.no), 0))
  WHERE ended_at IS NULL AND server IS ?`;

/** @returns how many there were */
export function closeLost(database: DatabaseSync, file: string): number {
  const close = database.prepare(CLOSE);
  const named = database.prepare('SELECT DISTINCT server FROM episode WHERE ended_at IS NULL').all().map(({ server }) => typeof server === 'string' ? server : null);
  let count = 0;
  for (const server of new Set([...named, ...LifeSign.all(file)])) {
    // Episodes without one are of a release that did not name it.
    using taken = server === null ? undefined : LifeSign.takeOver(file, server);
    if (server === null || taken !== undefined) count += Number(close.run(server).changes);
  }
  return count;
}
