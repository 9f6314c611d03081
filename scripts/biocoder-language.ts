/**
 * Measures of the descriptions of biocoder: how long they are, how many are told apart without their names and numbers, and
 * how often sentences come again. With a folder of published rows, theirs beside.
 *
 *   node_modules/node/bin/node scripts/biocoder-language.ts [FOLDER]
 */
import process from 'node:process';
import { formatTable } from '../cli/table.ts';
import { BIOCODER } from '../datasets/biocoder/info.ts';
import { biocoder } from '../datasets/biocoder/family.ts';
import { readTaskLines, textField } from '../datasets/readers/task-files.ts';
import { withoutNumbers } from './question-measures.ts';

const EACH = 40;
/** Shorter sentences are phrases that anybody would repeat. */
const SHORTEST = 9;

/** Without names: what stands in code quotes, calls, and the examples. */
const skeleton = (text: string): string => withoutNumbers(text.replaceAll(/`[^`]*`|"[A-Za-z_]+"|\b\w+\([^)]*\)/g, '<x>')).replaceAll(/\s+/g, ' ').trim();
const sentencesOf = (text: string): readonly string[] => [...new Set(skeleton(text).split(/(?<=[.:;])\s+|\n+/).map((each) => each.trim()).filter((each) => each.split(' ').length >= SHORTEST))];
const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

function measures(name: string, texts: readonly string[]): readonly (string | number)[] {
  const counts = new Map<string, number>();
  for (const text of texts) for (const sentence of sentencesOf(text)) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  const most = [...counts].toSorted((a, b) => b[1] - a[1])[0];
  const once = texts.flatMap(sentencesOf).filter((sentence) => counts.get(sentence) === 1).length;
  return [name, texts.length, median(texts.map((text) => text.split(/\s+/).length)), `${((100 * new Set(texts.map(skeleton)).size) / texts.length).toFixed(1)} %`, `${((100 * (most?.[1] ?? 0)) / texts.length).toFixed(1)} %`, `${((100 * once) / Math.max(1, texts.flatMap(sentencesOf).length)).toFixed(0)} %`];
}

/** The description alone: what frames it is the same in all tasks, as it is in the published ones. */
const described = (prompt: string): string => prompt.split(/\n\nExamples?:|\n\nAn example:|\n\nThe function must not/)[0] ?? '';

const rows: (readonly (string | number)[])[] = [];
for (const split of ['train', 'test'] as const) {
  const texts: string[] = [];
  for (const { id } of BIOCODER.categories) {
    for (let index = 0; index < EACH; index++) {
      const record = await biocoder.sources.twin?.record({ split, category: id, index }, { tables: '' });
      texts.push(described(record?.questions[0].prompt ?? ''));
    }
  }
  rows.push(measures(`generated, ${split}`, texts));
}
const [, , folder] = process.argv;
if (folder !== undefined) {
  const texts: string[] = [];
  for await (const line of readTaskLines(folder)) texts.push(textField(line, 'problem').replace(/^This is in python\s*/, ''));
  rows.push(measures('published', texts));
}
console.log(formatTable(['descriptions', 'number', 'median words', 'distinct skeletons', 'commonest sentence', 'sentences that come once'], rows));
