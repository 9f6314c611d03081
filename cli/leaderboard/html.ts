/**
 * A leaderboard as one file that needs nothing else: no request leaves it, it is read in the light and in the dark, and its
 * tables are sorted by their headings. Names of models and runs are text, whatever they hold.
 */
import type { Board, BoardEntry } from '../../evaluation/board.ts';
import { averagesSvg, turnsSvg } from './plot.ts';
import { SCRIPT, STYLE } from './html-parts.ts';
import { apartOf, bestOf, dollars, errorsOf, marksOf, passOf, percent, published, tokensOf } from './words.ts';

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

/** @param value by which it is sorted, where that is not its text */
interface Cell { readonly text: string; readonly value?: number | undefined; readonly small?: string; readonly heat?: number | undefined }

function cellHtml({ text, value, small, heat }: Cell, head: boolean): string {
  const attributes = `${value === undefined ? '' : ` data-value="${value}"`}${heat === undefined ? '' : ` class="heat" style="--heat:${heat.toFixed(3)}"`}`;
  const content = `<bdi>${escaped(text)}</bdi>${small === undefined ? '' : ` <small>${escaped(small)}</small>`}`;
  return head ? `<th scope="row"${attributes}>${content}</th>` : `<td${attributes}>${content}</td>`;
}

function table(caption: string, headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const head = headings.map((name, column) => `<th scope="col"${column === 0 ? '' : ' class="number"'}><button type="button">${escaped(name)}</button></th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell, column) => cellHtml(cell, column === 0)).join('')}</tr>`).join('\n');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(caption)}"><table class="sortable"><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

const shareCell = (share: number | null | undefined, interval: readonly number[] | null | undefined, heated: boolean): Cell => ({
  text: percent(share), value: share ?? -1, ...(interval === null || interval === undefined ? {} : { small: `${percent(interval[0])}–${percent(interval[1])}` }), ...(heated && typeof share === 'number' ? { heat: share } : {}),
});
const numberCell = (value: number | null, digits: number): Cell => ({ text: value === null ? '-' : value.toFixed(digits), value: value ?? -1 });

function whatItTook({ overall, ...entry }: BoardEntry, best: boolean): readonly Cell[] {
  return [
    { text: entry.model }, { text: entry.run }, numberCell(overall.tasks, 0), numberCell(overall.episodes, 0), numberCell(overall.turns, 2), { text: passOf(overall) }, ...(best ? [{ text: bestOf(overall) }] : []),
    { text: tokensOf(overall), value: overall.tokens.prompt + overall.tokens.completion }, { text: dollars(overall.cost), value: overall.cost }, numberCell(overall.seconds, 1), { text: errorsOf(overall) }, { text: apartOf(overall) }, { text: marksOf({ overall, ...entry }) },
  ];
}

function categoryTables({ families, entries }: Board): string {
  return families.map(({ id, title, categories }) => {
    const met = entries.filter((entry) => entry.families[id] !== undefined);
    const titles = new Map(categories.map((category) => [category.id, category.title]));
    const ids = [...new Set(met.flatMap((entry) => Object.keys(entry.families[id]?.categories ?? {})))].toSorted();
    const rows = ids.map((category) => [{ text: titles.get(category) ?? category }, ...met.map((entry) => {
      const found = entry.families[id]?.categories[category];
      return shareCell(found?.success, found?.interval, true);
    })]);
    return `<details><summary>${escaped(title)}</summary>${table(`${title}, by category`, ['category', ...met.map(({ model, run }) => `${model} [${run}]`)], rows)}</details>`;
  }).join('\n');
}

export async function boardHtml(board: Board): Promise<string> {
  const { entries, families, paper, paper_note: paperNote, notes, interval, generated_at: at, grading } = board;
  const best = entries.some(({ overall }) => overall.best_at_k !== undefined);
  const plots = [await averagesSvg(board), await turnsSvg(board)].filter((svg) => svg !== undefined);
  const title = grading === 'paper' ? "Leaderboard, graded by the paper's rules" : 'Leaderboard';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>MedAgentGym: ${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${grading === 'paper' ? "<p class=\"warning\"><strong>Graded by the paper's published rules, which accept wrong answers.</strong></p>" : ''}
${notes.map((note) => `<p class="warning">${escaped(note)}</p>`).join('\n')}
<p>Success in per cent of the tasks; small, the 95 % interval by bootstrap over tasks (${interval.resamples} resamples). The average is the mean over the internal families that were played. Failures of the server and episodes that a client left are counted apart, never as failures of the model. ${escaped(new Date(at).toISOString().slice(0, 16).replace('T', ' '))} UTC.</p>
${table('Success by family', ['model', 'run', 'average', 'families', ...families.map(({ title: name }) => name)], entries.map((entry) => [
    { text: entry.model, ...(marksOf(entry) === '' ? {} : { small: marksOf(entry) }) }, { text: entry.run }, shareCell(entry.average?.success, entry.average?.interval, false), numberCell(entry.average?.families ?? 0, 0), ...families.map(({ id }) => shareCell(entry.families[id]?.success, entry.families[id]?.interval, true)),
  ]))}
${plots.map((svg) => `<figure>${svg}</figure>`).join('\n')}
<h2>What it took</h2>
${table('What it took', ['model', 'run', 'tasks', 'episodes', 'turns', 'pass@k', ...(best ? ['best@k'] : []), 'tokens in + out', 'cost', 'seconds an episode', 'errors in steps', 'not counted', 'marks'], entries.map((entry) => whatItTook(entry, best)))}
<h2>Published by the paper</h2>
<p>${escaped(paperNote)}</p>
${table('Published by the paper', ['model', 'average', ...families.map(({ title: name }) => name)], paper.map((line) => [{ text: line.model }, { text: published(line.average), value: line.average }, ...families.map(({ id }) => ({ text: published(line.success[id]), value: line.success[id] ?? -1 }))]))}
<h2>By category</h2>
${categoryTables(board)}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}
