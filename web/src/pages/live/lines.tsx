/** The feed as four moving plots. */
import { useMemo } from 'preact/hooks';
import type { Live } from '../../api/types.ts';
import { lazily } from '../../parts/lazy.tsx';
import type { Series } from '../../parts/plot.tsx';
import { duration, rough } from '../../text/format.ts';

const Plot = lazily(async () => (await import('../../parts/plot.tsx')).Plot);

interface Lines { readonly title: string; readonly series: readonly Series[]; readonly values: readonly ((now: Live, before: Live | undefined) => number | null)[]; readonly format: (value: number) => string; readonly whole?: boolean }

const total = (faults: Live['totals']['faults']): number => faults.policy + faults.client + faults.infra;

const PLOTS: readonly Lines[] = [
  { title: 'Steps a second', series: [{ label: 'steps', colour: '--accent', fill: true }, { label: 'resets', colour: '--violet' }], values: [({ rates }) => rates.steps_per_s, ({ rates }) => rates.resets_per_s], format: rough },
  { title: 'Time of a step', series: [{ label: 'p99', colour: '--warn' }, { label: 'p50', colour: '--accent' }], values: [({ step_ms: { p99 } }) => p99, ({ step_ms: { p50 } }) => p50], format: (value) => (value === 0 ? '0' : duration(value)) },
  { title: 'Episodes', series: [{ label: 'live', colour: '--accent', fill: true }, { label: 'in the sandbox', colour: '--blue' }, { label: 'queued', colour: '--bad' }], values: [({ episodes }) => episodes.active, ({ episodes }) => episodes.running, ({ episodes }) => episodes.queued], format: rough, whole: true },
  { title: 'Faults', series: [{ label: 'ours', colour: '--bad' }, { label: 'all', colour: '--muted' }], values: [({ totals }, before) => totals.faults.infra - (before?.totals.faults.infra ?? totals.faults.infra), ({ totals }, before) => total(totals.faults) - (before === undefined ? total(totals.faults) : total(before.totals.faults))], format: rough, whole: true },
];

export function Lines({ points }: { readonly points: readonly Live[] }) {
  return <div class="plots">{PLOTS.map((lines) => <LinesPanel key={lines.title} lines={lines} points={points} />)}</div>;
}

function LinesPanel({ lines: { title, series, values, format, whole = false }, points }: { readonly lines: Lines; readonly points: readonly Live[] }) {
  const data = useMemo(() => [points.map(({ at }) => at / 1000), ...values.map((valueOf) => points.map((now, index) => valueOf(now, points[index - 1])))], [points]);
  const latest = series.map(({ label }, index) => `${label} ${format(data[index + 1]?.at(-1) ?? 0)}`).join(', ');
  return (
    <figure class="panel">
      <figcaption class="row"><h2>{title}</h2><span class="legend small">{series.map(({ label, colour }) => <span key={label}><i style={{ background: `var(${colour})` }} aria-hidden="true" />{label}</span>)}</span></figcaption>
      <Plot label={`${title}, now: ${latest}`} series={series} data={data} format={format} whole={whole} />
    </figure>
  );
}
