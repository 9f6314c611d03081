/** Minimum, maximum or mean, and how it is called. */
import type { Draw } from './template.ts';

const FOLD_WORDS = { max: ['maximum', 'maximum', 'highest'], min: ['minimum', 'minimum', 'lowest'], mean: ['mean', 'average'] } as const;
export const drawFold = (d: Draw): { readonly fn: 'max' | 'min' | 'mean'; readonly text: string } => {
  const fn = d.rng.pick(['max', 'min', 'mean'] as const);
  return { fn, text: d.rng.pick(FOLD_WORDS[fn]) };
};

/** Of lengths: nobody asks for the highest number of days. */
export const drawSpan = (d: Draw): ReturnType<typeof drawFold> => {
  const fn = d.rng.pick(['max', 'min', 'mean'] as const);
  return { fn, text: d.rng.pick({ max: ['maximum'], min: ['minimum'], mean: ['mean', 'average'] }[fn]) };
};
