/** What differs between the languages that guests run; all else about guests is the same. */
import type { Runtime } from '../../task.ts';
import type { RunRequest, SandboxSpec } from '../sandbox.ts';

export interface Language {
  readonly runtime: Runtime;
  /** In sentences to the model. */
  readonly name: string;
  /** What a process that is replaced takes with it, as the end of a sentence; absent where steps share nothing. */
  readonly lost?: string;
  /** Does its interpreter abort where it cannot allocate? */
  readonly abortsWithoutMemory: boolean;
  /** Beside interpreter and guest sources, what an image is identified by. */
  readonly identity: string;
  /** Of its interpreter, where that is not the zygote's. */
  readonly version?: string;
  /** What guests become once they are closed in; absent where the zygote's own Python serves steps. */
  readonly program?: GuestProgram;
  /** What of a spec says which zygote serves it. */
  variant(spec: SandboxSpec): string;
  /** A spec without what means nothing here: with it, a guest would be made apart from those that wait. */
  narrowed(spec: SandboxSpec): SandboxSpec;
  /** Why an episode cannot be served, or a step not be run. */
  refusesEpisode(spec: SandboxSpec): string | undefined;
  refuses(request: RunRequest): string | undefined;
}

/** A program that a guest executes after lockdown. It reads requests and writes replies on the descriptor that it is told. */
export interface GuestProgram {
  /** Files that it needs, each at a place of its own inside the wall. The first is executed. */
  readonly files: readonly ({ readonly name: string } & ({ readonly path: string } | { readonly content: string }))[];
  /** Its arguments, with where each of its files lies inside. The descriptor and what the episode needs come after them. */
  arguments(place: (name: string) => string): readonly string[];
  /** Beside what every guest finds in its own. */
  readonly environment: Readonly<Record<string, string>>;
  /** Threads that it may have. */
  readonly threads: number;
}
