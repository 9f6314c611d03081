/** A leaderboard's averages and what they took, as SVG by Vega-Lite: drawn once, so that a page needs no script for it. */
import { svgOf } from '../figures/svg.ts';
import type { Board } from '../../evaluation/board.ts';

/** Said by style sheets, so that it is read in the light and in the dark. */
const INK = '#777';
const BAR = '#4c78a8';
const RULE = '#e08a1e';
const config = { background: 'transparent', font: 'sans-serif', view: { stroke: null }, axis: { labelLimit: 320, labelColor: INK, titleColor: INK, domainColor: INK, tickColor: INK, gridOpacity: 0.25 }, title: { color: INK }, legend: { labelColor: INK, titleColor: INK } } as const;

/** Undefined where nothing was played. */
export async function averagesSvg({ entries }: Pick<Board, 'entries'>): Promise<string | undefined> {
  const several = new Set(entries.map(({ run }) => run)).size > 1;
  const values = entries.flatMap(({ model, run, average, overall: { turns } }) => (average === null ? [] : [{ model: several ? `${model} [${run}]` : model, success: average.success, low: average.interval[0], high: average.interval[1], turns }]));
  if (values.length === 0) return undefined;
  const share = { type: 'quantitative', axis: { format: '%', title: null }, scale: { domain: [0, 1] } } as const;
  return svgOf({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json', config, data: { values }, width: 560, title: 'Mean over families, with 95 % intervals',
    encoding: { y: { field: 'model', type: 'nominal', title: null, sort: null } },
    layer: [
      { mark: { type: 'bar', color: BAR }, encoding: { x: { field: 'success', ...share } } },
      { mark: { type: 'rule', color: RULE, strokeWidth: 2 }, encoding: { x: { field: 'low', ...share }, x2: { field: 'high' } } },
    ],
  });
}

/** Success against turns. */
export async function turnsSvg({ entries }: Pick<Board, 'entries'>): Promise<string | undefined> {
  const values = entries.flatMap(({ model, average, overall: { turns } }) => (average === null || turns === null ? [] : [{ model, success: average.success, turns }]));
  if (values.length < 2) return undefined;
  return svgOf({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json', config, data: { values }, width: 560, height: 220, title: 'Success and turns of an episode',
    encoding: { x: { field: 'turns', type: 'quantitative', title: 'turns', scale: { zero: false } }, y: { field: 'success', type: 'quantitative', axis: { format: '%', title: null }, scale: { domain: [0, 1] } } },
    layer: [{ mark: { type: 'point', filled: true, size: 60, color: BAR } }, { mark: { type: 'text', dy: -10, color: INK }, encoding: { text: { field: 'model' } } }],
  });
}
