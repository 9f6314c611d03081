/** Runs functions in Python and JavaScript on inputs, without a sandbox. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import type { Json } from '../../../datasets/biocoder/template.ts';
import { PYTHON } from '../run-python.ts';

export interface FunctionProgram {
  readonly context: string;
  readonly reference: string;
  readonly name: string;
  readonly inputs: readonly (readonly Json[])[];
}

/** Returned?, the value or the exception's name, the arguments afterwards. */
export type Called = readonly [boolean, Json, readonly Json[]];

const RUNNER = fileURLToPath(new URL('run_functions.py', import.meta.url));

/** All in one process; a text where a program failed. */
export function callInPython(programs: readonly FunctionProgram[], python: string = PYTHON): readonly (readonly Called[] | string)[] {
  const { stdout, stderr, status } = spawnSync(python, [RUNNER], { input: JSON.stringify(programs), encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  const answers: readonly { readonly results?: readonly Called[]; readonly error?: string }[] = JSON.parse(stdout);
  return answers.map(({ results, error }) => results ?? error ?? '');
}

export function callInJavascript({ context, reference, name, inputs }: FunctionProgram): readonly Called[] | string {
  try {
    // Plain JSON goes in and out, as in the sandbox nothing but plain values leaves.
    return JSON.parse(String(runInNewContext(`${context}\n${reference}\nJSON.stringify(${JSON.stringify(inputs)}.map((given) => {
      try { const value = ${name}(...given); return [true, value, given]; } catch (error) { return [false, error.name, given]; }
    }))`)));
  } catch (error) {
    return String(error);
  }
}
