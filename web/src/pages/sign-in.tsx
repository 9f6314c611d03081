/** A token typed once; the server keeps it in a cookie that no script can read. */
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { signIn, useSession } from '../api/session.tsx';
import { Empty } from '../parts/notice.tsx';
import { visible } from '../text/harmless.ts';

/** Only a place of this page: an address of elsewhere is not followed. */
const placeAfter = (next: string | undefined): string => (next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/');

export function SignIn() {
  const { query, route } = useLocation();
  const { data: session, again } = useSession();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const next = placeAfter(query['next']);
  if (session?.needed === false) return <Empty title="This server asks for no token"><p>Everything is open to you. <a href={next}>Go on</a></p></Empty>;
  const submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): Promise<void> => {
    event.preventDefault();
    const token = new FormData(event.currentTarget).get('token');
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(typeof token === 'string' ? token.trim() : '');
      again();
      route(next, true);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'That did not work.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="panel sign-in" onSubmit={(event) => void submit(event)}>
      <div class="body stack">
        <h1>Sign in</h1>
        <p class="muted">This server asks for a token. Its operator gave it with <code>--tokens</code>; it is typed once, and kept in a cookie that no script reads.</p>
        <label class="field">Token<input name="token" type="password" required minLength={16} autoComplete="current-password" autoFocus aria-describedby={problem === undefined ? undefined : 'sign-in-problem'} aria-invalid={problem !== undefined} /></label>
        {problem !== undefined && <p id="sign-in-problem" role="alert" class="problem">{visible(problem)}</p>}
        <div class="row"><button type="submit" class="primary" disabled={busy}>Sign in</button></div>
      </div>
    </form>
  );
}
