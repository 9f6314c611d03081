/** What an action is: a schema that the model is told, and what it does in an episode. */
import type { Static, TSchema } from 'typebox';
import type { HandIn } from '../hand-in.ts';
import type { Attempt } from '../rewards/rule.ts';
import type { Completion, RunRequest } from '../sandboxes/sandbox.ts';
import type { Tables } from '../tables/tables.ts';
import type { Runtime, TaskRecord } from '../task.ts';
import type { DebugModel } from './debug-model.ts';

/** What an action may use of its episode. */
export interface ActionContext {
  readonly task: TaskRecord;
  /** How the question that is asked now is answered. */
  readonly handIn: HandIn;
  readonly runtime: Runtime;
  readonly stepTimeoutMs: number;
  /** The code of the latest `validate_code`, and how it ended. */
  readonly last: { readonly code: string; readonly completion: Completion } | undefined;
  /** What stands: the latest that code has set, or where none ever was, the last printed line. */
  readonly standing: Attempt;
  /** For questions about the data without code. */
  readonly tables: Tables;
  /** Answers `debug` where the operator has one. */
  readonly debugModel: DebugModel | undefined;
  /** The question as it was asked. */
  readonly prompt: string;
  /** Aborted when the step is cancelled. */
  readonly signal: AbortSignal | undefined;
  run(request: RunRequest): Promise<Completion>;
}

export type ObservationKind = 'code_result' | 'info_result' | 'debug_result' | 'terminal_result' | 'parse_error';

export interface ActionResult {
  readonly kind: ObservationKind;
  /** The text before it is cut to size. */
  readonly text: string;
  readonly completion?: Completion;
  /** Of `debug`, where a model may answer it: who did. */
  readonly debugBy?: 'model' | 'rules';
  /** Set by `submit`: what is to be graded. */
  readonly submitted?: Attempt;
}

export interface Action<P extends TSchema = TSchema> {
  /** For the model: what it does and when to use it. */
  readonly description: string | ((handIn: HandIn) => string);
  readonly parameters: P;
  run(context: ActionContext, parameters: Static<P>): Promise<ActionResult>;
}

export const defineAction = <P extends TSchema>(action: Action<P>): Action<P> => action;
