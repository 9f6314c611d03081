/** A leaderboard as Markdown. */
import type { Board } from '../../evaluation/board.ts';
import { apartOf, bestOf, dollars, errorsOf, marksOf, passOf, published, tokensOf, withInterval } from './words.ts';

/** What a model is called is text, and stays text. */
const cell = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll(/[|<>`*_[\]&]/g, (mark) => `\\${mark}`).replaceAll(/\s+/g, ' ');
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string => [row(headings), `|${headings.map((_, column) => (column === 0 ? '---' : '---:')).join('|')}|`, ...rows.map(row)].join('\n');

export function boardMarkdown({ entries, families, paper, paper_note: paperNote, notes, interval, generated_at: at, grading }: Board): string {
  const best = entries.some(({ overall }) => overall.best_at_k !== undefined);
  return [
    '# Leaderboard',
    `Success in per cent of the tasks, with 95 % intervals (bootstrap over tasks, ${interval.resamples} resamples). The average is the mean over the internal families that were played, as the paper has it; a run of fewer than all eight is no match for one of all. Failures of the server and episodes that a client left are counted apart, never as failures of the model. ${new Date(at).toISOString().slice(0, 16)} UTC.`,
    ...(grading === 'paper' ? ["**Graded by the paper's published rules, which accept wrong answers.**"] : []),
    ...notes.map((note) => `> ${cell(note)}`),
    table(['model', 'run', 'average', 'families', ...families.map(({ id }) => id)], entries.map((entry) => [entry.model, entry.run, withInterval(entry.average?.success, entry.average?.interval), String(entry.average?.families ?? 0), ...families.map(({ id }) => withInterval(entry.families[id]?.success, entry.families[id]?.interval))])),
    '## What it took',
    table(['model', 'run', 'tasks', 'episodes', 'turns', 'pass@k', ...(best ? ['best@k'] : []), 'tokens in + out', 'cost', 'seconds an episode', 'errors in steps', 'not counted', 'marks'], entries.map((entry) => [
      entry.model, entry.run, String(entry.overall.tasks), String(entry.overall.episodes), entry.overall.turns?.toFixed(2) ?? '-', passOf(entry.overall), ...(best ? [bestOf(entry.overall)] : []), tokensOf(entry.overall), dollars(entry.overall.cost), entry.overall.seconds?.toFixed(1) ?? '-', errorsOf(entry.overall), apartOf(entry.overall), marksOf(entry),
    ])),
    '## Published by the paper',
    paperNote,
    table(['model', 'average', ...families.map(({ id }) => id)], paper.map((line) => [line.model, published(line.average), ...families.map(({ id }) => published(line.success[id]))])),
    '## By category',
    ...families.map((family) => [`### ${cell(family.title)}`, categories(family, entries)].join('\n\n')),
  ].join('\n\n').concat('\n');
}

function categories({ id, categories: known }: Board['families'][number], entries: Board['entries']): string {
  const met = entries.filter((entry) => entry.families[id] !== undefined);
  const ids = [...new Set([...known.map((category) => category.id), ...met.flatMap((entry) => Object.keys(entry.families[id]?.categories ?? {}))])].filter((category) => met.some((entry) => entry.families[id]?.categories[category] !== undefined));
  const titles = new Map(known.map((category) => [category.id, category.title]));
  return table(['category', ...met.map(({ model }) => model)], ids.map((category) => [titles.get(category) ?? category, ...met.map((entry) => {
    const found = entry.families[id]?.categories[category];
    return withInterval(found?.success, found?.interval);
  })]));
}
