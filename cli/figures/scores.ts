/** A verifier's scores: a file with a line `{"trajectory", "score"}` for each. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { CliError } from '../command.ts';
import { fields } from '../../protocol/fields.ts';

/** @throws CliError naming the line */
export async function readScores(file: string): Promise<ReadonlyMap<string, number>> {
  const scores = new Map<string, number>();
  let number = 0;
  const refuse = (why: string): never => { throw new CliError(`${file}:${number}: ${why}; a line is {"trajectory": "ID", "score": 0.7}`); };
  try {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      number += 1;
      if (line.trim() === '') continue;
      let value: unknown;
      try {
        value = JSON.parse(line);
      } catch {
        refuse('not JSON');
      }
      const { trajectory, score } = fields(value);
      if (typeof trajectory !== 'string' || typeof score !== 'number' || !Number.isFinite(score)) return refuse('no trajectory with a score');
      if (scores.has(trajectory)) refuse(`the trajectory ${trajectory} has a score already`);
      scores.set(trajectory, score);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new CliError(`there is no file ${file}`, { cause: error });
    throw error;
  }
  return scores;
}
