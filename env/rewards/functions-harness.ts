/**
 * What runs after a candidate's program in the grading sandbox: calls its function on each of the inputs. It shares the
 * candidate's interpreter, so what it says is the candidate's claim, and is compared as one.
 */
import type { Runtime } from '../task.ts';

const python = (name: string, through: string | undefined): string => `
${through ?? ''}
def __call_all__(function, inputs, copy=__import__('copy').deepcopy):
    results = []
    for arguments in inputs:
        given = copy(arguments)
        try:
            value = function(*given)
            try:
                value = copy(value)
            except Exception:
                pass  # What cannot be copied is no plain value, and is named as what it is.
            results.append([True, value, given])
        except Exception as error:
            results.append([False, type(error).__name__, given])
    return results
answer = __call_all__(${through === undefined ? name : `lambda *given: through(${name}, *given)`}, __input__)
`;

const javascript = (name: string, through: string | undefined): string => `
${through ?? ''}
var answer = ((call, inputs) => {
  const copy = (value) => Array.isArray(value) ? value.map(copy)
    : value instanceof Map ? new Map([...value].map(([key, member]) => [copy(key), copy(member)]))
    : value instanceof Set ? new Set([...value].map(copy))
    : value instanceof Date ? new Date(value)
    : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member)])) : value;
  return inputs.map((input) => {
    const given = copy(input);
    try {
      return [true, copy(call(...given)), given];
    } catch (error) {
      return [false, String(error && error.name), given];
    }
  });
})(${through === undefined ? name : `(...given) => through(${name}, ...given)`}, __input__);
`;

/** By runtime: the text that leaves a list of [returned?, value or name of the error, arguments afterwards] in \`answer\`. */
export const HARNESS: { readonly [runtime in Runtime]: (name: string, through: string | undefined) => string } = { python, javascript };
