/**
 * Plain text tables with columns of equal width; numbers to the right. What does not fit the terminal is wrapped, in the
 * widest column of text.
 */
const FALLBACK_WIDTH = 100;
/** No column of text becomes narrower than this. */
const NARROWEST = 20;
const GAP = '  ';

/** `12k` for what need not be told exactly, such as tokens. */
export const shortCount = (count: number): string => (count < 10_000 ? String(count) : count < 1e7 ? `${Math.round(count / 1000)}k` : `${Math.round(count / 1e6)}M`);

export function formatTable(headings: readonly string[], rows: readonly (readonly (string | number)[])[], width = process.stdout.columns ?? FALLBACK_WIDTH): string {
  const cells = [headings, ...rows].map((row) => row.map(String));
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const numeric = headings.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number' || /^[-+]?[\d.,]+( ?%|ms|s)?$/.test(String(row[column]))));
  const excess = widths.reduce((sum, each) => sum + each + GAP.length, -GAP.length) - width;
  if (excess > 0) {
    const widest = widths.reduce((best, each, column) => numeric[column] !== true && each > (widths[best] ?? 0) ? column : best, numeric.indexOf(false));
    if (widest >= 0) widths[widest] = Math.min(widths[widest] ?? 0, Math.max(NARROWEST, (widths[widest] ?? 0) - excess));
  }
  const line = (row: readonly string[]): string => row.map((cell, column) => numeric[column] === true ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)).join(GAP).trimEnd();
  const lines = (row: readonly string[]): string[] => {
    const pieces = row.map((cell, column) => wrap(cell, widths[column] ?? 0));
    return Array.from({ length: Math.max(1, ...pieces.map((each) => each.length)) }, (_, index) => line(pieces.map((each) => each[index] ?? '')));
  };
  return [...lines(cells[0] ?? []), widths.map((each) => '-'.repeat(each)).join(GAP), ...cells.slice(1).flatMap(lines)].join('\n');
}

/** At spaces where there are any, else where it must be. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > width && width > 0) {
    const space = rest.lastIndexOf(' ', width);
    const cut = space > 0 ? space : width;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(space > 0 ? cut + 1 : cut);
  }
  return [...lines, rest];
}
