/** The table of operations. A new one is a file beside this and a line here; the compiler then asks for its handler. */
import type { TSchema } from 'typebox';
import * as cancel from './cancel.ts';
import * as close from './close.ts';
import * as hello from './hello.ts';
import * as ping from './ping.ts';
import * as reset from './reset.ts';
import * as step from './step.ts';
import * as tasks from './tasks.ts';

interface MessageEntry { readonly request: TSchema; readonly result: TSchema; readonly example: unknown }

export const MESSAGES = { hello, tasks, reset, step, cancel, close, ping } as const satisfies Readonly<Record<string, MessageEntry>>;
export type Op = keyof typeof MESSAGES;
export const OPS = Object.keys(MESSAGES) as readonly Op[];

export interface Requests {
  hello: hello.Request; tasks: tasks.Request; reset: reset.Request; step: step.Request; cancel: cancel.Request; close: close.Request; ping: ping.Request;
}
export interface Results {
  hello: hello.Result; tasks: tasks.Result; reset: reset.Result; step: step.Result; cancel: cancel.Result; close: close.Result; ping: ping.Result;
}
export type { TaskSummary } from './tasks.ts';
export { ResetOptions, type TaskRef } from './reset.ts';
export { Info, Meta, Name, Observation, Seed, type RequestId } from './shared.ts';
