/** A world with the service that leads to it, as an episode holds them. */
import type { LoopbackService } from '../sandboxes/sandbox.ts';
import type { WorldSpec } from '../task.ts';
import { openWorld, type WorldOpening } from './index.ts';
import { serveWorld } from './serve.ts';
import { type Journal, WORLD_PORT } from './world.ts';

export interface OpenWorld extends AsyncDisposable {
  readonly service: LoopbackService;
  /** The first error of the world itself: our failure, not the policy's. */
  readonly failure: unknown;
  journal(): Journal;
  digest(): string;
}

/** @throws Error when the spec does not fit */
export async function openServedWorld(spec: WorldSpec, opening: WorldOpening): Promise<OpenWorld> {
  const world = await openWorld(spec, opening);
  const service = serveWorld(world, WORLD_PORT);
  return {
    service,
    get failure() { return service.failure; },
    journal: () => world.journal(),
    digest: () => world.digest(),
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]();
      await world[Symbol.asyncDispose]();
    },
  };
}
