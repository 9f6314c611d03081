/** The Python sandbox: a guest is a fork of a zygote that has the libraries of its variant loaded. See docs/sandbox.md. */
import type { SandboxVariant } from '../../task.ts';
import { createGuestBackend, type GuestBackendOptions } from '../guests/backend.ts';
import type { Language } from '../guests/language.ts';
import type { SandboxBackend } from '../sandbox.ts';

export interface PythonBackendOptions extends GuestBackendOptions {
  /** Warm guests kept for each variant, once that variant is in use. */
  readonly pool?: Partial<Readonly<Record<SandboxVariant, number>>>;
  readonly prewarm?: readonly SandboxVariant[];
}

const PYTHON: Language = {
  runtime: 'python',
  name: 'Python',
  lost: 'its state and the files it wrote are gone',
  abortsWithoutMemory: false,
  identity: '',
  variant: ({ variant }) => variant,
  narrowed: (spec) => spec,
  refusesEpisode: () => undefined,
  refuses: () => undefined,
};

export function createPythonBackend(options: PythonBackendOptions): Promise<SandboxBackend> {
  return createGuestBackend(PYTHON, options);
}
