/** The table of actions. Adding one: a file beside this and a line here. */
import { Ajv, type ValidateFunction } from 'ajv';
import type { HandIn } from '../hand-in.ts';
import type { ActionName } from '../task.ts';
import type { Action } from './action.ts';
import { debug } from './debug.ts';
import { requestInfo } from './request-info.ts';
import { submit } from './submit.ts';
import { terminal } from './terminal.ts';
import { validateCode } from './validate-code.ts';

export const ACTIONS = {
  request_info: requestInfo,
  validate_code: validateCode,
  debug,
  terminal,
  submit,
} as const satisfies { readonly [name in ActionName]: Action };

const ajv = new Ajv({ strict: true });
const validators = new Map<string, ValidateFunction>(Object.entries(ACTIONS).map(([name, action]) => [name, ajv.compile(action.parameters)]));

/** An action by name; typed as the general one, since its parameters have been checked by `checkParameters`. */
export const actionNamed = (name: ActionName): Action => ACTIONS[name];

/** What is wrong with an action's parameters, as a sentence for the model; undefined when nothing is. */
export function checkParameters(name: ActionName, parameters: unknown): string | undefined {
  const validate = validators.get(name);
  if (validate === undefined) return `there is no action ${name}`;
  if (validate(parameters)) return undefined;
  const error = validate.errors?.[0];
  if (error === undefined) return `${name}: wrong parameters`;
  const missing: unknown = error.params['missingProperty'];
  if (typeof missing === 'string') return `${name} needs \`${missing}\``;
  return `${name}: \`${error.instancePath.slice(1)}\` ${error.message ?? 'is wrong'}`;
}

/** JSON Schemas of the given actions, usable as tool definitions. */
export function describeActions(names: readonly ActionName[], handIn: HandIn): { readonly [name: string]: unknown } {
  return Object.fromEntries(names.map((name) => {
    const { description, parameters } = actionNamed(name);
    return [name, { description: typeof description === 'string' ? description : description(handIn), parameters }];
  }));
}
