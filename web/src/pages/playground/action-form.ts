/** An action's JSON Schema as fields to fill in, and what was filled in as an action. */

export interface FormField {
  readonly name: string;
  /** `code`: a program, in the editor. `value`: JSON, or plain text where it is none. */
  readonly kind: 'code' | 'line' | 'choice' | 'value';
  readonly required: boolean;
  readonly description: string;
  readonly choices: readonly string[];
}

/** How an action is asked for that stands in no schema: a model's reply as it came. */
export const REPLY = 'reply';

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

export function fieldsOf(parameters: unknown): readonly FormField[] {
  if (!isMap(parameters) || !isMap(parameters['properties'])) return [];
  const required: readonly unknown[] = Array.isArray(parameters['required']) ? parameters['required'] : [];
  return Object.entries(parameters['properties']).map(([name, schema]): FormField => {
    const { type, enum: choices, description } = isMap(schema) ? schema : {};
    const wanted = required.includes(name);
    return {
      name, required: wanted, description: typeof description === 'string' ? description : '', choices: Array.isArray(choices) ? choices.map(String) : [],
      kind: name === 'code' && wanted ? 'code' : Array.isArray(choices) ? 'choice' : type === 'string' || isMap(schema) && 'anyOf' in schema ? 'line' : 'value',
    };
  });
}

/** JSON where it is some, else the text itself. */
export function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Fields that are empty and need not be filled are left out: the server has a meaning for that. */
export function actionOf(name: string, fields: readonly FormField[], values: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const given = fields.flatMap((field): [string, unknown][] => {
    const text = values[field.name] ?? (field.kind === 'choice' ? field.choices[0] ?? '' : '');
    if (text === '' && !field.required) return [];
    return [[field.name, field.kind === 'value' ? valueOf(text) : text]];
  });
  return { action: name, ...Object.fromEntries(given) };
}
