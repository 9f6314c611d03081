/** Requests to the server's HTTP side. What is answered has the shape of the route's schema, which the server checks in its tests. */
import type { WireError } from '../../../protocol/errors.ts';

/** The server said no, or could not be reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: WireError['code'] | 'unreachable';
  constructor(status: number, code: ApiError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
    this.code = code;
  }
  /** A token is missing, wrong or ran out: nothing but signing in helps. */
  get wantsSignIn(): boolean { return this.code === 'unauthorized'; }
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** A path with those parameters that have a value. */
export function withQuery(path: string, query: Query): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') given.set(name, String(value));
  return given.size === 0 ? path : `${path}?${given}`;
}

export interface Sent { readonly method?: 'POST' | 'DELETE'; readonly body?: unknown; readonly signal?: AbortSignal | undefined }

/** @throws ApiError, and AbortError once the signal has fired */
export async function request<T>(path: string, { method, body, signal }: Sent = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      credentials: 'same-origin', headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(method === undefined ? {} : { method }), ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new ApiError(0, 'unreachable', 'The server cannot be reached. Is it running?', { cause });
  }
  if (response.status === 204) return undefined as T;
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const { error } = (answer ?? {}) as { readonly error?: Partial<WireError> };
    throw new ApiError(response.status, error?.code ?? 'internal', error?.message ?? `The server answered ${response.status}.`);
  }
  return answer as T;
}
