/**
 * A form of question: what is drawn for it, how it is asked, what it gives by our own computation, and a program that finds the same with
 * the field's libraries. Everything that changes the result is said in the question or in the notes on the tables.
 */
import type { Golden } from '../../../env/rewards/value.ts';
import type { Rng } from '../../../env/rng.ts';
import { type Flag, NAIVE, type Study, type View } from '../analysis/view.ts';
import type { FileKey } from '../studies/tables.ts';

export type Answers = Readonly<Record<string, Golden>>;
/** How exactly numbers are wanted: decimal places, or a share of the number, which suits what goes over orders of magnitude; `fitted` for what an iteration stops short of. */
export type Precision = 2 | 3 | 4 | 'relative' | 'fitted' | 'counts';

export interface Result {
  /** The variable is called one of these. */
  readonly names: readonly string[];
  /** What it is, as the prompt says: "a DataFrame with the columns ...". */
  readonly says: string;
}

/** Notes on the tables that a form's answer depends on, beside those that its tables always have. */
export type Note = 'months' | 'sequenced' | 'levels' | 'classes' | 'log2';

export interface Form<P> {
  readonly id: string;
  /** 1 to 5, before what the parameters add. */
  readonly difficulty: number;
  readonly uses: readonly FileKey[];
  readonly notes: readonly Note[];
  readonly precision: readonly Precision[];
  draw(rng: Rng, study: Study): P | undefined;
  /** Adds to the difficulty. */
  harder?(parameters: P): number;
  ask(parameters: P, study: Study): readonly string[];
  results(parameters: P, study: Study): Readonly<Record<string, Result>>;
  /** Undefined where the draw is not to be asked: too few cases, or an answer that hangs on ties. */
  compute(view: View, parameters: P): Answers | undefined;
  /** Ways of misreading the tables that matter for it. */
  readonly mistakes: readonly Flag[];
  /** Results of other mistakes, from the right one or anew. */
  wrongs?(right: Answers, parameters: P, view: View): readonly (Answers | undefined)[];
  /** Sets the variables by the names that the results have in this task. */
  python(parameters: P, study: Study, names: Readonly<Record<string, string>>): string;
}

/** With its parameters out of sight, so that forms of different kinds stand in one table. */
export interface AnyForm {
  readonly id: string;
  readonly uses: readonly FileKey[];
  readonly notes: readonly Note[];
  readonly precision: readonly Precision[];
  draw(rng: Rng, study: Study): Drawn | undefined;
  /** What typical mistakes give for parameters that were drawn for this form. */
  wrong(study: Study, parameters: unknown): readonly Answers[];
  /** What ignoring the blemishes of the tables gives. */
  naive(study: Study, parameters: unknown): Answers | undefined;
}

export interface Drawn {
  /** Plain data. */
  readonly parameters: unknown;
  readonly difficulty: number;
  readonly ask: readonly string[];
  readonly results: Readonly<Record<string, Result>>;
  readonly right: Answers;
  python(names: Readonly<Record<string, string>>): string;
}

export function defineForm<P>(form: Form<P>, naive: readonly Flag[] = NAIVE): AnyForm {
  const { id, uses, notes, precision } = form;
  const misread = (study: Study, parameters: P, flags: readonly Flag[]): Answers | undefined => {
    try {
      return form.compute(study.view(flags), parameters);
    } catch (error) {
      // Misread tables can leave nothing to compute with.
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  };
  return {
    id, uses, notes, precision,
    draw(rng, study) {
      const parameters = form.draw(rng, study);
      if (parameters === undefined) return undefined;
      const right = form.compute(study.view(), parameters);
      if (right === undefined) return undefined;
      return {
        parameters, right, ask: form.ask(parameters, study), results: form.results(parameters, study),
        difficulty: Math.min(5, form.difficulty + (form.harder?.(parameters) ?? 0)),
        python: (names) => form.python(parameters, study, names),
      };
    },
    wrong(study, given) {
      const parameters = given as P;
      const right = form.compute(study.view(), parameters) ?? {};
      return [...form.mistakes.map((flag) => misread(study, parameters, [flag])), ...(form.wrongs?.(right, parameters, study.view()) ?? [])].filter((each) => each !== undefined);
    },
    naive: (study, given) => misread(study, given as P, naive),
  };
}

export const cell = (value: number | string): Golden => ({ is: 'cell', value });
export const list = (items: readonly (number | string)[], ordered = true): Golden => ({ is: 'list', items: [...items], ordered });
export const dict = (entries: readonly (readonly [string | number, number | string | null | readonly (number | string)[]])[]): Golden => ({ is: 'entries', entries: entries.map(([key, value]) => [key, typeof value === 'object' && value !== null ? [...value] : value]) });
export const table = (columns: readonly string[], rows: readonly (readonly (number | string | null)[])[], key?: readonly string[]): Golden => ({ is: 'table', columns: [...columns], rows: rows.map((row) => [...row]), ...(key === undefined ? {} : { key: [...key] }) });

export const names = (items: readonly string[]): string => items.map((item) => `\`${item}\``).join(', ');
export const listed = (items: readonly (string | number)[]): string => (items.length < 2 ? String(items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`);

/** Are neighbours in this order apart by more than the tolerance? */
export const apart = (values: readonly number[], gap = 1e-6): boolean => values.toSorted((a, b) => a - b).every((value, i, all) => i === 0 || value - (all[i - 1] ?? 0) > gap * Math.max(1, Math.abs(value)));
