/** How each kind of event is spoken of. */
import type { EventKind, SchemaName } from './query.ts';
import { VITAL_RANGES } from './vital-ranges.ts';

export interface Words {
  /** One and many of its items: "lab test", "lab tests". */
  readonly noun: string;
  readonly nouns: string;
  /** What its table has one row of: "prescription", "prescriptions". */
  readonly record: string;
  readonly records: string;
  /** "was prescribed aspirin": of one patient, of several, and after "has". */
  readonly was: (name: string) => string;
  readonly were: (name: string) => string;
  readonly been: (name: string) => string;
  /** The event as a thing: "prescription of aspirin". */
  readonly event: (name: string) => string;
  /** "any medication": what stands for the name where none is given. */
  readonly any: string;
}

/** What takes "an": an electrocardiogram, an unspecified fever, an MCV, but a unilateral one. */
const VOWEL = /^"?([aeio]|u(?!ni[^n]|ri|se)|[fhlmnrsx][^aeiouy\s]*(\s|$))/i;

/** The name with its article. */
export const withArticle = (name: string): string => `${VOWEL.test(name) ? 'an' : 'a'} ${name}`;

const had = (phrase: (name: string) => string): Pick<Words, 'was' | 'were' | 'been'> => ({ was: phrase, were: phrase, been: phrase });

const COMMON: Readonly<Record<EventKind, Words>> = {
  diagnosis: { noun: 'diagnosis', nouns: 'diagnoses', record: 'diagnosis', records: 'diagnoses', was: (name) => `was diagnosed with ${name}`, were: (name) => `were diagnosed with ${name}`, been: (name) => `been diagnosed with ${name}`, event: (name) => `diagnosis of ${name}`, any: 'anything' },
  procedure: { noun: 'procedure', nouns: 'procedures', record: 'procedure', records: 'procedures', was: (name) => `underwent ${name}`, were: (name) => `underwent ${name}`, been: (name) => `undergone ${name}`, event: (name) => `${name} procedure`, any: 'any procedure' },
  drug: { noun: 'drug', nouns: 'drugs', record: 'prescription', records: 'prescriptions', was: (name) => `was prescribed ${name}`, were: (name) => `were prescribed ${name}`, been: (name) => `been prescribed ${name}`, event: (name) => `prescription of ${name}`, any: 'any medication' },
  lab: { noun: 'lab test', nouns: 'lab tests', record: 'lab test', records: 'lab tests', ...had((name) => (name.startsWith('any ') ? `received ${name}` : `received ${withArticle(name)} test`)), event: (name) => `${name} test`, any: 'any lab test' },
  vital: { noun: 'bedside measurement', nouns: 'bedside measurements', record: 'bedside measurement', records: 'bedside measurements', ...had((name) => (name.startsWith('any ') ? `had ${name}` : `had their ${name} measured`)), event: (name) => `${name} measurement`, any: 'any bedside measurement' },
  intake: { noun: 'intake item', nouns: 'intake items', record: 'intake entry', records: 'intake entries', ...had((name) => (name.startsWith('any ') ? `had ${name}` : name.endsWith('intake') ? `had ${name}` : `had an intake of ${name}`)), event: (name) => (name.endsWith('intake') ? name : `${name} intake`), any: 'any intake' },
  output: { noun: 'output item', nouns: 'output items', record: 'output entry', records: 'output entries', ...had((name) => (name.startsWith('any ') || name.endsWith('output') ? `had ${name}` : `had ${name} output`)), event: (name) => (name.endsWith('output') ? name : `${name} output`), any: 'any output' },
  culture: { noun: 'specimen', nouns: 'specimens', record: 'microbiology test', records: 'microbiology tests', ...had((name) => (name.startsWith('any ') ? `had ${name}` : `had ${withArticle(name)} microbiology test`)), event: (name) => `${name} microbiology test`, any: 'any microbiology test' },
  allergy: { noun: 'allergy', nouns: 'allergies', record: 'allergy entry', records: 'allergy entries', was: (name) => `was recorded as allergic to ${name}`, were: (name) => `were recorded as allergic to ${name}`, been: (name) => `been recorded as allergic to ${name}`, event: (name) => `allergy to ${name}`, any: 'anything' },
  visit: { noun: 'hospital visit', nouns: 'hospital visits', record: 'hospital visit', records: 'hospital visits', was: () => 'was admitted to the hospital', were: () => 'were admitted to the hospital', been: () => 'been admitted to the hospital', event: () => 'hospital admission', any: '' },
  icu: { noun: 'ICU stay', nouns: 'ICU stays', record: 'ICU stay', records: 'ICU stays', was: () => 'was admitted to the ICU', were: () => 'were admitted to the ICU', been: () => 'been admitted to the ICU', event: () => 'ICU admission', any: '' },
  charge: { noun: 'charge', nouns: 'charges', record: 'charge', records: 'charges', was: () => 'was charged', were: () => 'were charged', been: () => 'been charged', event: () => 'charge', any: 'anything' },
};

const TREATMENT: Words = { noun: 'treatment', nouns: 'treatments', record: 'treatment', records: 'treatments', was: (name) => `received ${name}`, were: (name) => `received ${name}`, been: (name) => `received ${name}`, event: (name) => `treatment with ${name}`, any: 'any treatment' };

export const wordsFor = (schema: SchemaName, kind: EventKind): Words => (schema === 'eicu' && kind === 'procedure' ? TREATMENT : COMMON[kind]);

/** What is measured at the bedside, by its name in the tables (MIMIC-III's LABEL, eICU's column), as people say it. */
const VITALS: Readonly<Record<SchemaName, Readonly<Record<string, string>>>> = {
  'mimic-iii': {
    'heart rate': 'heart rate', 'arterial bp [systolic]': 'systolic blood pressure', 'arterial bp [diastolic]': 'diastolic blood pressure', 'arterial bp mean': 'MAP', 'respiratory rate': 'respiratory rate',
    sao2: 'SaO2', 'temperature c (calc)': 'body temperature', 'admit ht': 'height on admission', 'admit wt': 'weight on admission', 'daily weight': 'daily weight',
  },
  eicu: { heartrate: 'heart rate', systemicsystolic: 'systolic blood pressure', systemicdiastolic: 'diastolic blood pressure', systemicmean: 'MAP', respiration: 'respiration rate', sao2: 'SaO2', temperature: 'body temperature' },
};
const SAID: Readonly<Record<string, string>> = { ...VITALS['mimic-iii'], ...VITALS.eicu };

/** "heart rate is heartrate, ...": the names that stand in questions and in the tables, where they differ. */
export const vitalNames = (schema: SchemaName): string => Object.entries(VITALS[schema]).filter(([name, said]) => name !== said.toLowerCase()).map(([name, said]) => `${said} is ${name}`).join(', ');

/** An item's name as it stands in a question. */
export const sayName = (kind: EventKind, name: string): string => {
  if (kind === 'vital') return SAID[name] ?? name;
  // Where a name has commas of its own, one should see where it ends.
  return /, | or | and |;/.test(name) ? `"${name}"` : name;
};

/** In "volume of {name} intake": a label that ends so has said it. */
export const sayVolume = (kind: EventKind, name: string): string => ((kind === 'intake' || kind === 'output') && name.endsWith(` ${kind}`) ? name.slice(0, -kind.length - 1) : name);

/** The normal range of what is measured at the bedside, by the tables' labels. */
export const NORMAL_RANGES: Readonly<Record<string, readonly [number, number]>> = {
  'heart rate': VITAL_RANGES.heart_rate, heartrate: VITAL_RANGES.heart_rate, 'arterial bp [systolic]': VITAL_RANGES.systolic_bp, systemicsystolic: VITAL_RANGES.systolic_bp,
  'arterial bp [diastolic]': VITAL_RANGES.diastolic_bp, systemicdiastolic: VITAL_RANGES.diastolic_bp, 'arterial bp mean': VITAL_RANGES.mean_bp, systemicmean: VITAL_RANGES.mean_bp,
  'respiratory rate': VITAL_RANGES.respiration, respiration: VITAL_RANGES.respiration, sao2: VITAL_RANGES.sao2, 'temperature c (calc)': VITAL_RANGES.temperature, temperature: VITAL_RANGES.temperature,
};
