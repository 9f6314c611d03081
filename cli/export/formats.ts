/** The table of formats that are made from recorded episodes. A new one is a file beside this and a line here. */
import { atif } from './atif.ts';
import { dpo } from './dpo.ts';
import type { ExportFormat } from './format.ts';
import { sft } from './sft.ts';
import { verifier } from './verifier.ts';

export const FORMATS = { sft, dpo, verifier, atif } as const satisfies { readonly [name: string]: ExportFormat };
export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];
