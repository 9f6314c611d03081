/** The families on offer, one line each. */
import type { Family } from '../env/families/family.ts';
import { biocoder } from './biocoder/family.ts';
import { biodsbench } from './biodsbench/family.ts';
import { ehrSeqsql } from './ehr-seqsql/family.ts';
import { ehrcon } from './ehrcon/family.ts';
import { ehrshot } from './ehrshot/family.ts';
import { eicu } from './eicu/family.ts';
import { medagentbench } from './medagentbench/family.ts';
import { medcalc } from './medcalc/family.ts';
import { mimicExtract } from './mimic-extract/family.ts';
import { mimicIii } from './mimic-iii/family.ts';
import { npower } from './npower/family.ts';
import { treqs } from './treqs/family.ts';

export const FAMILIES: readonly Family[] = [medcalc, npower, mimicIii, eicu, treqs, medagentbench, biocoder, biodsbench, ehrshot, ehrSeqsql, ehrcon, mimicExtract];
