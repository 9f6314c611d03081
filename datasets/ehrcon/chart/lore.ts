/** What a hospital's tables show of its habits: which DRUG a word means, how drugs are dosed, in what range results lie. Slips are drawn from it, so that they look right. */
import type { DatabaseSync } from 'node:sqlite';
import { DRUGS, drugWords, type DrugWords } from '../lexicon/drugs.ts';

export interface Dosing { readonly dose: number; readonly unit: string; readonly route: string }

export interface Lore {
  /** The DRUGs that go by a word's name, the most frequent first. */
  readonly drugs: ReadonlyMap<string, readonly string[]>;
  readonly dosings: ReadonlyMap<string, readonly Dosing[]>;
  /** Where nearly all results of a label lie. */
  readonly ranges: ReadonlyMap<string, readonly [low: number, high: number]>;
}

export function loreOf(hospital: DatabaseSync): Lore {
  const drugs = new Map<string, string[]>(DRUGS.map(({ key }) => [key, []]));
  for (const row of hospital.prepare('SELECT DRUG AS drug FROM PRESCRIPTIONS GROUP BY DRUG ORDER BY count(*) DESC, DRUG').all()) {
    const drug = String(row['drug']);
    const words: DrugWords | undefined = drugWords(drug);
    if (words !== undefined) drugs.get(words.key)?.push(drug);
  }
  const dosings = new Map<string, Dosing[]>();
  for (const row of hospital.prepare('SELECT DISTINCT DRUG AS drug, DOSE_VAL_RX AS dose, DOSE_UNIT_RX AS unit, ROUTE AS route FROM PRESCRIPTIONS WHERE DOSE_VAL_RX IS NOT NULL AND ROUTE IS NOT NULL ORDER BY 1, 2, 3, 4').all()) {
    const [drug, dose] = [String(row['drug']), Number(row['dose'])];
    if (!Number.isFinite(dose)) continue;
    const known = dosings.get(drug) ?? [];
    dosings.set(drug, known);
    known.push({ dose, unit: String(row['unit']), route: String(row['route']) });
  }
  return { drugs, dosings, ranges: new Map([...valuesOf(hospital)].map(([label, values]) => [label, [values[Math.floor(values.length * 0.03)] ?? 0, values[Math.floor(values.length * 0.97)] ?? 0]])) };
}

/** All values of each label, in order. */
function valuesOf(hospital: DatabaseSync): ReadonlyMap<string, readonly number[]> {
  const all = new Map<string, number[]>();
  for (const [events, items] of [['LABEVENTS', 'D_LABITEMS'], ['CHARTEVENTS', 'D_ITEMS']] as const) {
    for (const row of hospital.prepare(`SELECT d.LABEL AS label, e.VALUENUM AS value FROM ${events} e JOIN ${items} d ON d.ITEMID = e.ITEMID WHERE e.VALUENUM IS NOT NULL ORDER BY 1, 2`).all()) {
      const label = String(row['label']);
      const known = all.get(label) ?? [];
      all.set(label, known);
      known.push(Number(row['value']));
    }
  }
  return all;
}
