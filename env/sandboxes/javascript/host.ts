/**
 * What a JavaScript guest executes once it is closed in: one process for one episode. It reads requests and writes replies on
 * the socket that it inherits, as `inside/step.py` does for Python.
 *
 * Each step has an isolate of its own, made while nothing runs, so nothing of one step reaches the next: no global, no job
 * that was put off, no finalizer. Whatever guest code does to this process is that episode's: the server kills it when a
 * step is over its time and starts another when it is gone.
 */
import { Socket } from 'node:net';
import { stdin } from 'node:process';
import { type Request, StepIsolate } from './isolate.ts';

const [, , , place, episode] = process.argv;
const PREFIX = 4;
/** The reply goes on its way first. */
const PAUSE_MS = 2;

if (place === 'measure') measure();
else serve(Number(place), JSON.parse(episode ?? '{}') as { memory: number; output: number });

/** All that is done before guest code runs, to see how much it takes. */
function measure(): void {
  const made: StepIsolate[] = [];
  // Those that have been let go of are still there for a while when the next is made: on a busy machine, several. What is
  // too little here, a guest is told to have used.
  for (let i = 0; i < 4; i++) made.push(new StepIsolate(64, 4096));
  process.stdout.write('ready\n');
  stdin.resume();
}

function serve(descriptor: number, { memory, output }: { readonly memory: number; readonly output: number }): void {
  const socket = new Socket({ fd: descriptor, readable: true, writable: true });
  let spare: StepIsolate | undefined = new StepIsolate(memory, output);
  let running: StepIsolate | undefined;
  let making: NodeJS.Timeout | undefined;
  let seed = 0;
  let heard: Buffer[] = [];
  let have = 0;
  /** Bytes of the request that is being heard, once its length is known. */
  let want: number | undefined;

  const send = (json: string, ...written: Buffer[]): void => {
    const payload = Buffer.from(json);
    const head = Buffer.alloc(2 * PREFIX);
    head.writeUInt32BE(PREFIX + payload.length + written.reduce((sum, { length }) => sum + length, 0), 0);
    head.writeUInt32BE(payload.length, PREFIX);
    socket.write(Buffer.concat([head, payload, ...written]));
  };

  const step = async (request: Request): Promise<void> => {
    clearTimeout(making);
    seed = request.r ?? seed;
    running?.dispose();
    running = spare ?? new StepIsolate(memory, output);
    spare = undefined;
    const { report, answer, stdout, stderr } = await running.run(request, seed);
    const json = JSON.stringify({ ...report, n: request.n, o: stdout.length, e: stderr.length, m: process.resourceUsage().maxRSS });
    // It is JSON text already.
    send(answer === undefined ? json : `${json.slice(0, -1)},"a":${answer}}`, stdout, stderr);
    // The next one is made while the model thinks; a request that comes sooner makes its own.
    making = setTimeout(() => {
      running?.dispose();
      running = undefined;
      spare = new StepIsolate(memory, output);
    }, PAUSE_MS);
  };

  socket.on('data', (chunk: Buffer) => {
    heard.push(chunk);
    have += chunk.length;
    if (want === undefined && have >= PREFIX) want = PREFIX + Buffer.concat(heard).readUInt32BE(0);
    if (want === undefined || have < want) return;
    const all = Buffer.concat(heard);
    heard = [];
    have = 0;
    want = undefined;
    void step(JSON.parse(all.toString('utf8', PREFIX)) as Request);
  });
  socket.on('close', () => process.exit(0));
  process.on('SIGINT', () => running?.dispose());
  send('{"ready":true}');
}
