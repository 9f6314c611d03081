/** Rates and quantiles over the last seconds, from totals that only grow. */

/** Totals at one moment. */
export interface Reading {
  /** Milliseconds of a clock that never goes back. */
  readonly at: number;
  readonly steps: number;
  readonly resets: number;
  readonly ended: number;
  /** Of the step times: how many took at most so many seconds, in order, the last bound infinite. */
  readonly stepTimes: readonly { readonly bound: number; readonly count: number }[];
}

const SPAN_MS = 10_000;
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** As Prometheus does: within a bucket times are taken to lie evenly. In the last one, which has no end, its beginning. */
function quantile(counts: readonly { readonly bound: number; readonly count: number }[], share: number): number | null {
  const wanted = (counts.at(-1)?.count ?? 0) * share;
  if (wanted === 0) return null;
  const at = counts.findIndex(({ count }) => count >= wanted);
  const [below, here] = [counts[at - 1] ?? { bound: 0, count: 0 }, counts[at]];
  if (here === undefined || !Number.isFinite(here.bound)) return below.bound;
  return below.bound + (here.bound - below.bound) * ((wanted - below.count) / (here.count - below.count));
}

export class Window {
  #readings: readonly Reading[] = [];

  /** What happened since the oldest reading that is kept, the new one included. */
  add(reading: Reading) {
    this.#readings = [...this.#readings.filter(({ at }) => reading.at - at <= SPAN_MS), reading];
    const first = this.#readings[0] ?? reading;
    const seconds = (reading.at - first.at) / 1000;
    const rate = (name: 'steps' | 'resets' | 'ended'): number => (seconds === 0 ? 0 : rounded((reading[name] - first[name]) / seconds));
    const times = reading.stepTimes.map(({ bound, count }, i) => ({ bound, count: count - (first.stepTimes[i]?.count ?? 0) }));
    const ms = (share: number): number | null => {
      const found = quantile(times, share);
      return found === null ? null : rounded(found * 1000);
    };
    return {
      window_s: rounded(seconds), rates: { steps_per_s: rate('steps'), resets_per_s: rate('resets'), ended_per_s: rate('ended') },
      step_ms: { p50: ms(0.5), p99: ms(0.99), count: times.at(-1)?.count ?? 0 },
    };
  }

  clear(): void {
    this.#readings = [];
  }
}
