/** Functions on nucleotide and protein sequences. */
import type { FunctionTemplate } from '../../template.ts';
import { gcWindows } from './gc-windows.ts';

export const SEQUENCES: readonly FunctionTemplate[] = [gcWindows];
