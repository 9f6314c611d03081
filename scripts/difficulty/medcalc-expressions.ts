/**
 * Findings taken from a patient note by regular expressions, and the calculator of the category.
 *
 * What it knows is the calculator's sheet: the findings that it takes, their kind and usual unit, gathered from a few train
 * tasks of the category, and a few names by which notes call them. Of a number it takes the first that stands beside the name,
 * with the unit as written; of a finding of yes or no, whether its words stand in the note and nothing beside them denies it.
 * It infers nothing, derives nothing, and does not choose among times.
 */
import { medcalc } from '../../datasets/medcalc/family.ts';
import { EntityError, type Entities, type Entity, type Result } from '../../datasets/medcalc/calculator.ts';
import { calculatorBySlug } from '../../datasets/medcalc/calculators/index.ts';
import { UnitError } from '../../datasets/medcalc/units.ts';
import { escaped } from '../question-measures.ts';

/** How often the sheet of a category is looked at. */
const TRAIN_TASKS = 12;

const NAMES: Readonly<Record<string, RegExp>> = {
  Sodium: /\bsodium|\bNa\+?/, Potassium: /\bpotassium|\bK\+?/, Chloride: /\bchloride|\bCl-?/, Bicarbonate: /\bbicarbonate|\bHCO3-?/, creatinine: /\bcreatinine(?: level)?|\bCr\b/i, 'Pre-operative creatinine': /\bcreatinine(?: level)?|\bCr\b/i,
  'Blood Urea Nitrogen (BUN)': /\bBUN\)?|blood urea nitrogen/i, Glucose: /\bglucose/i, Calcium: /\bcalcium/i, Albumin: /\balbumin|\bAlb\b/i, Bilirubin: /\bbilirubin|T-bil/i, 'international normalized ratio': /\bINR|international normalized ratio/i,
  'Aspartate aminotransferase': /\bAST\)?|aspartate \w+/i, 'Alanine aminotransferase': /\bALT\)?|alanine \w+/i, Hemoglobin: /\bhemoglobin(?: \(Hb\))?|\bHb\b|\bHgb\b/i, Hematocrit: /\bhematocrit|\bHct\b/i, 'White blood cell count': /white blood cell(?: \(WBC\))? count|leukocyte(?:s| count)|\bWBC/i, 'Platelet count': /platelet(?:s| count)|\bPLT/i,
  'Heart Rate or Pulse': /heart rate|\bpulse|\bHR\b/i, Temperature: /temperature|\btemp\b/i, 'respiratory rate': /respirat(?:ory rate|ions)|\bRR\b/i, weight: /\bweight|\bweigh(?:s|ed|ing)/i, height: /\bheight|\btall\b/i, 'Body Mass Index (BMI)': /\bBMI\)?|body mass index/i,
  'QT interval': /\bQT\b(?: interval)?/, 'Total cholesterol': /total cholesterol/i, 'high-density lipoprotein cholesterol': /\bHDL(?: cholesterol)?|high-density lipoprotein(?: cholesterol)?/i, Triglycerides: /triglycerides/i, Insulin: /\binsulin/i, pH: /\bpH/,
  'PaCO₂': /PaCO(?:2|₂)|pCO(?:2|₂)/i, 'FiO₂': /FiO(?:2|₂)/i, 'Glasgow Coma Score': /\bGCS|Glasgow Coma S\w+/i, 'Urine Output': /urine output|\bUOP/i, 'Urine sodium': /urin(?:e|ary) sodium/i, 'Urine creatinine': /urin(?:e|ary) creatinine/i, 'cycle length': /cycles? (?:length|of|every|lasting)/i,
  'O₂ saturation percentage': /saturation|SpO2/i, 'Partial pressure of oxygen (PaO₂) for Apache II': /PaO(?:2|₂)|pO(?:2|₂)/i,
};
/** Words that do not tell a finding. */
const EMPTY = new Set(['history', 'criteria', 'present', 'presence', 'rule', 'disease', 'current', 'recent', 'previous', 'previously', 'documented', 'elevated', 'positive', 'last', 'month', 'months', 'week', 'weeks', 'days', 'severe', 'moderate', 'mild', 'least', 'with', 'from', 'past', 'other', 'more', 'likely', 'within', 'hours', 'failure', 'absence', 'absent', 'major', 'being', 'treated', 'doing', 'there', 'before', 'compared', 'clinical', 'signs', 'symptoms']);
const UNIT = /^\s?(mmol\/L|µmol\/L|mEq\/L|mg\/dL|g\/dL|g\/L|mg\/L|µU\/mL|mmHg|mm Hg|kg\/m(?:\^2|²)|kg|lbs?|pounds|cm|inches|in\b|m\b|ms|msec|U\/L|IU\/L|%|years?|months?|bpm|°C|°F|degrees celsius|degrees fahrenheit)/i;
const DENIED = /\b(?:no|not|denie[sd]|denying|without|negative for|absence of|never|free of|neither|nor)\b[^.;]*$/i;

interface Sheet { readonly [finding: string]: { readonly kind: 'quantity' | 'number' | 'boolean' | 'string'; readonly units: readonly string[]; readonly texts: readonly string[] } }


function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

function kindOf(value: Entity): Sheet[string]['kind'] {
  return typeof value === 'object' ? 'quantity' : typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string';
}

export class MedcalcReader {
  readonly #sheets: ReadonlyMap<string, Sheet>;
  private constructor(sheets: ReadonlyMap<string, Sheet>) {
    this.#sheets = sheets;
  }

  static async open(): Promise<MedcalcReader> {
    const sheets = new Map<string, Sheet>();
    for (const { id } of medcalc.info.categories) {
      const sheet: Record<string, { kind: Sheet[string]['kind']; units: string[]; texts: string[] }> = {};
      for (let index = 0; index < TRAIN_TASKS; index++) {
        const record = await medcalc.sources.twin?.record({ split: 'train', category: id, index }, { tables: '' });
        for (const [name, value] of Object.entries((record?.provenance['entities'] ?? {}) as Entities)) {
          const line = sheet[name] ??= { kind: kindOf(value), units: [], texts: [] };
          if (typeof value === 'object' && typeof value[1] === 'string') line.units.push(value[1]);
          if (typeof value === 'string') line.texts.push(value);
        }
      }
      sheets.set(id, sheet);
    }
    return new MedcalcReader(sheets);
  }

  /** As the variable `answer` would hold it; undefined where the calculator lacks something. */
  answer(category: string, prompt: string): unknown {
    const [note = '', question = ''] = prompt.split('\n\nQuestion: ');
    const entities: Record<string, Entity> = {};
    for (const [name, line] of Object.entries(this.#sheets.get(category) ?? {})) {
      const value = find(name, line, note, question);
      if (value !== undefined) entities[name] = value;
    }
    try {
      return plain(calculatorBySlug(category).compute(entities));
    } catch (error) {
      if (error instanceof EntityError || error instanceof UnitError || error instanceof RangeError) return undefined;
      throw error;
    }
  }
}

function plain(result: Result): unknown {
  return result.kind === 'weeks-days' ? [result.weeks, result.days] : result.value;
}

function find(name: string, { kind, units, texts }: Sheet[string], note: string, question: string): Entity | undefined {
  if (name === 'age') {
    const [, value, unit] = /(\d+)[- ](year|month|week|day)s?[- ]old/.exec(note) ?? /\bage(?:d| of)? (\d+)(?: (year|month)s?)?/.exec(note) ?? [];
    return value === undefined ? undefined : [Number(value), `${unit ?? 'year'}s`];
  }
  if (name === 'sex') return /\b(?:woman|female|girl|lady)\b/i.test(note) || (!/\b(?:man|male|boy|gentleman)\b/i.test(note) && /\b[Ss]he\b/.test(note)) ? 'Female' : 'Male';
  if (/^(?:Systolic|Diastolic) Blood Pressure$/.test(name)) {
    const pressure = /\b(\d{2,3})\/(\d{2,3})\b/.exec(note);
    return pressure === null ? undefined : [Number(pressure[name.startsWith('S') ? 1 : 2]), 'mm hg'];
  }
  if (kind === 'boolean') return stands(name, note);
  if (kind === 'string') {
    if (texts.some((text) => /^\d{2}\/\d{2}\/\d{4}$/.test(text))) return dateIn(note.slice(Math.max(0, note.search(/current/i.test(name) ? /today|visit|seen/i : /menstrua|\bperiod|\bLMP/i))));
    const said = [...new Set(texts)].toSorted((a, b) => b.length - a.length).find((text) => new RegExp(String.raw`\b${escaped(text)}`, 'i').test(name === 'target steroid' ? question : note));
    return said ?? mostFrequent(texts);
  }
  const named = NAMES[name] ?? new RegExp(String.raw`\b${escaped(name)}`, 'i');
  const match = new RegExp(String.raw`(?:${named.source})(?![\w])[^\d.;\n]{0,25}?(\d[\d,]*(?:\.\d+)?)`, named.flags).exec(note);
  if (match?.[1] === undefined) return undefined;
  const value = Number(match[1].replaceAll(',', ''));
  if (kind === 'number') return value;
  const unit = UNIT.exec(note.slice(match.index + match[0].length))?.[1] ?? mostFrequent(units);
  return unit === undefined ? undefined : [value, unit.replace('°C', 'degrees celsius').replace('°F', 'degrees fahrenheit').replace(/^bpm$/i, 'beats per minute')];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The first date of a text, as MM/DD/YYYY. */
function dateIn(text: string): string | undefined {
  const { month, day, year } = (/(?<month>[A-Z][a-z]{2,8})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})/.exec(text) ?? /(?<day>\d{1,2})(?:st|nd|rd|th)? (?<month>[A-Z][a-z]{2,8})\.?,? (?<year>\d{4})/.exec(text) ?? /(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})/.exec(text) ?? /(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})/.exec(text))?.groups ?? {};
  if (month === undefined || day === undefined || year === undefined) return undefined;
  const number = /\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return `${String(number).padStart(2, '0')}/${day.padStart(2, '0')}/${year}`;
}

/** Does every telling word of the finding stand in one sentence that does not deny it? */
function stands(name: string, note: string): boolean {
  const words = (name.toLowerCase().match(/[a-z]{4,}/g) ?? []).filter((word) => !EMPTY.has(word)).map((word) => word.slice(0, Math.max(5, word.length - 3)));
  if (words.length === 0) return false;
  return note.split(/(?<=[.;\n])/).some((sentence) => {
    const at = words.map((word) => sentence.toLowerCase().indexOf(word));
    return at.every((index) => index >= 0) && !DENIED.test(sentence.slice(0, Math.min(...at)));
  });
}
