/** What the server answers, as its routes describe it at `/docs`. What episodes say is of the protocol itself. */
import type { Fault, WireError } from '../../../protocol/errors.ts';
import type { Info, Observation } from '../../../protocol/messages/index.ts';

export type { Info, Observation };
export type Scope = 'rollout' | 'read' | 'admin';

export interface Session {
  /** False: the server asks for no token, and everything is permitted. */
  readonly needed: boolean;
  readonly signed_in: boolean;
  readonly name: string | null;
  readonly scopes: readonly Scope[];
  readonly expires_at: number | null;
}

export interface Category { readonly id: string; readonly title: string; readonly train: number; readonly test: number }
export interface Family {
  readonly id: string; readonly version: number; readonly title: string; readonly summary: string; readonly grading: string; readonly scope: 'internal' | 'external';
  readonly categories: readonly Category[]; readonly category_noun: string;
  readonly train: number; readonly test: number; readonly tasks: number; readonly actions: readonly string[]; readonly runtimes: readonly string[]; readonly variant: string;
  readonly feedback: string; readonly guessable: boolean; readonly published: { readonly train: number; readonly test: number }; readonly sources: readonly string[];
  readonly restricted: boolean; readonly quarantined: number; readonly source: { readonly licence: string; readonly source: string; readonly citation: string };
}

export interface TaskLine { readonly id: string; readonly family: string; readonly split: string; readonly category: string; readonly source: string; readonly index: number }
export interface TaskPage { readonly tasks: readonly TaskLine[]; readonly total: number; readonly next: string | null }

/** As an agent sees it. */
export interface Task extends TaskLine {
  readonly difficulty: number; readonly restricted: boolean;
  readonly messages: readonly { readonly role: string; readonly content: string }[]; readonly next_prompts: readonly string[];
  readonly actions: Readonly<Record<string, { readonly description?: string; readonly parameters?: object }>>; readonly context: string | null;
  readonly runtime: string; readonly runtimes: readonly string[]; readonly feedback: string; readonly variant: string;
  readonly limits: Readonly<Record<'max_steps' | 'attempts' | 'step_timeout_ms' | 'episode_time_ms' | 'max_observation_chars' | 'memory_mib' | 'tmpfs_mib' | 'threads' | 'output_bytes', number>> & { readonly episode_timeout_ms: number | null };
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly entries: readonly { readonly name: string; readonly bytes: number }[] }[];
  readonly world: string | null;
}

export type Outcome = 'solved' | 'failed' | 'unfinished' | 'faulty';
export interface Summary {
  readonly id: string; readonly task: string; readonly family: string; readonly category: string; readonly split: string; readonly source: string; readonly seed: number;
  readonly started_at: number; readonly ended_at: number | null; readonly outcome: Outcome; readonly solved: boolean | null; readonly reward: number | null; readonly turns: number;
  readonly terminated: boolean | null; readonly truncated: boolean | null; readonly stop_reason: string | null; readonly fault: Fault | null; readonly feedback: string | null;
  readonly run: string | null; readonly model: string | null; readonly sample: number | null; readonly tag: string | null;
}
export interface TrajectoryPage { readonly trajectories: readonly Summary[]; readonly next: string | null }

export const FACETS = ['family', 'category', 'outcome', 'model', 'run', 'tag', 'fault', 'stop_reason', 'split', 'source', 'feedback'] as const;
export type Facet = (typeof FACETS)[number];
export interface Facets { readonly total: number; readonly facets: Readonly<Record<Facet, readonly { readonly value: string; readonly count: number }[]>> }

export interface Step {
  readonly seq: number; readonly name: string | null; readonly code: string | null; readonly problem: string | null;
  readonly action: Readonly<Record<string, unknown>> | string | null; readonly raw: string | null; readonly meta: Readonly<Record<string, unknown>> | null;
  readonly observation: Observation | null; readonly reward: number | null; readonly info: Info | null; readonly error: WireError | null; readonly at: number;
}
export interface Trajectory extends Summary {
  readonly digest: string; readonly trajectory_digest: string | null; readonly release: string; readonly image: string;
  readonly options: Readonly<Record<string, unknown>>; readonly meta: Readonly<Record<string, unknown>> | null; readonly observation: Observation | null;
  readonly restricted: boolean; readonly withheld: boolean; readonly steps: readonly Step[];
}

export interface Live {
  readonly at: number; readonly phase: 'starting' | 'ready' | 'draining'; readonly uptime_s: number;
  readonly episodes: { readonly active: number; readonly max: number; readonly running: number; readonly waiting: number; readonly queued: number; readonly by_family: Readonly<Record<string, number>> };
  readonly grading: { readonly running: number; readonly queued: number }; readonly sessions: number; readonly connections: number; readonly listeners: number;
  readonly window_s: number; readonly rates: { readonly steps_per_s: number; readonly resets_per_s: number; readonly ended_per_s: number };
  readonly step_ms: { readonly p50: number | null; readonly p99: number | null; readonly count: number };
  readonly totals: { readonly resets: number; readonly steps: number; readonly ended: number; readonly faults: Readonly<Record<Fault, number>>; readonly errors: Readonly<Record<string, number>> };
  readonly sandboxes: readonly { readonly runtime: string; readonly isolation: string; readonly live: number; readonly idle: number; readonly spawned: number; readonly replaced: number }[];
  readonly memory: { readonly rss_bytes: number; readonly heap_bytes: number }; readonly recorder_backlog: number;
}
export interface LiveEpisode {
  readonly id: string; readonly session: string; readonly attached: boolean; readonly task: string; readonly family: string; readonly category: string; readonly split: string; readonly source: string;
  readonly seed: number; readonly feedback: string; readonly model: string | null; readonly run: string | null; readonly started_at: number; readonly last_at: number; readonly running: boolean;
  readonly steps: number; readonly max_steps: number; readonly reward: number;
}
export interface LiveEpisodePage { readonly episodes: readonly LiveEpisode[]; readonly next: string | null }
