/** One backend for all imports of a test file: what an importer disposes stays until the tests end. */
import t from 'tap';
import { createPythonBackend, type PythonBackendOptions } from '../../env/sandboxes/python/backend.ts';
import type { SandboxBackend } from '../../env/sandboxes/sandbox.ts';
import { PYTHON } from './run-python.ts';

export async function lentSandboxes(options: Partial<PythonBackendOptions> = {}): Promise<SandboxBackend> {
  const backend = await createPythonBackend({ python: PYTHON, pool: {}, ...options });
  t.teardown(() => backend[Symbol.asyncDispose]());
  return { isolation: backend.isolation, image: backend.image, acquire: (spec, signal) => backend.acquire(spec, signal), stats: () => backend.stats(), [Symbol.asyncDispose]: () => Promise.resolve() };
}
