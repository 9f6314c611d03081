/** The figures as one SVG picture, by Vega-Lite: success, turns, actions and error kinds, group by group. */
import { ERROR_KIND_NAMES } from '../../evaluation/error-kinds.ts';
import type { FiguresSummary } from '../../evaluation/figures.ts';
import { svgOf } from './svg.ts';

/** Success with its interval above; beneath it what the steps were. */
function specOf(groups: readonly (readonly [string, FiguresSummary])[]) {
  const success = groups.filter(([, { success: share }]) => share !== null).map(([group, { success: share, success_interval: interval }]) => ({ group, share, low: interval?.[0], high: interval?.[1] }));
  const turns = groups.flatMap(([group, { turn_counts: counts, episodes }]) => Object.entries(counts).map(([turn, n]) => ({ group, turn: Number(turn), share: n / episodes })));
  const actions = groups.flatMap(([group, { actions: counts, steps }]) => Object.entries(counts).map(([action, n]) => ({ group, action, share: n / steps })));
  const kinds = ERROR_KIND_NAMES.filter((kind) => groups.some(([, { errors: counts }]) => counts[kind] > 0));
  const errors = groups.flatMap(([group, { errors: counts, steps }]) => kinds.map((kind) => ({ group, kind, share: steps === 0 ? 0 : counts[kind] / steps })));
  const share = { field: 'share', type: 'quantitative', axis: { format: '%', title: null } } as const;
  const color = { field: 'group', type: 'nominal', title: null } as const;
  const wide = { width: 520 } as const;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: { background: 'white', font: 'sans-serif', view: { stroke: null }, axis: { labelLimit: 320 }, legend: { labelLimit: 320 } },
    resolve: { scale: { color: 'independent' } },
    vconcat: [
      {
        title: 'Episodes solved, with 95 % intervals', ...wide, data: { values: success },
        encoding: { y: { field: 'group', type: 'nominal', title: null } },
        layer: [
          { mark: { type: 'bar', color: '#4c78a8' }, encoding: { x: { ...share, scale: { domain: [0, 1] } } } },
          { mark: { type: 'rule', color: '#222' }, encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } } },
        ],
      },
      { title: 'Turns of an episode', ...wide, height: 140, data: { values: turns }, mark: { type: 'line', point: true }, encoding: { x: { field: 'turn', type: 'quantitative', title: null, axis: { tickMinStep: 1, format: 'd' } }, y: share, color } },
      { title: 'Actions', ...wide, data: { values: actions }, mark: 'bar', encoding: { y: { field: 'group', type: 'nominal', title: null }, x: { ...share, stack: 'zero' }, color: { field: 'action', type: 'nominal', title: null } } },
      { title: 'Errors, as a share of all steps', ...wide, height: { step: 10 }, data: { values: errors }, mark: 'bar', encoding: { y: { field: 'kind', type: 'nominal', title: null, sort: [...ERROR_KIND_NAMES] }, yOffset: { field: 'group' }, x: share, color } },
    ],
  } as const;
}

export const plotSvg = (groups: readonly (readonly [string, FiguresSummary])[]): Promise<string> => svgOf(specOf(groups));
