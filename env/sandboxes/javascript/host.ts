/**
 * A host process: runs the isolates of many episodes and talks to the server over IPC. It can be killed at any time;
 * the server starts another. Ends when the server does.
 */
import { IsolateSandbox } from './isolate-sandbox.ts';
import type { FromHost, ToHost } from './messages.ts';

const sandboxes = new Map<number, IsolateSandbox>();
const tell = (message: FromHost): void => { process.send?.(message); };

process.on('message', (message: ToHost) => {
  const sandbox = sandboxes.get(message.sandbox);
  switch (message.kind) {
    case 'open':
      try {
        sandboxes.set(message.sandbox, new IsolateSandbox(message));
        tell({ kind: 'opened', sandbox: message.sandbox });
      } catch (error) {
        tell({ kind: 'failed', sandbox: message.sandbox, message: String(error) });
      }
      break;
    case 'run':
      void sandbox?.run(message).then((completion) => tell({ kind: 'done', sandbox: message.sandbox, run: message.run, completion }));
      break;
    case 'stop':
      sandbox?.stop();
      break;
    case 'close':
      sandbox?.close();
      sandboxes.delete(message.sandbox);
      break;
  }
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the server decides when its hosts end.
process.on('SIGINT', () => {});
