/** One episode played by hand: over the native protocol, one step at a time. Leaving closes what was begun. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ServerEvent } from '../../../../protocol/events.ts';
import type { Requests, Results } from '../../../../protocol/messages/index.ts';
import type { GymSocket, LinkState } from '../../api/gym-socket.ts';
import { ApiError, request } from '../../api/http.ts';

export type Action = string | Readonly<Record<string, unknown>>;
export interface Turn { readonly action: Action; readonly result?: Results['step']; readonly problem?: string; /** As the page measured it, the way included. */ readonly ms?: number }

export interface Play {
  readonly start?: Results['reset'];
  readonly task: string;
  readonly turns: readonly Turn[];
  readonly end?: Results['close'];
  /** What one waits for. */
  readonly busy?: 'reset' | 'step' | 'close';
  readonly waiting?: string;
  readonly error?: Error;
}

/** A step that was refused so has not used its number; any other reply has. */
const UNUSED = ['bad_message', 'too_large', 'busy'];

const NOTHING: Play = { task: '', turns: [] };

export interface Episode {
  readonly play: Play;
  readonly link: LinkState | undefined;
  readonly begin: (request: Requests['reset']) => Promise<void>;
  readonly step: (action: Action) => Promise<void>;
  readonly cancel: () => void;
  readonly close: () => Promise<void>;
}

function waitingFor(event: ServerEvent): string | undefined {
  switch (event.event) {
    case 'queued': return `The server is full: place ${event.position} of the queue`;
    case 'preparing': return `${event.title}: ${event.done} of ${event.total}`;
    case 'progress': return `It runs since ${Math.round(event.elapsed_ms / 1000)} s`;
    case 'going_away': return 'The server is about to stop';
    default: return undefined;
  }
}

export function useEpisode(): Episode {
  const [play, setPlay] = useState(NOTHING);
  const [link, setLink] = useState<LinkState>();
  const socket = useRef<Promise<GymSocket>>(undefined);
  const latest = useRef(play);
  latest.current = play;
  const running = useRef<AbortController>(undefined);
  const nextSeq = useRef(0);
  const patch = (changes: Partial<Play>): void => setPlay((before) => ({ ...before, ...changes }));
  const settle = (changes: Partial<Play>): void => setPlay(({ busy: _, waiting: __, ...before }) => ({ ...before, ...changes }));

  const connect = (): Promise<GymSocket> => socket.current ??= import('../../api/gym-socket.ts').then(async ({ GymSocket }) => {
    // A browser is not told why a WebSocket was refused; this says so, if it is for want of a token.
    const opened = await GymSocket.connect({
      onState: (state) => {
        setLink(state);
        if (state === 'closed') socket.current = undefined;
      },
      onEvent: (event) => {
        const waiting = waitingFor(event);
        if (waiting !== undefined) patch({ waiting });
        if (event.event === 'episode_closed') settle({ error: new Error(`The server has ended the episode: ${event.reason}.`) });
      },
    }).catch(async (error: unknown) => {
      await request('/v1/families');
      throw error;
    });
    return opened;
  }).catch((error: unknown) => { socket.current = undefined; throw error; });

  const closeEpisode = async (): Promise<void> => {
    const { start, end } = latest.current;
    if (start?.episode === undefined || end !== undefined || socket.current === undefined) return;
    const result = await (await socket.current).call('close', { episode: start.episode });
    settle({ end: result });
  };

  useEffect(() => () => {
    void closeEpisode().catch(() => undefined).then(async () => (await socket.current)?.close()).catch(() => undefined);
  }, []);

  return {
    play, link,
    async begin(asked) {
      if (latest.current.busy !== undefined) return;
      const before = latest.current;
      nextSeq.current = 0;
      setPlay({ ...NOTHING, task: before.task, busy: 'reset' });
      try {
        const gym = await connect();
        if (before.start?.episode !== undefined && before.end === undefined) await gym.call('close', { episode: before.start.episode }).catch(() => undefined);
        running.current = new AbortController();
        const start = await gym.call('reset', asked, running.current.signal);
        settle({ start, task: start.info.task ?? '' });
      } catch (error) {
        settle({ error: error instanceof Error ? error : new Error(String(error)) });
      }
    },
    async step(action) {
      const { start, busy, end, turns } = latest.current;
      if (start?.episode === undefined || busy !== undefined || end !== undefined || socket.current === undefined) return;
      const place = turns.length;
      patch({ busy: 'step', turns: [...turns, { action }] });
      const at = performance.now();
      const finish = (turn: Partial<Turn>): void => setPlay(({ busy: _, waiting: __, ...before }) => ({ ...before, turns: before.turns.map((each, index) => (index === place ? { ...each, ...turn, ms: performance.now() - at } : each)) }));
      try {
        running.current = new AbortController();
        const result = await (await socket.current).call('step', { episode: start.episode, seq: nextSeq.current, action: typeof action === 'string' ? action : { ...action } }, running.current.signal);
        nextSeq.current += 1;
        finish({ result });
        if (result.terminated || result.truncated) await closeEpisode();
      } catch (error) {
        finish({ problem: error instanceof Error ? error.message : String(error) });
        if (error instanceof ApiError && UNUSED.includes(error.code)) return;
        nextSeq.current += 1;
        await closeEpisode().catch(() => undefined);
      }
    },
    cancel: () => running.current?.abort(),
    async close() {
      if (latest.current.busy !== undefined) return;
      patch({ busy: 'close' });
      try {
        await closeEpisode();
      } catch (error) {
        settle({ error: error instanceof Error ? error : new Error(String(error)) });
      }
    },
  };
}
