/** What went wrong in a step, by its kind. Each step has at most one, beside being a repetition. */
import type { ParseResult } from '../env/actions/parse/parse-action.ts';
import type { Observation } from '../protocol/index.ts';

/** Each with its definition, for tables and docs. */
export const ERROR_KINDS = {
  unreadable: 'the reply could not be read as an action that the task permits',
  compile: 'the program could not be parsed: SyntaxError, IndentationError, TabError',
  io: 'a file, table or address could not be read: FileNotFoundError and its kin, a parser of files, a connection, an unopenable database',
  runtime: 'any other exception, or an exit status other than 0',
  timeout: 'the time of a step was up',
  memory: 'memory ran out: killed for it, or MemoryError',
  output: 'more output than is allowed',
  killed: 'the process died, or the step was cancelled',
  loop: 'the same action, word for word, as an earlier one of the episode (counted beside the others)',
} as const;
export type ErrorKind = keyof typeof ERROR_KINDS;
export const ERROR_KIND_NAMES = Object.keys(ERROR_KINDS) as readonly ErrorKind[];

const COMPILE = /^(?:\w+\.)*(?:SyntaxError|IndentationError|TabError)\b/;
const IO = /^(?:[\w.]+\.)?(?:FileNotFoundError|FileExistsError|PermissionError|IsADirectoryError|NotADirectoryError|OSError|IOError|EOFError|UnicodeDecodeError|Connection\w*Error|URLError|HTTPError|EmptyDataError|ParserError|BadZipFile|ReadTimeout)\b|^(?:sqlite3\.)?(?:OperationalError|DatabaseError): (?:unable to open|file is not a database)/;
const MEMORY = /^(?:[\w.]+\.)?(?:_Array)?MemoryError\b/;

/** The line that names the exception: the last one of a Python traceback that is not indented, the first of a JavaScript stack. */
function exceptionLine(traceback: string): string {
  const lines = traceback.trim().split('\n');
  return lines.findLast((line) => /^[A-Za-z_][\w.]*(?:Error|Exception|Warning|Interrupt|Exit|Zip\w*|Timeout)?(?::|$)/.test(line)) ?? lines[0] ?? '';
}

/** Undefined where nothing went wrong. */
export function errorKindOf({ kind, status, traceback }: Pick<Observation, 'kind' | 'status' | 'traceback'>): ErrorKind | undefined {
  if (kind === 'parse_error') return 'unreadable';
  switch (status) {
    case 'timeout': return 'timeout';
    case 'memory': return 'memory';
    case 'output_limit': return 'output';
    case 'killed': case 'cancelled': return 'killed';
    case 'error': {
      const line = exceptionLine(traceback ?? '');
      return COMPILE.test(line) ? 'compile' : IO.test(line) ? 'io' : MEMORY.test(line) ? 'memory' : 'runtime';
    }
    default: return undefined;
  }
}

/** Of the actions of an episode in order: how many were there before. Replies that cannot be read are compared as they are. */
export function loopsIn(actions: readonly { readonly action: ParseResult; readonly whole: unknown }[]): number {
  const seen = new Set(actions.map(({ action, whole }) => JSON.stringify(action.ok ? [action.name, action.parameters] : whole)));
  return actions.length - seen.size;
}
