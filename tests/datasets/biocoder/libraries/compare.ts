/** Compares what our functions expect with a library of the field, under the conventions that are the library's. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Test } from 'tap';
import { casesOf } from '../../../../datasets/biocoder/cases.ts';
import type { Json, Settings } from '../../../../datasets/biocoder/template.ts';
import { templateOf } from '../../../../datasets/biocoder/topics/index.ts';
import { sameValue } from '../../../../env/answer/equal.ts';
import { answerFromJson } from '../../../../env/answer/from-json.ts';
import { Rng } from '../../../../env/rng.ts';

/** Interpreters of the project by what they have. */
export const BIOPYTHON = fileURLToPath(new URL('../../../../.venv/client/bin/python', import.meta.url));
export const SCIPY = fileURLToPath(new URL('../../../../.venv/sandbox/bin/python', import.meta.url));

export interface Comparison {
  readonly template: string;
  readonly settings: Settings;
  /** Inputs to which the library has the same answer to give; by default all. */
  readonly fits?: (...input: readonly Json[]) => boolean;
  /** What of our answer the library computes; by default all of it. */
  readonly part?: (output: Json) => Json;
  readonly tolerance?: number;
}

/** @param program a Python file with a function for each template, by its id with underscores: `(settings, *input) -> output` */
export function compareWithLibrary(t: Test, python: string, program: string, comparisons: readonly Comparison[]): void {
  if (!existsSync(python)) throw new Error(`${python} is missing: the set-up makes it`);
  const asked = comparisons.map((comparison) => {
    const template = templateOf(comparison.template);
    const settings: Settings = { ...Object.fromEntries(Object.entries(template.conventions).map(([name, values]) => [name, values[0] ?? null])), ...comparison.settings };
    const cases = [1, 2, 3].flatMap((draw) => casesOf(template, settings, new Rng('libraries', template.id, draw))).filter(({ raises, input }) => raises === undefined && (comparison.fits?.(...input) ?? true));
    return { comparison, settings, cases };
  });
  const input = JSON.stringify(asked.map(({ comparison, settings, cases }) => ({ function: comparison.template.replaceAll('-', '_'), settings, inputs: cases.map((each) => each.input) })));
  const { stdout, stderr, status } = spawnSync(python, [fileURLToPath(new URL('run_library.py', import.meta.url)), program], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  const outputs: readonly (readonly Json[])[] = JSON.parse(stdout);
  for (const [i, { comparison: { template, part = (output: Json): Json => output, tolerance = 1e-9 }, settings, cases }] of asked.entries()) {
    t.ok(cases.length >= 10, `${template}: ${cases.length} inputs`);
    const differ = cases.flatMap(({ input: given, output = null }, k) => (sameValue(answerFromJson(outputs[i]?.[k]), answerFromJson(part(output)), { absolute: tolerance, relative: tolerance }) ? [] : [[given, output, outputs[i]?.[k]]]));
    t.same(differ.slice(0, 2), [], `${template} ${JSON.stringify(settings)}`);
  }
}
