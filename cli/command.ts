/** What a command of the command line is. */
import type { Command } from 'commander';

export interface CliCommand {
  /** Adds its arguments, options and action to the program. */
  register(program: Command): void;
}

/** A problem that the user can mend: printed without a stack. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/** An integer option. @throws CliError */
export function integerOption(name: string, minimum: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!Number.isSafeInteger(number) || number < minimum) throw new CliError(`${name} takes an integer from ${minimum}, not ${JSON.stringify(text)}`);
    return number;
  };
}

/** A number within bounds. @throws CliError */
export function numberOption(name: string, low: number, high: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (text.trim() === '' || !(number >= low && number <= high)) throw new CliError(`${name} takes a number from ${low} to ${high}, not ${JSON.stringify(text)}`);
    return number;
  };
}

/** A share from 0 to 1. @throws CliError */
export const shareOption = (name: string): ((text: string) => number) => numberOption(name, 0, 1);

/** One of a few words. @throws CliError */
export function choiceOption<const T extends readonly string[]>(name: string, values: T): (text: string) => T[number] {
  return (text) => {
    const found = values.find((value) => value === text);
    if (found === undefined) throw new CliError(`${name} takes one of ${values.join(', ')}, not ${JSON.stringify(text)}`);
    return found;
  };
}

export const printJson = (value: unknown): void => { process.stdout.write(`${JSON.stringify(value, null, 2)}\n`); };
