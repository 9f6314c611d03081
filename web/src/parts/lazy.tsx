/** A part whose code is fetched when it is first shown. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failure, Loading } from './notice.tsx';

/** @param load gives the component; asked once, and again after it failed */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let component: ComponentType<Props> | undefined;
  let pending: Promise<void> | undefined;
  const fetched = (): Promise<void> => pending ??= load().then((loaded) => { component = loaded; }, (error: unknown) => { pending = undefined; throw error; });
  return function Lazy(props: Props) {
    const [, setRound] = useState(0);
    const [error, setError] = useState<Error>();
    useEffect(() => {
      if (component !== undefined || error !== undefined) return;
      let left = false;
      fetched().then(() => { if (!left) setRound((round) => round + 1); }, (cause: unknown) => { if (!left) setError(cause instanceof Error ? cause : new Error(String(cause))); });
      return () => { left = true; };
    }, [error]);
    const Component = component;
    if (Component !== undefined) return <Component {...props} />;
    return error === undefined ? <Loading /> : <Failure error={error} again={() => setError(undefined)} />;
  };
}
