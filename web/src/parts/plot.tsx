/** Moving lines over time, by uPlot; fetched when first shown. Its colours are the page's, and change with it. */
import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'preact/hooks';
import UPlot from 'uplot';
import { THEME_CHANGED } from './theme-switch.tsx';

export interface Series { readonly label: string; readonly colour: `--${string}`; readonly fill?: boolean }
export interface PlotProps {
  /** What a reader who sees no picture is told. */
  readonly label: string;
  readonly series: readonly Series[];
  /** Seconds since 1970, then the values of each series; null where there is none. */
  readonly data: readonly (readonly (number | null)[])[];
  readonly format: (value: number) => string;
  /** Counts, which have no halves. */
  readonly whole?: boolean;
  readonly height?: number;
}

/** The least that is shown, in seconds. */
const WINDOW_S = 60;
const time = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** A custom property as a colour that a canvas understands. */
function colourOf(name: string, within: HTMLElement): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  within.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

export function Plot({ label, series, data, format, whole = false, height = 150 }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(undefined);
  const latest = useRef(data);
  latest.current = data;
  const aligned = (): UPlot.AlignedData => latest.current.map((values) => [...values]) as [number[], ...(number | null)[][]];
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const draw = (): void => {
      plot.current?.destroy();
      const [muted, line] = [colourOf('--muted', element), colourOf('--line', element)];
      const axis = { stroke: muted, font: '11px system-ui, sans-serif', ticks: { show: false }, grid: { stroke: line, width: 1 } } as const satisfies UPlot.Axis;
      plot.current = new UPlot({
        width: element.clientWidth, height, padding: [8, 26, 0, 0], legend: { show: false }, cursor: { y: false, points: { size: 6 } },
        scales: { x: { range: (_, from, to) => [Math.min(from, to - WINDOW_S), to] }, y: { range: (_, __, top) => [0, top > 0 ? top * 1.15 : 1] } },
        axes: [
          { ...axis, grid: { show: false }, space: 80, size: 24, values: (_, values) => values.map((value) => time.format(value * 1000)) },
          { ...axis, size: 52, space: 30, values: (_, values) => values.map(format), ...(whole ? { incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] } : {}) },
        ],
        series: [{}, ...series.map(({ label: name, colour, fill }): UPlot.Series => ({ label: name, stroke: colourOf(colour, element), width: 1.5, points: { show: false }, ...(fill === true ? { fill: colourOf('--accent-soft', element) } : {}) }))],
      }, aligned(), element);
    };
    draw();
    const size = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height }));
    size.observe(element);
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', draw);
    document.addEventListener(THEME_CHANGED, draw);
    return () => {
      size.disconnect();
      system.removeEventListener('change', draw);
      document.removeEventListener(THEME_CHANGED, draw);
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, []);
  useEffect(() => plot.current?.setData(aligned()), [data]);
  return <div ref={place} class="plot" role="img" aria-label={label} style={{ height: `${height}px` }} />;
}
