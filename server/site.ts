/**
 * Where a request comes from, as far as a browser tells. Pages of other sites may neither use a cookie of ours nor change
 * anything, and no page may reach a server without tokens under a name that somebody else has pointed at it (DNS rebinding).
 */
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

const listed = (allowed: string): readonly string[] => allowed.split(',').map((each) => each.trim()).filter((each) => each !== '');

/** Is it a page of this very server? */
export const isOwnOrigin = (origin: string, host: string | undefined): boolean => URL.canParse(origin) && new URL(origin).host === host;

/** May a page of this origin connect? Programs send no origin; pages served from here have our own. */
export const originAllowed = (origin: string | undefined, host: string | undefined, allowed: string): boolean =>
  origin === undefined || listed(allowed).includes(origin) || isOwnOrigin(origin, host);

/** Does a page of another site ask? Browsers tell by `Origin`, else by `Sec-Fetch-Site`, which pages cannot forge. */
export function isForeign({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders, allowed: string): boolean {
  if (origin !== undefined) return !originAllowed(origin, host, allowed);
  return site === 'cross-site' || site === 'same-site';
}

/**
 * May a server that asks for no token answer under this name? Addresses may, and names that nobody can register: whoever
 * points a name of the public DNS at this machine could have a page of that name ask us as if it were ours.
 */
export function hostTrusted(host: string | undefined, listening: string, allowed: string): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || !hostname.includes('.') || /\.(localhost|local|internal)$/.test(hostname) || hostname === listening
    || listed(allowed).some((origin) => URL.canParse(origin) && new URL(origin).hostname === hostname);
}
