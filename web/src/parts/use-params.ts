/** What one looks at stands in the address, so that every view has a link. */
import { useLocation } from 'preact-iso';
import { useMemo } from 'preact/hooks';

export type Changes = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The address with other parameters; those that are empty are left out. */
export function changed(path: string, params: URLSearchParams, changes: Changes): string {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const each of value === undefined ? [] : typeof value === 'string' ? [value] : value) if (each !== '') next.append(name, each);
  }
  return next.size === 0 ? path : `${path}?${next}`;
}

export interface Params {
  readonly params: URLSearchParams;
  readonly get: (name: string) => string | undefined;
  /** The address after these changes, for a link. */
  readonly href: (changes: Changes) => string;
  /** Goes there; `replace` leaves no trace in the history, as for each letter that is typed. */
  readonly set: (changes: Changes, replace?: boolean) => void;
}

export function useParams(): Params {
  const { url, path, route } = useLocation();
  return useMemo(() => {
    const params = new URLSearchParams(url.split('?').slice(1).join('?'));
    const href = (changes: Changes): string => changed(path, params, changes);
    return { params, get: (name: string) => params.get(name) ?? undefined, href, set: (changes: Changes, replace = false) => route(href(changes), replace) };
  }, [url, path]);
}
