/** What became of a program, as text for the model. */
import { showAnswer } from '../answer/show.ts';
import type { HandIn } from '../hand-in.ts';
import type { Completion } from '../sandboxes/sandbox.ts';

export function describeCompletion(completion: Completion, timeoutMs: number, handIn: HandIn): string {
  const { stdout, stderr, traceback, error } = completion;
  const parts = [headline(completion, timeoutMs, handIn)];
  if (stdout !== '') parts.push(`stdout:\n${stdout.trimEnd()}`);
  if (stderr !== '') parts.push(`stderr:\n${stderr.trimEnd()}`);
  if (traceback !== undefined) parts.push(traceback.trimEnd());
  else if (error !== undefined && completion.status === 'error') parts.push(`${error.type}: ${error.message}`);
  if (completion.lost !== undefined) parts.push(completion.lost);
  return parts.join('\n');
}

function headline(completion: Completion, timeoutMs: number, { does, did, takes }: HandIn): string {
  switch (completion.status) {
    case 'ok':
      if (completion.answer !== undefined) return `The program ran. answer = ${showAnswer(completion.answer)}`;
      if (takes === 'source' && completion.answerSet) return `The program ran. It ${does}.`;
      return completion.note === undefined ? `The program ran. It did not ${did}.` : `The program ran. ${completion.note}`;
    case 'error':
      return completion.traceback === undefined && completion.exitStatus !== 0 ? `The program ended with exit status ${completion.exitStatus}.` : 'The program failed.';
    case 'timeout': return `The program was stopped after ${timeoutMs / 1000} s.`;
    case 'memory': return 'The program ran out of memory.';
    case 'output_limit': return 'The program was stopped: it wrote more output than is allowed.';
    case 'killed': return 'The process died.';
    case 'cancelled': return 'The program was cancelled.';
  }
}
