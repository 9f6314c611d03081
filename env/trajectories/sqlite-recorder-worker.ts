/** The thread behind `sqlite-recorder.ts`: one transaction a batch, durable when it says so. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openTrajectories } from './open.ts';
import type { RecorderBatch } from './sqlite-recorder.ts';

const { file, server } = workerData as { readonly file: string; readonly server: string };
mkdirSync(path.dirname(file), { recursive: true });
const database = openTrajectories(file, 'write');
const insertEpisode = database.prepare('INSERT INTO episode (id, session, task, family, category, split, source, seed, digest, release, image, options, meta, observation, started_at, server) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
const insertStep = database.prepare('INSERT INTO step (episode, seq, action, raw, meta, observation, reward, info, error, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
const endEpisode = database.prepare('UPDATE episode SET ended_at = ?, reward = ?, terminated = ?, truncated = ?, stop_reason = ?, fault = ?, trajectory_digest = ?, solved = ? WHERE no = ?');
const findEpisode = database.prepare('SELECT no FROM episode WHERE id = ?');
/** Row numbers of the episodes that have not ended. A step that was still running at the end is found by its id. */
const numbers = new Map<string, number | bigint>();
const numberOf = (episode: string): number | bigint => numbers.get(episode) ?? Number(findEpisode.get(episode)?.['no']);
let committed = 0;

const json = (value: unknown): string | null => value === undefined ? null : JSON.stringify(value);

parentPort?.on('message', (batch: RecorderBatch) => {
  // A transaction that began by reading could not wait for another server's writing to the same file.
  database.exec('BEGIN IMMEDIATE');
  for (const { kind, event } of batch) {
    if (kind === 'start') {
      const { lastInsertRowid } = insertEpisode.run(event.episode, event.session, event.task, event.family, event.category, event.split, event.source, event.seed, event.digest, event.release, event.image, json(event.options), json(event.meta), json(event.observation), event.startedAt, server);
      numbers.set(event.episode, lastInsertRowid);
    } else if (kind === 'step') {
      insertStep.run(numberOf(event.episode), event.seq, json(event.action), event.raw ?? null, json(event.meta), json(event.observation), event.reward ?? null, json(event.info), json(event.error), event.at);
    } else {
      endEpisode.run(event.endedAt, event.reward ?? null, Number(event.terminated), Number(event.truncated), event.stopReason, event.fault ?? null, event.digest, event.reward === undefined ? null : Number(event.solved), numberOf(event.episode));
      numbers.delete(event.episode);
    }
  }
  database.exec('COMMIT');
  committed += batch.length;
  parentPort?.postMessage({ committed });
});
