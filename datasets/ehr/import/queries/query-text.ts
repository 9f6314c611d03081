/** What may be run of a query that stands in a stranger's file: one SELECT. Looks at its text only; the connection is guarded besides. */

const LONGEST = 20_000;

/** Text literals, quoted names and comments: a semicolon in them ends nothing. */
const QUOTED = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\//g;

/** Why the query is not run; undefined when it may be. */
export function refusal(query: string): string | undefined {
  if (query.length > LONGEST) return `the query is longer than ${LONGEST} characters`;
  const bare = query.replaceAll(QUOTED, ' ').trim().replace(/;\s*$/, '');
  if (!/^(select|with)\b/i.test(bare)) return 'the query is not a SELECT';
  if (bare.includes(';')) return 'the query has more than one statement';
  return undefined;
}
