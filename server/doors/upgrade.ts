/**
 * The door before the socket: path, subprotocol, origin, token and quota are checked on the HTTP request, so that who
 * may not come in never gets a WebSocket.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { ERRORS, type ErrorCode, GYM_PATH, GymError, LIMITS, SUBPROTOCOL } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';
import { Connection } from './native/conversation.ts';

/** May a page of this origin connect? Programs send no origin; pages served from here have our own. */
export function originAllowed(origin: string | undefined, host: string | undefined, allowed: string): boolean {
  if (origin === undefined) return true;
  if (allowed.split(',').some((each) => each.trim() !== '' && each.trim() === origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function admit(deps: Deps, request: IncomingMessage): void {
  const { config, tokens, state } = deps;
  if (request.url?.split('?', 1)[0] !== GYM_PATH) throw new GymError('unknown_op', `the WebSocket is at ${GYM_PATH}`);
  if (!originAllowed(request.headers.origin, request.headers.host, config.allowed_origins)) throw new GymError('forbidden', 'a page of another origin may not connect');
  const scopes = tokens.scopesOf(request.headers.authorization);
  if (scopes === undefined) throw new GymError('unauthorized', 'send the header Authorization: Bearer TOKEN');
  if (!scopes.has('rollout')) throw new GymError('forbidden', 'the token lacks the scope rollout');
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
  if (!offered.includes(SUBPROTOCOL)) throw new GymError('bad_message', `ask for the subprotocol ${SUBPROTOCOL}`);
  if (state.connections >= config.max_connections) throw new GymError('capacity', `more than ${config.max_connections} sockets`, { retry_after_ms: 1000 });
}

function refuse(socket: Duplex, error: GymError): void {
  const code: ErrorCode = error.code;
  const body = JSON.stringify({ error: error.toWire() });
  const status = ERRORS[code].httpStatus;
  socket.end(`HTTP/1.1 ${status} ${code}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

export function serveUpgrades(server: Server, deps: Deps): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true, perMessageDeflate: false, maxPayload: LIMITS.frameBytes, clientTracking: true,
    handleProtocols: () => SUBPROTOCOL,
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    try {
      admit(deps, request);
    } catch (error) {
      const failure = error instanceof GymError ? error : new GymError('internal', 'the server failed at this request');
      deps.metrics.errors.inc({ code: failure.code });
      refuse(socket, failure);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (websocket) => new Connection(deps, websocket));
  });
  return sockets;
}
