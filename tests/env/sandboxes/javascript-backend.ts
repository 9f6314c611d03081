/** The JavaScript backend as tests use it. */
import { createJavascriptBackend } from '../../../env/sandboxes/javascript/backend.ts';
import type { SandboxBackend } from '../../../env/sandboxes/sandbox.ts';
import { PUBLIC_PYTHON, SANDBOX_PYTHON } from './python-snippets.ts';

export const javascriptBackend = (pool = 2): Promise<SandboxBackend> => createJavascriptBackend({ python: SANDBOX_PYTHON ?? PUBLIC_PYTHON ?? '', pool: { javascript: pool } });
