/**
 * The built web page, at `/`: files as they are, compressed where they lie compressed, and the page itself for every address
 * that a browser goes to and that nothing else has. And the headers that keep answers from being taken for anything else,
 * framed, or read by pages of other sites.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GymError } from '../../protocol/index.ts';

/**
 * What the page may load: its own files, and styles that its libraries write into it; no script but its files', no other host.
 * Not every browser takes a WebSocket to the own host for `'self'`.
 */
const pagePolicy = (host: string): string => `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'${/^[a-z0-9.:[\]-]+$/i.test(host) ? ` ws://${host} wss://${host}` : ''}; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
const NOTHING = "default-src 'none'; frame-ancestors 'none'";
const HEADERS = {
  'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
} as const;
/** Vite names these by their content. */
const HASHED = `assets${path.sep}`;
const INDEX = 'index.html';

/** Does a browser go to this address, and not a program ask for it? */
const isNavigation = ({ method, headers: { accept } }: FastifyRequest): boolean => (method === 'GET' || method === 'HEAD') && accept?.includes('text/html') === true;

/** On every answer; the description of the API brings a policy of its own. */
export function safeHeaders(app: FastifyInstance, docs: string): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    if (!request.url.startsWith(docs)) reply.header('content-security-policy', NOTHING);
    if (request.routeOptions.config.scope !== undefined || request.routeOptions.config.ownSite === true) reply.header('cache-control', 'no-store');
  });
}

/** @param folder of the built page; it may come to be while the server runs */
export async function pageRoutes(app: FastifyInstance, folder: string): Promise<void> {
  const root = path.resolve(folder);
  await app.register(fastifyStatic, {
    root, index: INDEX, dotfiles: 'ignore', preCompressed: true, cacheControl: false, suppressWarning: true,
    setHeaders(reply, file) {
      reply.headers({ 'content-security-policy': pagePolicy(reply.request.headers.host ?? ''), 'cache-control': path.relative(root, file).startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache' });
    },
  });
  app.setNotFoundHandler((request, reply) => {
    if (!isNavigation(request) || request.url.startsWith('/v1/')) return reply.code(404).send({ error: new GymError('unknown_op', 'there is nothing here; see /docs').toWire() });
    if (existsSync(path.join(root, INDEX))) return reply.sendFile(INDEX);
    return reply.code(404).type('text/plain; charset=utf-8').send('The web page is not built here: run `npm run setup`, then load this again. The API is described at /docs.\n');
  });
}
