/** Long work on the tables that tasks stand on: where they lie, how far it has come, how to stop it. */
import type { SandboxBackend } from '../sandboxes/sandbox.ts';
import type { TwinKey } from '../twin-key.ts';

/** How far a long piece of work has come. */
export interface Work {
  /** What is done, such as "making the mimic-iii train hospital". */
  readonly title: string;
  readonly done: number;
  readonly total: number;
}

/** Where a family finds and makes the tables that its tasks stand on, and how to follow and stop that. */
export interface DataContext {
  /** Absolute path of the folder under which all tables lie that episodes mount. */
  readonly tables: string;
  /** To the generated tasks; the public one where nothing is said. */
  readonly key?: TwinKey | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((work: Work) => void) | undefined;
  /** Starts sandboxes for what must not run in this process, such as reading files that can hold code; who asks for them disposes them. Absent where there are none. */
  readonly sandbox?: (() => Promise<SandboxBackend>) | undefined;
}
