/** The ten templates, in the order of the benchmark. */
import { checkHba1c, replaceMagnesium, replacePotassium } from './orders.ts';
import { age, patientLookup } from './look-up.ts';
import { recordVital, referral } from './record.ts';
import { lastGlucose, lastMagnesium, meanGlucose } from './results.ts';
import type { Template } from './template.ts';

export const TEMPLATES: readonly Template[] = [patientLookup, age, recordVital, lastMagnesium, replaceMagnesium, meanGlucose, lastGlucose, referral, replacePotassium, checkHba1c];
