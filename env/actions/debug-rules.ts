/**
 * Explanations of common failures, from the traceback, the code and the task: what went wrong, where, what to try.
 * A table of rules; every rule that fits speaks, the most particular first. Says nothing about the right answer.
 */
import type { CompletionStatus } from '../sandboxes/sandbox.ts';
import type { Runtime, SandboxVariant, TaskRecord } from '../task.ts';

export interface Failure {
  readonly code: string;
  readonly error: string;
  readonly status: CompletionStatus | undefined;
  readonly answerSet: boolean;
  readonly task: TaskRecord;
  readonly runtime: Runtime;
}

export interface Rule {
  readonly when: RegExp;
  explain(match: RegExpExecArray, failure: Failure): string;
}

const MODULES: { readonly [variant in SandboxVariant]: string } = {
  base: 'the standard library',
  data: 'the standard library, numpy and pandas',
  science: 'the standard library, numpy, pandas, scipy, scikit-learn, statsmodels and lifelines',
};

export const RULES: readonly Rule[] = [
  { when: /ModuleNotFoundError: No module named '([\w.]+)'/, explain: ([, name], { task, code }) =>
    `There is no module '${name}' here, and nothing can be installed. Available: ${task.variant === 'base' && /import (numpy|pandas)/.test(code) ? 'numpy and pandas can be imported too, but ' : ''}${MODULES[task.variant]}.` },
  { when: /NameError: name '(\w+)' is not defined(?:\. Did you mean: '(\w+)')?/, explain: ([, name, meant], { code }) => {
    if (meant !== undefined) return `'${name}' is not defined; '${meant}' is. Correct the spelling.`;
    if (new RegExp(`^[ \\t]*${name}[ \\t]*=`, 'm').test(code)) return `'${name}' is used before the line that assigns it, or in another scope.`;
    return `'${name}' is not defined. Each program starts with fresh variables: define or import '${name}' in this one.`;
  } },
  { when: /ReferenceError: (\w+) is not defined/, explain: ([, name]) => `'${name}' is not defined. There is no require, process or DOM here; each program starts with fresh variables.` },
  { when: /(IndentationError|TabError): (.+)/, explain: ([, , message], failure) => `Indentation: ${message}${atLine(failure)}. Use four spaces for every level.` },
  { when: /SyntaxError: (.+)/, explain: ([, message], failure) => {
    const fence = failure.code.includes('```') ? ' The program holds a ``` fence: give the bare program.' : '';
    const prose = /^(here|this|the|first|to|we|i) /i.test(failure.code.trim()) ? ' It begins with prose: give the program alone.' : '';
    return `The program cannot be parsed: ${message}${atLine(failure)}.${fence}${prose}`;
  } },
  { when: /KeyError: (.+)/, explain: ([, key]) => `There is no key ${key}. Print the keys or column names first (list(d), df.columns), and look for differences in case and spaces.` },
  { when: /IndexError: (.+)/, explain: ([, message]) => `${message}: print the length before indexing; an empty result of a filter is the usual cause.` },
  { when: /FileNotFoundError: .*?'([^']+)'/, explain: ([, path], { task }) => task.mounts.length === 0
    ? `There is no file '${path}'. This task has no files: all that is needed stands in its text.`
    : `There is no file '${path}'. The data lies under ${task.mounts.map(({ name }) => `/data/${name}`).join(', ')}, read-only.` },
  { when: /(?:PermissionError|OSError|BlockingIOError): .*(?:Permission denied|Read-only|Operation not permitted|Resource temporarily)/, explain: () => 'The sandbox forbids this: no network, no other processes, data read-only; files may be written in the working directory only.' },
  { when: /ZeroDivisionError/, explain: (_, failure) => `A division by zero${atLine(failure)}: print the denominator, and check that an integer division or an empty group did not make it 0.` },
  { when: /ValueError: could not convert string to float: (.+)/, explain: ([, value]) => `${value} is not a number: strip units, commas and comparison signs before float().` },
  { when: /ValueError: time data (.+) does not match format (.+)/, explain: ([, value, format]) => `The date ${value} is not in the form ${format}: print an example and adapt the format.` },
  // The second form is Python 3.14's.
  { when: /ValueError: (?:math domain error|expected a (?:positive|nonnegative) input)/, explain: (_, failure) => `A logarithm or root of a number outside its domain${atLine(failure)}: print its argument; a unit that was not converted is the usual cause.` },
  { when: /ValueError: invalid literal for int\(\) with base 10: (.+)/, explain: ([, value]) => `${value} is not an integer: use float(), or strip the text first.` },
  { when: /TypeError: unsupported operand type\(s\) for (\S+)(?: or pow\(\))?: '([\w.]+)' and '([\w.]+)'/, explain: ([, operator, left, right]) => `${operator} has a ${left} on the left and a ${right} on the right: convert one of them (int, float, str).` },
  { when: /TypeError: '(\w+)' object is not (callable|subscriptable|iterable)/, explain: ([, type, what]) => `A ${type} was used as if it were ${what}: a name may hide a built-in, or a call may be missing or too many.` },
  { when: /TypeError: (.+)/, explain: ([, message]) => `${message}: print type() of what goes in, and check the order of the arguments.` },
  { when: /AttributeError: (?:'(\w+)' object|(?:module|type object) '([\w.]+)') has no attribute '(\w+)'/, explain: ([, type, other, name]) => `${type ?? other} has no '${name}': check the spelling and the version (print(dir(...))). None often comes from a function that changes in place.` },
  { when: /RecursionError/, explain: () => 'The recursion does not end: check its base case, or use a loop.' },
  { when: /AssertionError/, explain: (_, failure) => `An assertion of the program itself failed${atLine(failure)}: print the values that it compares.` },
  { when: /MemoryError/, explain: () => 'Memory ran out: read only the columns that are needed, or work in chunks.' },
];

function atLine({ error, code }: Failure): string {
  // The message may name a line too, such as the one where a block begins.
  const line = ([...error.matchAll(/File "[^"\n]*", line (\d+)/g)].at(-1) ?? [...error.matchAll(/line (\d+)/g)].at(-1))?.[1];
  if (line === undefined) return '';
  const text = code.split('\n')[Number(line) - 1]?.trim();
  return ` at line ${line}${text === undefined || text === '' ? '' : ` (\`${text.slice(0, 120)}\`)`}`;
}

/** What an error says stands at its end; the bound keeps the search short, whatever a model hands in as an error. */
const ERROR_CHARS = 4_000;

export function explainFailure(given: Failure): string {
  const failure = { ...given, error: given.error.slice(-ERROR_CHARS) };
  const found = RULES.map((rule) => {
    const match = rule.when.exec(failure.error);
    return match === null ? undefined : rule.explain(match, failure);
  }).find((text) => text !== undefined);
  if (found !== undefined) return found;
  switch (failure.status) {
    case 'timeout': return 'The program took too long: look for a loop that does not end, and prefer vectorised operations or SQL over loops over rows.';
    case 'memory': return 'Memory ran out: read only the columns that are needed, or work in chunks.';
    case 'output_limit': return 'The program printed too much: print summaries or the first rows only.';
    case 'killed': return 'The process died: it called something that the sandbox forbids, or left the interpreter with os._exit.';
    case 'ok': return failure.answerSet
      ? 'The latest program ran and set `answer`. Check the units, the rounding and the time point that the question names.'
      : 'The latest program ran but did not set `answer`. Assign the result to the variable `answer`.';
    default:
  }
  return failure.error === '' ? 'No program has failed so far: there is nothing to debug.' : `No rule covers this error. Read its last line first, then the line of the program that it names${atLine(failure)}.`;
}
