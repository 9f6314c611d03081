/** Published rows in the benchmark's form, with notes that these tests make up. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface FixtureRow { readonly [field: string]: unknown }

let rowNumber = 0;

export function fixtureRow(calculator: number, entities: string, label: string, lower = label, upper = label): FixtureRow {
  rowNumber++;
  return {
    'Row Number': rowNumber, 'Calculator ID': calculator, 'Calculator Name': `calculator ${calculator}`, 'Patient Note': `A made-up patient, number ${rowNumber}.`,
    Question: 'What is the value?', 'Relevant Entities': entities, 'Ground Truth Answer': label, 'Lower Limit': lower, 'Upper Limit': upper,
  };
}

/** One row of each kind of answer, right as labelled. */
export const RIGHT_ROWS: readonly FixtureRow[] = [
  fixtureRow(6, "{'weight': [70.0, 'kg'], 'height': [1.75, 'm']}", '22.857', '21.71415', '23.99985'),
  fixtureRow(6, "{'weight': [60.0, 'kg'], 'height': [160, 'cm']}", '23.438', '22.2661', '24.6099'),
  fixtureRow(63, "{'Sodium': [140.0, 'mEq/L'], 'Chloride': [110.0, 'mEq/L'], 'Bicarbonate': [22.0, 'mmol/L']}", '-4', '-4.2', '-3.8'),
  fixtureRow(16, "{'Active cancer': False, 'Alternative diagnosis to Deep Vein Thrombosis as likely or more likely': True}", '-2'),
  fixtureRow(68, "{'cycle length': 28, 'Last menstrual date': '01/01/2023'}", '01/15/2023'),
  fixtureRow(69, "{'Current Date': '01/31/2023', 'Last menstrual date': '01/01/2023'}", "('4 weeks', '2 days')"),
];

/** A new folder with these files, gone when the process ends. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'medcalc-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

export function jsonLines(rows: readonly FixtureRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** RFC 4180: every cell in quotes, quotes doubled. */
export function csv(rows: readonly FixtureRow[]): string {
  const names = Object.keys(rows[0] ?? {});
  const line = (cells: readonly unknown[]): string => `${cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
  return line(names) + rows.map((row) => line(names.map((name) => row[name]))).join('');
}
