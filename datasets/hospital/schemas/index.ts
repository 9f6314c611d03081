/** The schemas by name. */
import type { SchemaName } from '../settings.ts';
import { EICU } from './eicu.ts';
import { MIMIC_III } from './mimic-iii.ts';
import { MIMICSQL } from './mimicsql.ts';
import type { Schema } from './table.ts';

export const SCHEMA_BY_NAME: Readonly<Record<SchemaName, Schema>> = { 'mimic-iii': MIMIC_III, eicu: EICU, mimicsql: MIMICSQL };
