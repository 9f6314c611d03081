/**
 * The line on which one guest's connections to its loopback service arrive.
 *
 * Guarantees: nothing arrives before the guest's episode is known, and nothing after the guest is ended; an error of
 * the service, or of a connection, harms that connection only.
 */
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { type LoopbackService, SandboxError } from '../sandbox.ts';
import type { DialIn } from './dial-in.ts';
import type { IsolationLevel } from './isolation.ts';

export class ServiceLine {
  readonly port: number;
  /** Known to the trusted processes only; whoever had it could reach this one guest's service. */
  readonly token = randomBytes(16).toString('hex');
  readonly #dialIn: DialIn;
  readonly #sockets = new Set<Socket>();
  #service: LoopbackService | undefined;

  constructor(dialIn: DialIn, port: number) {
    this.port = port;
    this.#dialIn = dialIn;
    dialIn.serve(this.token, (socket) => this.#take(socket));
  }

  /** From here on connections go to this service. */
  lead(service: LoopbackService | undefined): void {
    this.#service = service;
  }

  /** Ends all connections, and lets no more in. Safe to call twice. */
  close(): void {
    this.#dialIn.forget(this.token);
    this.#service = undefined;
    for (const socket of this.#sockets) socket.destroy();
  }

  #take(socket: Socket): void {
    if (this.#service === undefined) { socket.destroy(); return; }
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    try {
      this.#service.connect(socket);
    } catch {
      socket.destroy();
    }
  }
}

/** Can guests have such a service here? `refusal`: why network namespaces are refused, if they are. @throws SandboxError */
export function checkService(service: LoopbackService, level: IsolationLevel, refusal: string | undefined): void {
  const refuse = (why: string): never => { throw new SandboxError(why, { executed: 'no' }); };
  if (!Number.isInteger(service.port) || service.port < 1024 || service.port > 65_535) refuse(`not a port for a loopback service: ${service.port}`);
  if (level !== 'full' && level !== 'userns') refuse(`episodes with a loopback service need isolation "full" or "userns"; this is "${level}"`);
  if (refusal !== undefined) refuse(`episodes with a loopback service need network namespaces, and ${refusal}`);
}
