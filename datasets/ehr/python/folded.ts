import type { Program } from './program.ts';

export type Fold = 'max' | 'min' | 'mean' | 'sum';

/** Name of the function that folds a list that is not empty. */
export const foldFunction = (program: Program, fn: Fold): string => (fn === 'sum' ? program.use('math', 'fsum') : fn === 'mean' ? program.use('statistics', 'fmean') : fn);

/** Expression for the fold of a list, a variable; [] when it is empty. */
export const folded = (program: Program, fn: Fold, list: string): string =>
  (fn === 'max' || fn === 'min' ? `${fn}(${list}, default=[])` : `${foldFunction(program, fn)}(${list}) if ${list} else []`);
