/** A list of which the server gives a page at a time, by a cursor. The pages that were seen stay. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useRequest } from './use-request.ts';

export interface Pages<P> {
  readonly pages: readonly P[];
  readonly error: Error | undefined;
  readonly loading: boolean;
  /** Undefined where there are no more. */
  readonly more: (() => void) | undefined;
  readonly again: () => void;
}

/** @param key of the list as a whole; undefined asks nothing */
export function usePages<P extends { readonly next: string | null }>(key: string | undefined, load: (cursor: string | undefined, signal: AbortSignal) => Promise<P>): Pages<P> {
  const [list, setList] = useState<{ readonly key: string | undefined; readonly pages: readonly P[] }>({ key: undefined, pages: [] });
  const [cursor, setCursor] = useState<string>();
  const seen = useRef(key);
  // Another list begins at its beginning, in this very rendering.
  const at = seen.current === key ? cursor : undefined;
  useEffect(() => {
    seen.current = key;
    setCursor(undefined);
  }, [key]);
  const page = useRequest(key === undefined ? undefined : `${key}\n${at ?? ''}`, async (signal) => ({ key, cursor: at, answer: await load(at, signal) }));
  useEffect(() => {
    const { data } = page;
    if (data === undefined) return;
    setList((before) => ({ key: data.key, pages: data.cursor === undefined ? [data.answer] : before.key === data.key ? [...before.pages, data.answer] : before.pages }));
  }, [page.data]);
  const next = list.pages.at(-1)?.next ?? null;
  const settled = !page.loading && list.key === key;
  return { pages: key === undefined ? [] : list.pages, error: page.error, loading: !settled && page.error === undefined, more: settled && next !== null ? () => setCursor(next) : undefined, again: page.again };
}
