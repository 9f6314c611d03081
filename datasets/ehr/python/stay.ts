/** Conditions on which of its patient's stays an event belongs to. */
import { NOW, type Stay } from '../query.ts';
import { pyLiteral } from './literal.ts';
import type { Program } from './program.ts';
import { icuStays, visits } from './tables.ts';

/** Walks through stays so that the last one written is the one asked for. */
function chosen(columns: string, list: string, begin: number, which: Stay['which']): string {
  const order = `sorted(${list}, key=lambda stay: stay[${begin}]${which === 'first' ? ', reverse=True' : ''})`;
  return `for ${columns} in ${order}${which === 'last' ? ' if end' : which === 'current' ? ' if not end' : ''}`;
}

/** The condition; `time` gives a time that is not NULL. */
export function ofStay(program: Program, { of, which, hours }: Stay, patient: string, visit: () => string, time: () => string): string {
  const name = `${which}_${of}${hours === undefined ? '' : `_${String(hours).replace('.', '_')}h`}`;
  const limit = hours === undefined ? undefined : `${program.helper('later')}(begin, hours=${hours})`;
  if (of === 'icu') {
    const over = `end or ${pyLiteral(NOW)}`;
    const last = limit === undefined ? over : `min(${over}, ${limit})`;
    const table = program.define(name, () => [`${name} = {patient: (begin, ${last}) ${chosen('patient, begin, end', icuStays(program), 1, which)}}`]);
    return `(stay := ${table}.get(${patient})) and stay[0] <= ${time()} <= stay[1]`;
  }
  const value = limit === undefined ? 'visit' : `(visit, begin, ${limit})`;
  const table = program.define(name, () => [`${name} = {patient: ${value} ${chosen('patient, visit, begin, end', visits(program), 2, which)}}`]);
  return limit === undefined
    ? `${visit()} == ${table}.get(${patient})`
    : `(stay := ${table}.get(${patient})) and ${visit()} == stay[0] and stay[1] <= ${time()} <= stay[2]`;
}

/** After the end of the latest of the patient's visits that are over. */
export function sinceLastDischarge(program: Program, patient: string, time: string): string {
  const name = 'last_discharge';
  program.define(name, () => [`${name} = {patient: end ${chosen('patient, visit, begin, end', visits(program), 2, 'last')}}`]);
  return `(left := ${name}.get(${patient})) and ${time} > left`;
}
