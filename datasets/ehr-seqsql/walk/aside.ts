/**
 * Asides: how what an answer named is told again, "that drug (the one prescribed to the most women)". While a question is put together
 * they stand between marks of their own, for names of items have brackets too. A question has one bracket at most, with none inside.
 */
const ASIDE = / ?⟨([^⟨⟩]*)⟩/;
const NAMED = /that ([a-z]+(?: [a-z]+)?) ⟨(?:the one )?([^⟨⟩]*)⟩/i;

export const aside = (noun: string, text: string): string => `that ${noun} ⟨${text}⟩`;

/** "the drug prescribed to the most women": where it stands in another aside, or a bracket stands already. */
export function unfolded(text: string): string {
  let now = text;
  for (let found = NAMED.exec(now); found !== null; found = NAMED.exec(now)) now = now.replace(found[0], `the ${found[1] ?? ''} ${found[2] ?? ''}`);
  return now;
}

/** A question as it is asked. */
export function told(text: string): string {
  const seen = new Set<string>();
  let now = text;
  for (let found = ASIDE.exec(now); found !== null; found = ASIDE.exec(now)) {
    const [whole, inner = ''] = found;
    const after = now.slice(found.index + whole.length);
    if (seen.has(inner)) now = now.replace(whole, '');
    else if (seen.size > 0) now = now.replace(NAMED.exec(now)?.[0] ?? whole, unfolded(NAMED.exec(now)?.[0] ?? inner));
    // At the end a comma does.
    else now = now.replace(whole, () => (/^[.?]$/.test(after) && !inner.startsWith('when ') ? `, ${inner}` : ` (${inner})`));
    seen.add(inner);
  }
  return `${now.charAt(0).toUpperCase()}${now.slice(1)}`.replaceAll(/\b(a)n (?=urea\b)/gi, '$1 ').replaceAll(/\bthose of th[eo]se /g, 'those of the ');
}
