/** Doubling times of growing cultures (Monod J. Annu Rev Microbiol 1949;3:371). */
import { code, defineFunction, type Json } from '../../template.ts';

type Reading = readonly [number, number | null];

export const doublingTime = defineFunction({
  id: 'doubling-time',
  difficulty: 3,
  conventions: {
    method: ['ends', 'fit', 'fastest'],
    blank: ['subtracted', 'kept'],
    window: ['all', 'growth'],
    unit: ['minutes', 'hours'],
    shrinking: ['none', 'negative'],
    result: ['doubling time', 'rate'],
  },
  names: ['doubling_time', 'growth_rate', 'culture_growth', 'generation_time'],
  describe: ({ method, blank, window, unit, shrinking, result }) => ({
    does: result === 'rate' ? ['computes the specific growth rate of a culture from its optical densities', 'gives the exponential growth rate of a culture'] : ['computes the doubling time of a culture from its optical densities', 'gives the time in which a culture doubles'],
    arguments: [
      { name: 'readings', type: 'list[list]', meaning: 'the readings `[minutes, optical density]` in ascending order of time; the density may be None' },
      { name: 'blank', type: 'float', meaning: 'the optical density of the medium alone' },
    ],
    returns: result === 'rate' ? `the rate per ${unit === 'minutes' ? 'minute' : 'hour'}, a float that is not rounded, or None` : `the time in ${unit}, a float that is not rounded, or None`,
    rules: [
      'Readings of None are left out',
      blank === 'subtracted' ? ['The blank is subtracted from each density', 'Subtract `blank` from the densities first'] : ['The blank is not subtracted', 'The densities are blanked already; `blank` is not used'],
      'Readings whose density is not above zero are left out then',
      ...(window === 'growth' ? [['Of the rest only those count whose density is from LOW to HIGH of the module, both included', 'After that keep the densities of at least `LOW` and at most `HIGH`'] as const] : []),
      method === 'ends' ? ['The rate is the difference of the natural logarithms of the last and the first density over the time between them', 'Use the first and the last reading that count: ln(last / first) over the time between'] : method === 'fit' ? ['The rate is the slope of the line fitted by least squares to the natural logarithms of the densities over time', 'Fit ln(density) against time by least squares; the slope is the rate'] : ['The rate is the largest one between two neighbouring readings that count, each the difference of the natural logarithms of the densities over the time between them', 'Take the steepest of the steps between successive readings that count, in ln(density) per time'],
      'With fewer than two readings the result is None',
      ...(result === 'rate' ? [] : [['The doubling time is ln 2 over the rate', 'Doubling time = ln(2) / rate'] as const]),
      shrinking === 'none' ? ['A rate that is not above 1e-12 per minute gives None', 'Return None unless the culture grows (a rate above 1e-12 per minute)'] : ['A culture that shrinks has a negative result; a rate of less than 1e-12 per minute either way gives None', 'Negative results are kept; a rate within 1e-12 per minute of zero gives None'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [Reading[], number][] = [[[], 0.05], [[[0, 0.1]], 0.05], [[[0, 0.1], [60, 0.2]], 0.04], [[[0, 0.06], [30, 0.15], [60, 0.4], [90, 0.9], [120, 1.4]], 0.05], [[[0, 0.3], [30, 0.25], [60, 0.2]], 0.05], [[[0, 0.2], [60, 0.2]], 0.05], [[[0, null], [30, 0.1], [60, null], [90, 0.35], [120, 0.5]], 0.045], [[[0, 0.05], [45, 0.12], [90, 0.45], [135, 1.1], [180, 1.2]], 0.05], [[[0, 0.02], [20, 0.1], [40, 0.13], [60, 0.2]], 0], [[[10, 0.35], [25, 0.3], [70, 0.5], [100, 0.45]], 0.02], [[[0, 0.6], [20, 0.5], [40, 0.41]], 0.03], [[[0, 0.1], [20, 0.14], [40, 0.2], [60, 0.8]], 0.05]];
    while (inputs.length < 19) {
      let density = rng.decimal(0.06, 0.15, 3);
      inputs.push([Array.from({ length: rng.int(4, 8) }, (_, i): Reading => [i * 20, rng.chance(0.08) ? null : (density = Math.round(density * (1 + rng.decimal(-0.05, 0.7, 2)) * 1000) / 1000)]), rng.decimal(0.03, 0.055, 3)]);
    }
    return inputs;
  },
  solve({ method, blank: kind, window, unit, shrinking, result }, readings: readonly Reading[], blank: number) {
    const points = readings.flatMap(([time, density]) => {
      const value = density === null ? 0 : kind === 'subtracted' ? density - blank : density;
      return value > 0 && (window === 'all' || (value >= 0.08 && value <= 0.8)) ? [{ time, y: Math.log(value) }] : [];
    });
    const [first, last] = [points[0], points.at(-1)];
    if (points.length < 2 || first === undefined || last === undefined) return null;
    let rate = (last.y - first.y) / (last.time - first.time);
    if (method === 'fastest') rate = Math.max(...points.slice(1).map(({ time, y }, i) => (y - (points[i]?.y ?? 0)) / (time - (points[i]?.time ?? 0))));
    if (method === 'fit') {
      const n = points.length;
      const [t, y] = [points.reduce((sum, point) => sum + point.time, 0) / n, points.reduce((sum, point) => sum + point.y, 0) / n];
      rate = points.reduce((sum, point) => sum + (point.time - t) * (point.y - y), 0) / points.reduce((sum, point) => sum + (point.time - t) ** 2, 0);
    }
    if (rate <= 1e-12 && (shrinking === 'none' || rate >= -1e-12)) return null;
    const told: Json = result === 'rate' ? rate * (unit === 'hours' ? 60 : 1) : Math.LN2 / rate / (unit === 'hours' ? 60 : 1);
    return told;
  },
  python: {
    context: () => code`
      """Growth curves of bacterial cultures."""
      from itertools import pairwise
      from math import log
      from statistics import linear_regression

      # Optical densities between which growth is taken to be exponential.
      LOW = 0.08
      HIGH = 0.8


      def lag_time(readings, factor=1.5):
          """The first time at which the density has grown by a factor."""
          return next((time for time, density in readings if density >= factor * readings[0][1]), None)


      # <<insert solution here>>
      `,
    reference: ({ method, blank: kind, window, unit, shrinking, result }, name) => code`
      def ${name}(readings, blank):
          times, logs = [], []
          for time, density in readings:
              if density is None:
                  continue
              ${kind === 'subtracted' ? 'density = density - blank' : ''}
              if density > 0${window === 'growth' ? ' and LOW <= density <= HIGH' : ''}:
                  times.append(time)
                  logs.append(log(density))
          if len(times) < 2:
              return None
          rate = ${method === 'ends' ? '(logs[-1] - logs[0]) / (times[-1] - times[0])' : method === 'fit' ? 'linear_regression(times, logs).slope' : 'max((b - a) / (end - start) for (a, b), (start, end) in zip(pairwise(logs), pairwise(times)))'}
          if ${shrinking === 'none' ? 'rate' : 'abs(rate)'} <= 1e-12:
              return None
          return ${result === 'rate' ? `rate${unit === 'hours' ? ' * 60' : ''}` : `log(2) / rate${unit === 'hours' ? ' / 60' : ''}`}
      `,
  },
});
