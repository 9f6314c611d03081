/** How values of the tables are said in questions. */
import { sayName } from '../ehr/words.ts';

/** Codes of LANGUAGE that stand for one language; what is not here is said as a code. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  ENGL: 'English', SPAN: 'Spanish', RUSS: 'Russian', HAIT: 'Haitian', CANT: 'Cantonese', MAND: 'Mandarin', GREE: 'Greek', VIET: 'Vietnamese', POLI: 'Polish', ITAL: 'Italian', ARAB: 'Arabic',
};

/** A title or a name as it stands in a question: in lower case, as MIMICSQL's have them; where it has commas of its own, one should see where it ends. */
export const sayTitle = (title: string): string => sayName('diagnosis', title.toLowerCase());

/** "120 mg/dL", "7.35 units", "12 %", "1.02" where there is no unit. */
export const withUnit = (value: number | string, unit: string): string => (unit === '' ? String(value) : `${value} ${unit}`);

/** "a", "a and b", "a, b and c". */
export const joined = (parts: readonly string[]): string => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`);
