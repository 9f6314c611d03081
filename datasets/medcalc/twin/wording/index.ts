/** The frames of both splits. */
import type { Split } from '../../../../env/task.ts';
import { TEST } from './test.ts';
import { TRAIN } from './train.ts';
import type { Wording } from './wording.ts';

export const WORDINGS: { readonly [split in Split]: Wording } = { train: TRAIN, test: TEST };
