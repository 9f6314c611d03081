/** Records nothing: for an operator who turns recording off. */
import type { Recorder } from './recorder.ts';

export const noRecorder: Recorder = Object.freeze({
  failure: undefined,
  start() {},
  step() {},
  end() {},
  flush: () => Promise.resolve(),
  ready: () => undefined,
  [Symbol.asyncDispose]: () => Promise.resolve(),
});
