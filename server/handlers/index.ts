/** The table of handlers; it does not compile when one is missing. `hello` is the connection's own affair. */
import { cancel } from './cancel.ts';
import { close } from './close.ts';
import type { Handlers } from './handler.ts';
import { ping } from './ping.ts';
import { reset } from './reset.ts';
import { step } from './step.ts';
import { tasks } from './tasks.ts';

export const HANDLERS = { tasks, reset, step, cancel, close, ping } as const satisfies Handlers;
