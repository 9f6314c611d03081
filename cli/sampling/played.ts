/** What the server's store says of a run: which samples were played, and how they ended. */
import { type Standing, standingOf } from '../../env/trajectories/standing.ts';
import { GymClient } from '../../client/gym-client.ts';
import { CliError } from '../command.ts';
import { type Connected, getJson } from '../connect.ts';
import { fields, type Fields } from '../../protocol/fields.ts';
import type { LeftSession, RunFolder } from './run-folder.ts';

export interface Played { readonly model: string; readonly task: string; readonly sample: number; readonly solved: boolean; readonly reward: number; readonly stopReason: string }

const PAGE = 1000;
export const sampleKey = (task: string, sample: number): string => `${task}#${sample}`;

/**
 * Ends what an earlier process has left open, so that none of it can end later and be there twice. A step that still runs
 * is waited for; if it ends its episode, that sample was played.
 */
async function closeLeft({ url, token: resume }: LeftSession, token: string | undefined): Promise<number> {
  await using client = await GymClient.connect(url, { token, resume });
  const { episodes } = client.hello;
  await Promise.all(episodes.map((episode) => client.call('close', { episode, reason: 'interrupted' })));
  return episodes.length;
}

/** Of a running server: closes what an earlier process of this run has left open there, and says whose session it is now. */
export async function takeOver(folder: RunFolder, { client, url }: Connected, token: string | undefined): Promise<void> {
  const { left } = folder;
  if (left?.url === url) await closeLeft(left, token);
  folder.keep({ url, token: client.hello.resume_token });
}

/** Each episode of a run that the server recorded, newest first. @throws CliError */
export async function* recordedOf(url: string, token: string | undefined, run: string): AsyncGenerator<Fields> {
  for (let cursor: string | null = null; ;) {
    const { trajectories: page, next } = fields(await getJson(url, `/v1/trajectories?run=${encodeURIComponent(run)}&limit=${PAGE}${cursor === null ? '' : `&cursor=${cursor}`}`, token));
    if (!Array.isArray(page)) throw new CliError(`what answers at ${url} lists no trajectories`);
    for (const each of page) yield fields(each);
    if (typeof next !== 'string') return;
    cursor = next;
  }
}

/**
 * What was played of a run; of a sample that was played twice, which cannot be unless two machines sampled one run, the
 * first counts.
 * @throws CliError
 */
export async function playedOf(url: string, token: string | undefined, run: string): Promise<readonly Played[]> {
  const played = new Map<string, Played>();
  for await (const summary of recordedOf(url, token, run)) {
    const { task, sample, solved, reward, model, stop_reason: stopReason } = summary;
    if (typeof task !== 'string' || typeof sample !== 'number' || standing(summary) !== 'played') continue;
    played.set(JSON.stringify([model, task, sample]), { model: String(model), task, sample, solved: solved === true, reward: Number(reward), stopReason: String(stopReason) });
  }
  return [...played.values()];
}

const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const standing = (summary: Readonly<Record<string, unknown>>): Standing => standingOf({ ended_at: numberOrNull(summary['ended_at']), reward: numberOrNull(summary['reward']), fault: textOrNull(summary['fault']), stop_reason: textOrNull(summary['stop_reason']) });

/** Does the server keep what is played? Else a run cannot be gone on with. */
export async function isRecorded(url: string, token: string | undefined, episode: string): Promise<boolean> {
  return getJson(url, `/v1/trajectories/${episode}`, token).then((value) => fields(value)['id'] === episode, () => false);
}
