/** The questions of each calculator, by the benchmark's id. */
import type { Question } from './phrasings.ts';
import { EQUATIONS } from './equations.ts';
import { ONE_LINERS } from './one-liners.ts';
import { SCORES } from './scores.ts';

export const QUESTIONS: { readonly [id: number]: Question } = { ...EQUATIONS, ...SCORES, ...ONE_LINERS };
