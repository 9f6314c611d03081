/** What the model is told: the question, the files with what one must know of them, and the variables to set. */
import type { Rng } from '../../env/rng.ts';
import type { Study } from './analysis/view.ts';
import type { Note, Precision, Result } from './kinds/form.ts';
import { DAYS_PER_MONTH, doseColumn, type FileKey, FILES } from './studies/tables.ts';

export interface Asked {
  readonly question: string;
  readonly uses: readonly FileKey[];
  readonly notes: readonly Note[];
  /** By the names that the variables have in this task. */
  readonly results: readonly (readonly [name: string, result: Result])[];
  readonly precision: Precision;
}

const quoted = (values: readonly string[]): string => values.map((value) => `"${value}"`).join(', ');

function filesText({ profile, tables }: Study, uses: readonly FileKey[]): string {
  return uses.map((key) => {
    const { columns, rows } = tables[key];
    const shown = key === 'expression' || key === 'cna' ? `${columns[0] ?? ''}, then a column for each of ${columns.length - 1} samples (${columns.slice(1, 3).join(', ')}, ...)` : columns.join(', ');
    return `- ${FILES[key]} (${rows.length} rows): ${shown}`;
  }).join('\n') + (profile.doseUnit === 'nM' && uses.includes('drugs') ? `\n\`${doseColumn(profile)}\` is in nanomolar.` : '');
}

function missingText(rng: Rng, missing: readonly string[]): string {
  const written = quoted(missing.filter((code) => code !== ''));
  return rng.pick([
    `Missing values are written ${written}, or left empty.`,
    `No value: ${written} or an empty cell, whichever the site that entered it used.`,
    `An empty cell and the codes ${written} all mean that the value is missing.`,
  ]);
}

/** What a data dictionary says of the tables that are used. */
function notesText(rng: Rng, { profile }: Study, { uses, notes }: Asked): string {
  const { endpoints, missing, profiled } = profile;
  const clinical = uses.includes('patients') || uses.includes('samples');
  const lines: string[] = [];
  if (clinical || uses.includes('drugs')) lines.push(missingText(rng, missing));
  if (uses.includes('patients')) lines.push(rng.pick([
    'One row describes one patient; a few rows were exported twice, equal in every column, and count once.',
    'Each patient counts once, though some rows of the patient table are there twice (identical copies).',
    'Rows of the patient table that are exact copies of another row are export errors: a patient counts once.',
  ]));
  if (uses.includes('samples')) lines.push(rng.pick([
    'A patient can have several samples. Copies of a row in the sample table are export errors.',
    'The sample table has one row a sample, save for some exact copies, which do not count; patients may have more than one sample.',
  ]));
  if (notes.includes('sequenced')) lines.push(rng.pick([
    `Samples whose \`${profiled.column}\` is "${profiled.no}" were not sequenced: they have no rows among the mutations and say nothing about genes.`,
    `Only samples with \`${profiled.column}\` "${profiled.yes}" were looked at for mutations.`,
  ]));
  if (uses.includes('mutations')) lines.push(rng.pick([
    '`Tumor_Sample_Barcode` is the `SAMPLE_ID`. A variant that two callers found is listed twice, equal but for `Center`: it is one variant.',
    'Mutations belong to samples (`Tumor_Sample_Barcode` = `SAMPLE_ID`). Two centres may have called the same variant; such rows differ in `Center` alone and are one variant.',
  ]));
  if (uses.includes('cna')) lines.push('Copy-number calls: -2 deep deletion, -1 shallow deletion, 0 neutral, 1 gain, 2 amplification.');
  if (uses.includes('expression')) lines.push(rng.pick([
    'The expression table holds normalised counts on the linear scale. Samples with `RNA_QC` "FAIL" stand in it and are not to be used.',
    'Expression values are normalised counts, not logarithms. Leave out the columns of samples whose `RNA_QC` is "FAIL"; nothing is computed with them.',
  ]));
  if (uses.includes('drugs')) lines.push(rng.pick([
    '`VIABILITY_PCT` is in percent of untreated wells. Wells with `QC` "FAIL" are not to be used; rows that are exact copies count once.',
    'In the drug tests, `QC` "FAIL" marks wells to throw away, some rows are there twice (identical), and `VIABILITY_PCT` is relative to untreated cells.',
  ]));
  if (notes.includes('months')) {
    for (const { time, unit, status, style } of endpoints) lines.push(`\`${status}\`: "${style.event}" is the event, "${style.censored}" censored. \`${time}\` is in ${unit === 'days' ? `days; a month has ${DAYS_PER_MONTH} days` : 'months'}.`);
    lines.push(rng.pick([
      'A patient takes part in an analysis of an endpoint when both its time and its status are known.',
      'Patients whose time or status is missing are left out of the analysis of that endpoint.',
    ]));
  }
  return lines.map((line) => `- ${line}`).join('\n');
}

function precisionText(precision: Precision): string {
  switch (precision) {
    case 'counts': return '';
    case 'relative': return ' Do not round: numbers must be right to 0.1 %.';
    case 'fitted': return ' Do not round: numbers must be right to 0.5 %.';
    default: return ` Numbers to at least ${precision} decimal places.`;
  }
}

function resultsText(rng: Rng, { results, precision }: Asked): string {
  const [only] = results;
  if (results.length === 1 && only !== undefined) return `${rng.pick(['Save the result as', 'Store it in the variable', 'The output is'])} \`${only[0]}\`: ${only[1].says}.${precisionText(precision)}`;
  return `${rng.pick(['Output:', 'Save the results in these variables:', 'Results wanted, by name:'])}\n${results.map(([name, { says }]) => `- \`${name}\`: ${says}`).join('\n')}${precision === 'counts' ? '' : `\n${precisionText(precision).trim()}`}`;
}

export function promptOf(rng: Rng, study: Study, asked: Asked): string {
  const { id, about } = study.profile;
  const lead = rng.pick([
    `\`/data/${id}/\` holds the tables of a study of ${about}.`, `You have the data of a cohort study (${about}) in \`/data/${id}/\`.`,
    `The CSV tables in \`/data/${id}/\` describe ${about}.`,
  ]);
  const files = `${rng.pick(['Files:', 'Tables that matter here:', 'What there is:'])}\n${filesText(study, asked.uses)}`;
  const notes = notesText(rng, study, asked);
  const parts = rng.chance(0.6) ? [lead, asked.question, files] : [asked.question, lead, files];
  return [...parts, ...(notes === '' ? [] : [`${rng.pick(['Notes on the data:', 'Data dictionary, in short:', 'Good to know:'])}\n${notes}`]), resultsText(rng, asked)].join('\n\n');
}
