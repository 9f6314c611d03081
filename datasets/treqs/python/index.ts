/**
 * The reference solution of a question: a Python program over the CSV files with the standard library alone, written from the
 * meaning in `query.ts` and not from the SQL. It narrows sets of HADM_IDs where the SQL joins tables.
 */
import type { Query, Source, Term } from '../query.ts';
import { cell, Program } from './program.ts';

/** What a combination is called in a comprehension. */
interface Combined { readonly over: string; readonly of: (each: Term) => string }

/** Lines that make a list of combinations, and how its parts are read. */
function combined(program: Program, source: Source): Combined {
  const kept = program.admissions(source.of);
  if (source.rows === undefined) return { over: `for adm in (demographic[hadm] for hadm in ${kept})`, of: ({ name }) => cell('DEMOGRAPHIC', name, 'adm') };
  const names = new Map(source.rows.map((rows, at) => [rows.table, { variable: `row${at}`, index: program.byAdmission(rows) }]));
  const loops = [...names.values()].map(({ variable, index }) => `for ${variable} in ${index}.get(hadm, [])`);
  return { over: `for hadm in ${kept} for adm in [demographic[hadm]] ${loops.join(' ')}`, of: ({ table, name }) => cell(table, name, table === 'DEMOGRAPHIC' ? 'adm' : names.get(table)?.variable ?? 'adm') };
}

const tupled = (terms: readonly string[]): string => (terms.length === 1 ? terms[0] ?? '' : `(${terms.join(', ')})`);
const FOLDED = { max: 'max', min: 'min', average: 'mean' } as const;

/** Statements that leave the list of the term's values, without missing ones, in a variable. */
function values(program: Program, source: Source, term: Term): string {
  const { over, of } = combined(program, source);
  return program.define('values', `[value ${over} for value in [${of(term)}] if value is not None]`);
}

const SUBJECT: Term = { table: 'DEMOGRAPHIC', name: 'SUBJECT_ID' };

export function solve(program: Program, query: Query): string {
  switch (query.op) {
    case 'count': {
      const { over, of } = combined(program, query.from);
      return query.distinct === undefined ? `sum(1 ${over})` : `len({value ${over} for value in [${of(query.distinct)}] if value is not None})`;
    }
    case 'list': {
      const { over, of } = combined(program, query.from);
      const found = program.define('found', `{${tupled(query.terms.map(of))} ${over}}`);
      return query.terms.length === 1 ? `[each for each in ${found} if each is not None]` : `list(${found})`;
    }
    case 'fold': return `${FOLDED[query.fn]}(${values(program, query.from, query.term)})`;
    case 'fold-groups': {
      const { over, of } = combined(program, query.from);
      const groups = program.define('groups', 'defaultdict(list)');
      program.line(`for key, value in ((${of({ table: 'DEMOGRAPHIC', name: query.per })}, ${query.term === undefined ? '1' : of(query.term)}) ${over}):`, '    if value is not None:', `        ${groups}[key].append(value)`);
      return `${FOLDED[query.fn]}([${query.inner === 'count' ? 'len' : FOLDED[query.inner]}(group) for group in ${groups}.values()])`;
    }
    case 'extreme': {
      const { over, of } = combined(program, query.from);
      const pairs = program.define('pairs', `[(value, ${tupled(query.give.map(of))}) ${over} for value in [${of(query.term)}] if value is not None]`);
      const best = program.define('best', `${query.fn}(value for value, _ in ${pairs})`);
      return `list({given for value, given in ${pairs} if value == ${best}})`;
    }
    case 'best-group': {
      const { over, of } = combined(program, query.from);
      const counted = typeof query.score === 'string';
      const groups = program.define('groups', 'defaultdict(list)');
      program.line(`for key, value in ((${of(query.by)}, ${typeof query.score === 'object' ? of(query.score) : query.score === 'patients' ? of(SUBJECT) : '1'}) ${over}):`, '    if key is not None and value is not None:', `        ${groups}[key].append(value)`);
      const scores = program.define('scores', `{key: ${counted ? (query.score === 'patients' ? 'len(set(group))' : 'len(group)') : 'round(mean(group), 9)'} for key, group in ${groups}.items()}`);
      return `[key for key, score in ${scores}.items() if score == ${query.fn}(${scores}.values())]`;
    }
    case 'grouped': {
      const { over, of } = combined(program, query.from);
      const groups = program.define('groups', 'defaultdict(list)');
      program.line(`for key, value in ((${of(query.by)}, ${of(query.term)}) ${over}):`, '    if key is not None and value is not None:', `        ${groups}[key].append(value)`);
      return `[(key, ${FOLDED[query.fn]}(group)) for key, group in ${groups}.items()]`;
    }
    case 'difference': {
      const first = values(program, query.from, query.term);
      const second = values(program, query.minus, query.term);
      return `mean(${first}) - mean(${second})`;
    }
  }
}

export function referencePython(folder: string, query: Query): string {
  const program = new Program((fold) => solve(program, fold));
  const answer = solve(program, query);
  return program.text(folder, answer);
}
