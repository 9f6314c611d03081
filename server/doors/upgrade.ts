/**
 * Before the socket: path, host, origin, token or cookie, subprotocol and quota are checked on the HTTP request, so that who may not
 * come in never gets a WebSocket.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { ERRORS, type ErrorCode, GymError, LIMITS } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';
import type { Door } from './door.ts';
import { chooseDoor, doorsAt } from './index.ts';
import { SocketLink } from './socket-link.ts';

/** Sockets beyond the bound that are let in to be told that there is no room, and closed. */
const TOLD = 32;

function admit(deps: Deps, request: IncomingMessage): { readonly door: Door; readonly token: string; readonly may: () => boolean } {
  const { config, access, state } = deps;
  const doors = doorsAt(request.url);
  access.assertHost(request);
  access.assertOwnSite(request);
  const bearer = access.require(request, 'rollout');
  const door = chooseDoor(doors, request.headers['sec-websocket-protocol']);
  if (state.connections >= config.max_connections + (door.tellsFull === true ? TOLD : 0)) throw new GymError('capacity', `more than ${config.max_connections} sockets`, { retry_after_ms: 1000 });
  return { door, token: bearer.name, may: () => access.identify(request) !== undefined };
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
    handleProtocols: (_, request) => chooseDoor(doorsAt(request.url), request.headers['sec-websocket-protocol']).subprotocol ?? false,
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    let admitted: ReturnType<typeof admit>;
    try {
      admitted = admit(deps, request);
    } catch (error) {
      const failure = error instanceof GymError ? error : new GymError('internal', 'the server failed at this request');
      deps.metrics.errors.inc({ code: failure.code });
      refuse(socket, failure);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (websocket) => new SocketLink(deps, websocket, admitted.door, admitted.token, new URLSearchParams(request.url?.split('?').slice(1).join('?')), admitted.may));
  });
  return sockets;
}
