/** The picture of the catalogue: the share of each family in all tasks, as bars. Plain SVG that follows the reader's light or dark theme. */
import type { Family } from '../env/families/family.ts';
import { SOURCES, type Split } from '../env/task.ts';

const [WIDTH, ROW, LEFT, RIGHT, TOP] = [760, 26, 150, 170, 44];
const COLOURS = { internal: '#2f7d7d', external: '#c4772e' } as const;

/** How many tasks a family lists, by its first source; one set that both splits have in common once. */
export function tasksOf({ info, sources }: Family): number {
  const source = SOURCES.map((name) => sources[name]).find((each) => each !== undefined);
  const count = (split: Split): number => source?.count({ split }) ?? 0;
  return info.fixed === true ? count('test') : count('train') + count('test');
}

const text = (x: number, y: number, content: string, more = ''): string => `  <text x="${x}" y="${y}"${more}>${content}</text>`;

export function picture(families: readonly Family[]): string {
  const sized = families.map((family) => ({ id: family.info.id, scope: family.info.scope, tasks: tasksOf(family) })).toSorted((a, b) => b.tasks - a.tasks);
  const all = sized.reduce((sum, { tasks }) => sum + tasks, 0);
  const largest = Math.max(...sized.map(({ tasks }) => tasks));
  const rows = sized.flatMap(({ id, scope, tasks }, i) => {
    const y = TOP + i * ROW;
    const width = Math.max(1.5, ((WIDTH - LEFT - RIGHT) * tasks) / largest);
    return [
      text(LEFT - 10, y + 17, id, ' text-anchor="end"'),
      `  <rect x="${LEFT}" y="${y + 4}" width="${width.toFixed(1)}" height="${ROW - 8}" rx="2" fill="${COLOURS[scope]}"/>`,
      text(Math.round(LEFT + width + 8), y + 17, `${tasks.toLocaleString('en-US')}  (${((100 * tasks) / all).toFixed(tasks / all < 0.01 ? 2 : 1)} %)`, ' class="quiet"'),
    ];
  });
  const legend = Object.entries(COLOURS).flatMap(([scope, colour], i) => [`  <rect x="${LEFT + i * 230}" y="16" width="12" height="12" rx="2" fill="${colour}"/>`, text(LEFT + 18 + i * 230, 26, scope === 'internal' ? 'internal: trained on' : 'external: held out', ' class="quiet"')]);
  const height = TOP + sized.length * ROW + 12;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${all.toLocaleString('en-US')} tasks by family">
  <style>text { font: 13px system-ui, sans-serif; fill: #1f2328 } .quiet { fill: #59636e } @media (prefers-color-scheme: dark) { text { fill: #f0f6fc } .quiet { fill: #9198a1 } }</style>
${[...legend, ...rows].join('\n')}
</svg>
`;
}
