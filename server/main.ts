/** A running server: started, drained and stopped. Whoever starts it says when it is ready. */
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { GymError } from '../protocol/index.ts';
import { buildApp } from './app.ts';
import { checkExposure } from './auth.ts';
import type { Config } from './config.ts';
import { createDeps, type Deps, type DepsOptions } from './deps.ts';

export interface RunningServer extends AsyncDisposable {
  readonly deps: Deps;
  /** Such as `http://127.0.0.1:8700`. */
  readonly url: string;
  /** From now on `/readyz` says yes. */
  ready(): void;
  /** No new episodes; running ones may finish within the grace time; then everything ends. Safe to call twice. */
  drain(graceMs?: number): Promise<void>;
}

const DRAIN_CHECK_MS = 20;

export async function startServer(config: Config, options: DepsOptions = {}): Promise<RunningServer> {
  await using stack = new AsyncDisposableStack();
  const deps = stack.use(await createDeps(config, options));
  checkExposure(config.host, deps.tokens, config.insecure);
  const app = stack.adopt(await buildApp(deps), (built) => built.close());
  await app.listen({ host: config.host, port: config.port });
  const { address, port, family } = app.server.address() as AddressInfo;
  const owned = stack.move();
  let drained: Promise<void> | undefined;

  const stop = async (graceMs: number): Promise<void> => {
    deps.state.phase = 'draining';
    deps.admission.refuseQueued(new GymError('going_away', 'the server is shutting down'));
    for (const session of deps.sessions) session.emit({ event: 'going_away', grace_ms: graceMs });
    const until = deps.clock.monotonic() + graceMs;
    const busy = (): boolean => [...deps.sessions].some((session) => session.inflight.size > 0 || [...session.episodes.values()].some(({ episode }) => episode.outcome === undefined));
    while (busy() && deps.clock.monotonic() < until) await sleep(DRAIN_CHECK_MS);
    for (const session of deps.sessions) await deps.sessions.end(session, 'going_away', 'infra');
    // The last replies leave in the turn after they are made.
    await sleep(0);
    await deps.recorder.flush().catch((error: unknown) => deps.logger.error({ err: error }, 'trajectories were lost'));
    await owned.disposeAsync();
  };
  return {
    deps,
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    ready() { deps.state.phase = 'ready'; },
    drain: (graceMs = config.grace_ms) => drained ??= stop(graceMs),
    [Symbol.asyncDispose]: () => drained ??= stop(0),
  };
}
