/**
 * A function task with parameters: what differs between the tasks made of it are conventions, edge rules and formats, each
 * of which the hidden inputs tell apart. The expected outputs come from `solve`, here; the reference solution is written
 * in another language, and another way where there is one.
 */
import type { Rng } from '../../env/rng.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Setting = string | number | boolean | null;
/** One value for each convention. */
export type Settings = { readonly [convention: string]: Setting };
/** A sentence, or several that say the same: one of them is drawn. */
export type Wording = string | readonly [string, ...string[]];

export interface Argument {
  readonly name: string;
  /** As a Python annotation: `str`, `list[float]`, `dict[str, int]`. */
  readonly type: string;
  /** What it is, as the second half of a sentence: "the read's bases, in upper case". With units where it has any. */
  readonly meaning: string;
}

export interface Description {
  /** What the function does, in one sentence or two that go on from "Write a function `name` that": "counts the codons of a coding sequence." */
  readonly does: Wording;
  readonly arguments: readonly Argument[];
  /** What it returns, with its form: "a list of floats, one for each window". */
  readonly returns: Wording;
  /** Every convention, one a sentence, in an order in which a reader needs them. */
  readonly rules: readonly Wording[];
}

/** The Python exception that a call is to raise, thrown by `solve`. */
export class Raises extends Error {
  override readonly name: 'ValueError' | 'KeyError' | 'IndexError' | 'TypeError' | 'ZeroDivisionError';
  constructor(name: Raises['name']) {
    super(name);
    this.name = name;
  }
}

/** A program's parts: the module around the function, and the function. */
export interface Program<S> {
  /** The module, with the line `# <<insert solution here>>` (`//` in JavaScript) where the function belongs. It may hold constants, helpers, and code that uses the function. */
  context(settings: S): string;
  /** The function under that name, as an excellent agent would write it; it may use the module. */
  reference(settings: S, name: string): string;
}

export interface FunctionTemplate<S extends Settings = Settings, A extends readonly Json[] = readonly Json[]> {
  /** Unique in its topic: lower case, digits, hyphens. */
  readonly id: string;
  /** 1 (a loop and a count) to 5 (an algorithm of dynamic programming, or a format with many rules). */
  readonly difficulty: 1 | 2 | 3 | 4 | 5;
  /** The conventions with the values that they take. Their product, without what `excluded` leaves out, has at least 48 members. */
  readonly conventions: { readonly [name in keyof S]: readonly S[name][] };
  /** Combinations that mean the same as another one, or nothing. */
  excluded?(settings: S): boolean;
  /** Names that the function may have, in Python's manner. */
  readonly names: readonly [string, string, ...string[]];
  describe(settings: S): Description;
  /**
   * Arguments of 14 to 40 calls, drawn anew for each task: ordinary ones of realistic content, and every edge case (empty, one
   * item, ties, boundaries, missing) that tells one value of each convention from another. Small: the whole takes under a millisecond to solve.
   */
  inputs(settings: S, rng: Rng): readonly A[];
  /** The right output; pure. @throws Raises where an exception is asked for */
  solve(settings: S, ...input: A): Json;
  readonly python: Program<S>;
  /** Where the language suits: outputs without exceptions, and plain objects, arrays, numbers, texts. */
  readonly javascript?: Program<S>;
}

/** Keeps the types of conventions and arguments together while a template is written, and forgets them after. */
export function defineFunction<const C extends { readonly [name: string]: readonly Setting[] }, A extends readonly Json[]>(
  template: Omit<FunctionTemplate<{ readonly [name in keyof C]: C[name][number] }, A>, 'conventions'> & { readonly conventions: C },
): FunctionTemplate {
  // Methods are compared both ways, so a template that takes fewer kinds of arguments passes for one that takes any: only its own inputs are ever given to it.
  return template as unknown as FunctionTemplate;
}

export const MARKER = '<<insert solution here>>';

/**
 * Program text without the indentation that its lines share, taken literally: a backslash is a backslash. A text of several
 * lines that is put in keeps the column of its place.
 */
export function code(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const text = strings.raw.reduce((before, part, i) => {
    const column = /(?:^|\n)([ ]*)$/.exec(before)?.[1] ?? '';
    return `${before}${String(values[i - 1]).replaceAll('\n', `\n${column}`)}${part}`;
  });
  const lines = text.replace(/^\n/, '').trimEnd().split('\n');
  const shared = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  return `${lines.map((line) => line.slice(Math.min(shared, line.length - line.trimStart().length)).trimEnd()).join('\n')}\n`;
}
