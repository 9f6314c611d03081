/** The server's feed of itself: one message a second, by server-sent events. The browser dials again by itself. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, request } from './http.ts';
import type { Live } from './types.ts';

/** Ten minutes. */
const KEPT = 600;

export interface Feed {
  /** The latest last. */
  readonly points: readonly Live[];
  readonly state: 'connecting' | 'open' | 'lost';
  readonly error: Error | undefined;
  readonly again: () => void;
}

export function useFeed(paused: boolean): Feed {
  const [points, setPoints] = useState<readonly Live[]>([]);
  const [state, setState] = useState<Feed['state']>('connecting');
  const [error, setError] = useState<Error>();
  const [round, setRound] = useState(0);
  const held = useRef(paused);
  held.current = paused;
  useEffect(() => {
    let left = false;
    const source = new EventSource('/v1/live');
    source.addEventListener('live', ({ data }: MessageEvent<string>) => {
      setState('open');
      if (!held.current) setPoints((before) => [...before, JSON.parse(data) as Live].slice(-KEPT));
    });
    source.addEventListener('error', () => {
      setState('lost');
      if (source.readyState !== EventSource.CLOSED) return;
      // It was refused, and an EventSource does not say why; another route does, if it is for want of a token.
      request('/v1/families').then(() => new ApiError(503, 'capacity', 'The feed was refused: as many listen to it as may.'), (refused: unknown) => (refused instanceof Error ? refused : new Error(String(refused))))
        .then((why) => { if (!left) setError(why); });
    });
    return () => {
      left = true;
      source.close();
    };
  }, [round]);
  return { points, state, error, again: () => { setError(undefined); setState('connecting'); setRound((before) => before + 1); } };
}
