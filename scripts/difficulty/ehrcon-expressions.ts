/** Conflicts between a note and the tables by regular expressions: `ehrcon_expressions.py`. */
import path from 'node:path';
import { python } from './python.ts';
import { TABLES } from './sample.ts';

export const conflictsByExpressions = (prompts: readonly string[], hospital: string): Promise<readonly unknown[]> =>
  python(path.join(import.meta.dirname, 'ehrcon_expressions.py'), prompts, path.join(TABLES, hospital, 'hospital.sqlite'), '--answers');
