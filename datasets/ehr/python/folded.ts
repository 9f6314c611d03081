import type { Program } from './program.ts';

export type Fold = 'max' | 'min' | 'mean' | 'sum';

/** Expression for the fold of a list, a variable; [] when it is empty. */
export function folded(program: Program, fn: Fold, list: string): string {
  if (fn === 'max' || fn === 'min') return `${fn}(${list}, default=[])`;
  return `${fn === 'sum' ? program.use('math', 'fsum') : program.use('statistics', 'fmean')}(${list}) if ${list} else []`;
}
