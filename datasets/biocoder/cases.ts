/** The hidden cases of a task, and the examples that its prompt shows. */
import type { Rng } from '../../env/rng.ts';
import { type FunctionTemplate, type Json, Raises, type Settings } from './template.ts';

export interface Case {
  readonly input: readonly Json[];
  readonly output?: Json;
  /** Name of the exception instead. */
  readonly raises?: string;
}

export function caseOf(template: FunctionTemplate, settings: Settings, input: readonly Json[]): Case {
  try {
    return { input, output: template.solve(settings, ...input) };
  } catch (error) {
    if (error instanceof Raises) return { input, raises: error.name };
    throw error;
  }
}

/** What a reader takes in at a glance. */
const LONGEST_EXAMPLE = 260;
const EXAMPLES = 2;

/** Each input once. */
export function casesOf(template: FunctionTemplate, settings: Settings, rng: Rng): readonly Case[] {
  const inputs = new Map(template.inputs(settings, rng).map((input) => [JSON.stringify(input), input]));
  return [...inputs.values()].map((input) => caseOf(template, settings, input));
}

/** Ordinary inputs of another draw, none of them a hidden one. */
export function examplesOf(template: FunctionTemplate, settings: Settings, hidden: readonly Case[], rng: Rng): readonly Case[] {
  const known = new Set(hidden.map(({ input }) => JSON.stringify(input)));
  const shown: Case[] = [];
  const outputs = new Set<string>();
  for (const input of template.inputs(settings, rng)) {
    const text = JSON.stringify(input);
    if (shown.length === EXAMPLES || known.has(text) || text.length > LONGEST_EXAMPLE) continue;
    const example = caseOf(template, settings, input);
    const output = JSON.stringify(example.output ?? null);
    if (example.raises !== undefined || output.length > LONGEST_EXAMPLE || outputs.has(output)) continue;
    outputs.add(output);
    shown.push(example);
  }
  return shown;
}
