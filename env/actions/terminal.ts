import { Type } from 'typebox';
import { defineAction } from './action.ts';
import { describeCompletion } from './describe-completion.ts';

export const terminal = defineAction({
  description: 'Run a shell command in the working directory. There is no network.',
  parameters: Type.Object({ cmd: Type.String({ description: 'One command line for /bin/sh.' }) }),
  async run(context, { cmd }) {
    const completion = await context.run({ kind: 'command', source: cmd, timeoutMs: context.stepTimeoutMs, collect: 'nothing' });
    const text = completion.status === 'ok' ? (completion.stdout + completion.stderr).trimEnd() || '(no output)' : describeCompletion(completion, context.stepTimeoutMs, context.handIn);
    return { kind: 'terminal_result', text, completion };
  },
});
