/** Something asked of the server, for as long as one looks at it. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Requested<T> {
  /** The latest answer; that to an earlier key stays until the next one is here. */
  readonly data: T | undefined;
  readonly error: Error | undefined;
  readonly loading: boolean;
  readonly again: () => void;
}

/** @param key asks anew when it changes; undefined asks nothing */
export function useRequest<T>(key: string | undefined, load: (signal: AbortSignal) => Promise<T>): Requested<T> {
  const [state, setState] = useState<{ readonly key?: string; readonly data?: T; readonly error?: Error }>({});
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    if (key === undefined) return;
    const controller = new AbortController();
    latest.current(controller.signal).then(
      (data) => { if (!controller.signal.aborted) setState({ key, data }); },
      (error: unknown) => { if (!controller.signal.aborted) setState((before) => ({ ...(before.data === undefined ? {} : { data: before.data }), key, error: error instanceof Error ? error : new Error(String(error)) })); },
    );
    return () => controller.abort();
  }, [key, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { data: state.data, error: state.key === key ? state.error : undefined, loading: key !== undefined && state.key !== key, again };
}
