/** The generator of each calculator. */
import type { AnySpec } from '../spec.ts';
import { ACID_BASE } from './acid-base.ts';
import { BODY } from './body.ts';
import { CHEMISTRY } from './chemistry.ts';
import { ONE_LINERS } from './one-liners.ts';
import { RENAL } from './renal.ts';

export const SPECS: ReadonlyMap<number, AnySpec> = new Map(
  [...ACID_BASE, ...BODY, ...CHEMISTRY, ...ONE_LINERS, ...RENAL].map((spec) => [spec.id, spec]),
);
