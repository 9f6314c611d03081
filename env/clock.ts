/** The only time of the project; tests pass their own. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  wall(): number;
  /** Milliseconds that only ever grow; for durations. */
  monotonic(): number;
}

export const systemClock: Clock = Object.freeze({
  wall: () => Date.now(),
  monotonic: () => performance.now(),
});
