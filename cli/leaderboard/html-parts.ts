/** The style and the script of the leaderboard file. The script sorts tables by the heading that is pressed, and no more. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --line: #d5d9de; --soft: #5c6570; --warm: 42, 120, 142; --note: #fff4d6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --paper: #14171a; --line: #353b42; --soft: #a2abb5; --warm: 86, 178, 200; --note: #3a3118; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
main { max-width: 84rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; min-width: 100%; font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; position: sticky; left: 0; background: var(--paper); }
thead button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
thead button:focus-visible, .scroll:focus-visible, summary:focus-visible { outline: 2px solid rgb(var(--warm)); outline-offset: 2px; }
th[aria-sort] button::after { content: ' \\2191'; } th[aria-sort=descending] button::after { content: ' \\2193'; }
small { color: var(--soft); }
.heat { background: rgba(var(--warm), calc(var(--heat) * .55)); } .heat small { color: inherit; }
.warning { background: var(--note); padding: .5rem .75rem; border-radius: .25rem; }
figure { margin: 1.5rem 0; } figure svg { max-width: 100%; height: auto; }
details { margin: .5rem 0; } summary { cursor: pointer; }
`;

export const SCRIPT = `
for (const table of document.querySelectorAll('table.sortable')) {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => heading.querySelector('button').addEventListener('click', () => {
    const down = heading.getAttribute('aria-sort') !== 'descending';
    headings.forEach((each) => each.removeAttribute('aria-sort'));
    heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const body = table.tBodies[0];
    const valueOf = (row) => { const cell = row.cells[column]; return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value); };
    const compare = (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b)));
    body.append(...[...body.rows].sort((a, b) => (down ? -1 : 1) * compare(valueOf(a), valueOf(b))));
  }));
}
`;
