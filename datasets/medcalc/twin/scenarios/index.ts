/** The generator of each calculator. */
import type { AnySpec } from '../spec.ts';
import { ABDOMINAL } from './abdominal.ts';
import { ACID_BASE } from './acid-base.ts';
import { BODY } from './body.ts';
import { CARDIOLOGY } from './cardiology.ts';
import { CHEMISTRY } from './chemistry.ts';
import { COMORBIDITY } from './comorbidity.ts';
import { CRITICAL } from './critical.ts';
import { INFECTIONS } from './infection.ts';
import { ONE_LINERS } from './one-liners.ts';
import { RENAL } from './renal.ts';
import { THROMBOSIS } from './thrombosis.ts';

export const SPECS: ReadonlyMap<number, AnySpec> = new Map(
  [ABDOMINAL, ACID_BASE, BODY, CARDIOLOGY, CHEMISTRY, COMORBIDITY, CRITICAL, INFECTIONS, ONE_LINERS, RENAL, THROMBOSIS].flat().map((spec) => [spec.id, spec]),
);
