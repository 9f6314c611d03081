/**
 * The JavaScript sandbox: a guest is a process of its own, behind the same walls as a Python guest, that runs each step in a
 * fresh V8 isolate (isolated-vm). An isolate has ECMAScript and nothing else.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createGuestBackend, type GuestBackendOptions } from '../guests/backend.ts';
import type { Language } from '../guests/language.ts';
import type { SandboxBackend } from '../sandbox.ts';

const SOURCES = ['host.ts', 'isolate.ts', 'guest-source.ts'] as const;
/** Its own, V8's, and those of isolated-vm, which has up to one for each processor, and one for each timer that V8 waits for. */
const THREADS = 64 + availableParallelism();
const ADDON = 'isolated_vm.node';
/** No snapshot: isolated-vm needs that. */
const FLAGS = ['--no-node-snapshot', '--single-threaded', '--disable-sigusr1', '--no-warnings'];

/** isolated-vm's binary, and its version. */
function addon(): { readonly file: string; readonly version: string } {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('isolated-vm/package.json');
  const folder = path.dirname(manifest);
  const build = createRequire(path.join(folder, 'package.json'))('node-gyp-build') as { path(folder: string): string };
  return { file: build.path(folder), version: (require(manifest) as { version: string }).version };
}

/** As it is executed: Node would load a compiler to strip the types, in each process. */
function stripped(file: string): string {
  return stripTypeScriptTypes(readFileSync(new URL(file, import.meta.url), 'utf8')).replace(/(from '\.\/[\w-]+)\.ts'/g, "$1.mjs'");
}

function language(): Language {
  const sources = SOURCES.map((file) => ({ name: file.replace('.ts', '.mjs'), content: stripped(file) }));
  const { file, version } = addon();
  const identity = createHash('sha256').update(JSON.stringify([FLAGS, version]));
  for (const { content } of sources) identity.update(content);
  return {
    runtime: 'javascript',
    name: 'JavaScript',
    abortsWithoutMemory: true,
    identity: identity.digest('hex'),
    version: process.versions.v8,
    program: {
      files: [{ name: 'node', path: process.execPath }, ...sources, { name: ADDON, path: file }],
      arguments: (place) => [...FLAGS, place('host.mjs'), place(ADDON)],
      // Where there is no wall, the machine's own configuration stands in sight, and may not be read.
      environment: { OPENSSL_CONF: '/dev/null' },
      threads: THREADS,
    },
    variant: () => 'javascript',
    // Each step has an isolate of its own anyway, and none runs programs.
    narrowed: (spec) => ({ ...spec, hygiene: 'warm', allowExec: false }),
    refusesEpisode: ({ service }) => (service === undefined ? undefined : 'an isolate has no network, so an episode in JavaScript cannot have a loopback service'),
    refuses: ({ kind, collect }) => (kind === 'command' ? 'the JavaScript sandbox runs no commands' : typeof collect === 'object' && collect.from === 'file' ? 'the JavaScript sandbox has no files' : undefined),
  };
}

export function createJavascriptBackend(options: GuestBackendOptions): Promise<SandboxBackend> {
  return createGuestBackend(language(), options);
}
