/** What `/metrics` shows. Gauges are read when they are asked for; only counters and histograms cost on the way. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from '@prometheus-io/client';

export interface MetricSources {
  episodesActive(): number;
  episodesMax(): number;
  queued(): number;
  grading(): number;
  gradingQueued(): number;
  sessions(): number;
  connections(): number;
  sandboxes(): readonly { readonly runtime: string; readonly isolation: string; readonly live: number; readonly idle: number; readonly spawned: number; readonly replaced: number }[];
  stepsLong(): number;
  stepsStopped(): number;
  recorderBacklog(): number;
  quarantined(): readonly { readonly family: string; readonly tasks: number }[];
}

export class Metrics {
  readonly sources: MetricSources;
  readonly registry = new Registry();
  readonly resets = new Counter({ name: 'medagentgym_resets_total', help: 'Episodes begun.', labelNames: ['family'], registers: [this.registry] });
  readonly steps = new Counter({ name: 'medagentgym_steps_total', help: 'Steps by how their code ended.', labelNames: ['family', 'status'], registers: [this.registry] });
  readonly stepSeconds = new Histogram({ name: 'medagentgym_step_seconds', help: 'Time from request to reply of a step.', buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120], registers: [this.registry] });
  readonly ended = new Counter({ name: 'medagentgym_episodes_ended_total', help: 'Episodes over, by reason and fault.', labelNames: ['reason', 'fault'], registers: [this.registry] });
  readonly errors = new Counter({ name: 'medagentgym_errors_total', help: 'Typed errors sent.', labelNames: ['code'], registers: [this.registry] });

  constructor(sources: MetricSources) {
    this.sources = sources;
    const gauge = (name: string, help: string, value: () => number): void => {
      new Gauge({ name: `medagentgym_${name}`, help, registers: [this.registry], collect() { this.set(value()); } });
    };
    gauge('episodes_active', 'Episodes that hold a place.', sources.episodesActive);
    gauge('episodes_max', 'Places.', sources.episodesMax);
    gauge('episodes_queued', 'Episodes that wait for a place.', sources.queued);
    gauge('attempts_grading', 'Attempts that are graded by running code.', sources.grading);
    gauge('attempts_queued', 'Attempts that wait for that; more --graders shorten it.', sources.gradingQueued);
    gauge('sessions', 'Sessions, with or without a socket.', sources.sessions);
    gauge('connections', 'Open sockets.', sources.connections);
    gauge('steps_long', 'Steps that have run for a while, and take turns where they outnumber the processors.', sources.stepsLong);
    gauge('steps_stopped', 'Of those, the ones whose turn it is not.', sources.stepsStopped);
    gauge('recorder_backlog', 'Events not yet on disk.', sources.recorderBacklog);
    new Gauge({
      name: 'medagentgym_tasks_quarantined', help: 'Tasks that are given out no more, because their grading failed here.', labelNames: ['family'], registers: [this.registry],
      collect() { for (const { family, tasks } of sources.quarantined()) this.set({ family }, tasks); },
    });
    new Gauge({
      name: 'medagentgym_sandboxes', help: 'Sandboxes by runtime, isolation level and state.', labelNames: ['runtime', 'isolation', 'state'], registers: [this.registry],
      collect() {
        for (const { runtime, isolation, live, idle, spawned, replaced } of sources.sandboxes()) {
          for (const [state, value] of Object.entries({ live, idle, spawned, replaced })) this.set({ runtime, isolation, state }, value);
        }
      },
    });
    collectDefaultMetrics({ register: this.registry });
  }
}
