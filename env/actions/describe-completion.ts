/** What became of a program, as text for the model. */
import { showAnswer } from '../answer/show.ts';
import type { Completion } from '../sandboxes/sandbox.ts';

export function describeCompletion(completion: Completion, timeoutMs: number): string {
  const { stdout, stderr, traceback, error } = completion;
  const parts = [headline(completion, timeoutMs)];
  if (stdout !== '') parts.push(`stdout:\n${stdout.trimEnd()}`);
  if (stderr !== '') parts.push(`stderr:\n${stderr.trimEnd()}`);
  if (traceback !== undefined) parts.push(traceback.trimEnd());
  else if (error !== undefined && completion.status === 'error') parts.push(`${error.type}: ${error.message}`);
  if (completion.lost !== undefined) parts.push(completion.lost);
  return parts.join('\n');
}

function headline(completion: Completion, timeoutMs: number): string {
  switch (completion.status) {
    case 'ok':
      return completion.answer === undefined ? 'The program ran. It did not set `answer`.' : `The program ran. answer = ${showAnswer(completion.answer)}`;
    case 'error':
      return completion.traceback === undefined && completion.exitStatus !== 0 ? `The program ended with exit status ${completion.exitStatus}.` : 'The program failed.';
    case 'timeout': return `The program was stopped after ${timeoutMs / 1000} s.`;
    case 'memory': return 'The program ran out of memory.';
    case 'output_limit': return 'The program was stopped: it wrote more output than is allowed.';
    case 'killed': return 'The process died.';
    case 'cancelled': return 'The program was cancelled.';
  }
}
