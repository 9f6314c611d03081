/** Where episodes are recorded. What it is told is recorded whole or not at all, off the hot path. */
import type { Fault, Info, Observation } from '../../protocol/index.ts';

export interface EpisodeStart {
  readonly episode: string;
  readonly session: string;
  readonly task: string;
  readonly family: string;
  readonly category: string;
  readonly split: string;
  readonly source: string;
  readonly seed: number;
  readonly digest: string;
  readonly release: string;
  readonly image: string;
  readonly options: unknown;
  readonly meta: unknown;
  readonly observation: Observation;
  readonly startedAt: number;
}

export interface EpisodeStep {
  readonly episode: string;
  readonly seq: number;
  readonly action: unknown;
  readonly raw: string | undefined;
  readonly meta: unknown;
  readonly observation: Observation | undefined;
  /** Absent when our side failed. */
  readonly reward: number | undefined;
  readonly info: Info | undefined;
  readonly error: unknown;
  readonly at: number;
}

export interface EpisodeEnd {
  readonly episode: string;
  /** The return; absent when our side failed. */
  readonly reward: number | undefined;
  readonly solved: boolean;
  readonly terminated: boolean;
  readonly truncated: boolean;
  readonly stopReason: string;
  readonly fault: Fault | undefined;
  readonly digest: string;
  readonly endedAt: number;
}

export interface Recorder extends AsyncDisposable {
  /** Why nothing can be recorded any more; undefined while all is well. */
  readonly failure: Error | undefined;
  start(event: EpisodeStart): void;
  step(event: EpisodeStep): void;
  end(event: EpisodeEnd): void;
  /** Resolves when everything told so far is on disk. */
  flush(): Promise<void>;
  /** Resolves at once, unless the disk is so far behind that the teller has to wait. */
  ready(): Promise<void> | undefined;
}
