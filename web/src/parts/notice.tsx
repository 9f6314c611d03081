/** What is shown where there is nothing yet, nothing at all, or a failure: always with what one can do. */
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { ApiError } from '../api/http.ts';
import { visible } from '../text/harmless.ts';
import type { Requested } from './use-request.ts';

export const Loading = ({ what = 'Loading' }: { readonly what?: string }) => <p class="loading" role="status">{what} …</p>;

export const Empty = ({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) => <div class="notice"><strong>{title}</strong>{children}</div>;

/** A refused request, with the way out: sign in, or try again. */
export function Failure({ error, again }: { readonly error: Error; readonly again?: (() => void) | undefined }) {
  const { url } = useLocation();
  const signIn = error instanceof ApiError && error.wantsSignIn;
  return (
    <div class="notice error" role="alert">
      <strong>{signIn ? 'This server asks for a token' : 'That did not work'}</strong>
      <p>{visible(error.message)}</p>
      {signIn ? <a class="button" href={`/sign-in?next=${encodeURIComponent(url)}`}>Sign in</a> : again !== undefined && <button type="button" onClick={again}>Try again</button>}
    </div>
  );
}

/** One of the three states of a request, or what is made of its answer. */
export function Answer<T>({ of, what, children }: { readonly of: Requested<T>; readonly what?: string; readonly children: (data: T) => ComponentChildren }) {
  const { data, error, again } = of;
  if (error !== undefined) return <Failure error={error} again={again} />;
  return data === undefined ? <Loading {...(what === undefined ? {} : { what })} /> : <>{children(data)}</>;
}
