/** Who the page is to the server: what it may do, and signing in and out. */
import { createContext } from 'preact';
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { type Requested, useRequest } from '../parts/use-request.ts';
import { request } from './http.ts';
import type { Scope, Session } from './types.ts';

const SessionContext = createContext<Requested<Session> | undefined>(undefined);

export function SessionProvider({ children }: { readonly children: ComponentChildren }) {
  const session = useRequest('session', (signal) => request<Session>('/v1/session', { signal }));
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

export function useSession(): Requested<Session> {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('useSession stands outside of SessionProvider');
  return session;
}

/** May the page do this? True until the server has said otherwise. */
export function useMay(scope: Scope): boolean {
  const { data } = useSession();
  return data === undefined || data.scopes.includes(scope);
}

export const signIn = (token: string): Promise<Session> => request<Session>('/v1/session', { method: 'POST', body: { token } });
export const signOut = (): Promise<Session> => request<Session>('/v1/session', { method: 'DELETE' });
