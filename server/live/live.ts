/** What the server does now, as the live feed tells it: read from the metrics that are kept anyway, when somebody listens. */
import { type Static, Type } from 'typebox';
import { closed, nullable, oneOf } from '../../protocol/index.ts';
import { type Deps, PHASES } from '../deps.ts';
import { type Reading, Window } from './window.ts';

const count = Type.Integer();
const number = Type.Number();
const perName = Type.Record(Type.String(), count);

export const Live = closed({
  at: Type.Number({ description: 'Milliseconds since 1970, UTC.' }), phase: oneOf(PHASES), uptime_s: number,
  episodes: closed({
    active: Type.Integer({ description: 'That hold a place.' }), max: count, running: Type.Integer({ description: 'A step of theirs runs.' }),
    waiting: Type.Integer({ description: 'For their client.' }), queued: Type.Integer({ description: 'For a place.' }), by_family: perName,
  }),
  grading: closed({ running: count, queued: count }), sessions: count, connections: count, listeners: Type.Integer({ description: 'To this feed.' }),
  window_s: Type.Number({ description: 'The last seconds, that rates and times are of: up to ten.' }),
  rates: closed({ steps_per_s: number, resets_per_s: number, ended_per_s: number }),
  step_ms: closed({ p50: nullable(number), p99: nullable(number), count }, { description: 'From request to reply, estimated from the buckets of the histogram; null where there was no step.' }),
  totals: closed({ resets: count, steps: count, ended: count, faults: closed({ policy: count, client: count, infra: count }), errors: perName }, { description: 'Since the start.' }),
  sandboxes: Type.Array(closed({ runtime: Type.String(), isolation: Type.String(), live: count, idle: count, spawned: count, replaced: count })),
  memory: closed({ rss_bytes: count, heap_bytes: count }), recorder_backlog: count,
});
export type Live = Static<typeof Live>;

interface Metric { get(): Promise<{ readonly values: readonly { readonly value: number; readonly labels: Readonly<Record<string, string | number | undefined>>; readonly metricName?: string }[] }> }

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** A counter's values by one of its labels. */
async function by(metric: Metric, label: string): Promise<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const { value, labels } of (await metric.get()).values) totals[String(labels[label])] = (totals[String(labels[label])] ?? 0) + value;
  return totals;
}

async function bucketsOf(metric: Metric): Promise<Reading['stepTimes']> {
  return (await metric.get()).values.filter(({ metricName }) => metricName?.endsWith('_bucket') === true)
    .map(({ value, labels }) => ({ bound: labels['le'] === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels['le']), count: value }));
}

export class LiveReader {
  readonly #deps: Pick<Deps, 'metrics' | 'sessions' | 'state' | 'clock'>;
  readonly #window = new Window();

  constructor(deps: Pick<Deps, 'metrics' | 'sessions' | 'state' | 'clock'>) {
    this.#deps = deps;
  }

  /** Nobody listens any more: what follows is no continuation. */
  rest(): void {
    this.#window.clear();
  }

  async read(listeners: number): Promise<Live> {
    const { metrics, sessions, state, clock } = this.#deps;
    const { sources } = metrics;
    const [resets, steps, faults, errors, stepTimes] = await Promise.all([by(metrics.resets, 'family'), by(metrics.steps, 'family'), by(metrics.ended, 'fault'), by(metrics.errors, 'code'), bucketsOf(metrics.stepSeconds)]);
    const totals = { resets: sum(Object.values(resets)), steps: sum(Object.values(steps)), ended: sum(Object.values(faults)) };
    const byFamily: Record<string, number> = {};
    let running = 0;
    for (const session of sessions) {
      for (const { episode } of session.episodes.values()) {
        if (episode.outcome !== undefined) continue;
        byFamily[episode.task.family] = (byFamily[episode.task.family] ?? 0) + 1;
        if (episode.running) running += 1;
      }
    }
    const active = sources.episodesActive();
    return {
      at: clock.wall(), phase: state.phase, uptime_s: Math.round(process.uptime()),
      episodes: { active, max: sources.episodesMax(), running, waiting: Math.max(0, sum(Object.values(byFamily)) - running), queued: sources.queued(), by_family: byFamily },
      grading: { running: sources.grading(), queued: sources.gradingQueued() }, sessions: sources.sessions(), connections: sources.connections(), listeners,
      ...this.#window.add({ at: clock.monotonic(), ...totals, stepTimes }),
      totals: { ...totals, faults: { policy: faults['policy'] ?? 0, client: faults['client'] ?? 0, infra: faults['infra'] ?? 0 }, errors },
      sandboxes: sources.sandboxes().map(({ runtime, isolation, live, idle, spawned, replaced }) => ({ runtime, isolation, live, idle, spawned, replaced })),
      memory: { rss_bytes: process.memoryUsage.rss(), heap_bytes: process.memoryUsage().heapUsed }, recorder_backlog: sources.recorderBacklog(),
    };
  }
}
