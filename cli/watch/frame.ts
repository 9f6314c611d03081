/** What a server does now, as lines of a terminal. What others have named is shown as text, without its control characters. */
import { fields, type Fields } from '../../protocol/fields.ts';
import { formatTable } from '../table.ts';

/** Control characters, and those that change the direction or the look of what follows. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu;
export const plain = (value: unknown): string => (value === null || value === undefined ? '-' : String(value).replaceAll(UNSEEN, '\u00b7'));

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fields) : []);

function duration(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours} h ${minutes} min` : minutes > 0 ? `${minutes} min ${Math.floor(seconds % 60)} s` : `${Math.floor(seconds)} s`;
}
const ms = (value: unknown): string => (typeof value === 'number' ? `${value.toFixed(1)} ms` : '-');
const counted = (counts: unknown): string => Object.entries(fields(counts)).filter(([, count]) => numberOf(count) > 0).map(([name, count]) => `${plain(name)} ${numberOf(count)}`).join(', ') || 'none';

export interface Frame {
  /** An event of `/v1/live`. */
  readonly live: Fields;
  /** Of `/v1/episodes`; or why they are not shown. */
  readonly episodes: readonly Fields[] | string;
  readonly columns: number;
  /** Lines that there is room for. */
  readonly rows: number;
}

export function frame({ live, episodes, columns, rows }: Frame): readonly string[] {
  const { phase, at, uptime_s: uptime, rates, step_ms: steps, totals, grading, sessions, connections, memory, recorder_backlog: backlog } = live;
  const own = fields(live['episodes']);
  const [perSecond, all] = [fields(rates), fields(totals)];
  const head = [
    `${plain(phase)}, up ${duration(numberOf(uptime))}; ${numberOf(sessions)} sessions on ${numberOf(connections)} sockets; ${(numberOf(fields(memory)['rss_bytes']) / 2 ** 20).toFixed(0)} MiB`,
    `episodes  ${numberOf(own['active'])} of ${numberOf(own['max'])}: ${numberOf(own['running'])} run a step, ${numberOf(own['waiting'])} wait for their client; ${numberOf(own['queued'])} queued; grading ${numberOf(fields(grading)['running'])}, ${numberOf(fields(grading)['queued'])} queued`,
    `now       ${numberOf(perSecond['steps_per_s']).toFixed(1)} steps/s, ${numberOf(perSecond['resets_per_s']).toFixed(1)} resets/s; a step ${ms(fields(steps)['p50'])}, p99 ${ms(fields(steps)['p99'])}; ${numberOf(backlog)} to be recorded`,
    `so far    ${numberOf(all['resets'])} episodes, ${numberOf(all['steps'])} steps; faults: ${counted(all['faults'])}; errors: ${counted(all['errors'])}`,
    `families  ${counted(own['by_family'])}`,
  ].map((line) => line.slice(0, columns));
  if (typeof episodes === 'string') return [...head, '', episodes.slice(0, columns)];
  const room = Math.max(0, rows - head.length - 4);
  const now = numberOf(at);
  const table = formatTable(['task', 'model', 'run', 'step', 'reward', 'since', 'now'], episodes.slice(0, room).map(({ task, model, run, steps: taken, max_steps: most, reward, started_at: started, running, outcome }) => [
    plain(task), plain(model), plain(run), `${numberOf(taken)}/${numberOf(most)}`, numberOf(reward).toFixed(2), duration((now - numberOf(started)) / 1000), outcome !== null && outcome !== undefined ? 'over' : running === true ? 'runs' : 'waits',
  ]), Number.POSITIVE_INFINITY).split('\n').map((line) => line.slice(0, columns));
  return [...head, '', ...table, ...(episodes.length > room ? [`and ${episodes.length - room} more`] : [])];
}

export const episodesIn = (answer: unknown): readonly Fields[] => listOf(fields(answer)['episodes']);
