/**
 * A published query as SQLite can run it, part by part.
 *
 * MIMICSQL's queries have text in double quotes, `DIAGNOSES."SHORT_TITLE" = "Cholangitis"`; MedAgentGym's are in lower case and
 * have columns in single quotes as well, `diagnoses.'short_title' = 'cholangitis'`, in which an apostrophe is not doubled. What
 * follows a point is a column, what follows a comparison a text, whatever its quotes.
 */

const COLUMN = /\.\s*(?:"(\w+)"|'(\w+)')/g;
/** A text ends at the quote behind which the query ends or goes on. */
const TEXT = /(<=|>=|<>|!=|=|<|>)\s*(["'])(.*?)\2(?=\s*(?:$|;|\)|,|(?:and|or|group|order|limit)\b))/gi;

/** Queries without capitals ask tables whose texts have kept theirs. */
const isLowered = (query: string): boolean => query === query.toLowerCase();

export function bound(query: string): string {
  const collation = isLowered(query) ? ' COLLATE NOCASE' : '';
  let whole = '';
  let done = 0;
  const columns = (part: string): string => part.replaceAll(COLUMN, (_, one: string | undefined, other: string | undefined) => `."${one ?? other ?? ''}"`);
  for (const match of query.matchAll(TEXT)) {
    const [all, compare = '', , text = ''] = match;
    whole += `${columns(query.slice(done, match.index))}${compare} '${text.replaceAll('\'', '\'\'')}'${collation}`;
    done = match.index + all.length;
  }
  return whole + columns(query.slice(done));
}
