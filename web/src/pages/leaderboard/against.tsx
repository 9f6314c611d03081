/** One run against another: family by family with intervals, and what went wrong. */
import type { Board, Entry, Interval } from '../../api/board.ts';
import { Scroll } from '../../parts/scroll.tsx';
import { Line } from '../../parts/untrusted.tsx';
import { count, NONE, percent, plural } from '../../text/format.ts';
import { Share } from './ranking.tsx';

type Measured = { readonly success: number | null; readonly interval: Interval | null };

/** Do the intervals leave no doubt about which is higher? */
const apart = (one: Measured, two: Measured): boolean => one.interval !== null && two.interval !== null && (one.interval[0] > two.interval[1] || two.interval[0] > one.interval[1]);

const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value * 100).toFixed(1)}`;

export function Against({ board, one, two }: { readonly board: Board; readonly one: Entry; readonly two: Entry }) {
  const both = board.families.flatMap(({ id, title }) => {
    const [left, right] = [one.families[id], two.families[id]];
    return left === undefined || right === undefined ? [] : [{ id, title, left, right }];
  });
  const kinds = Object.keys({ ...one.overall.errors, ...two.overall.errors }).filter((kind) => (one.overall.errors[kind] ?? 0) + (two.overall.errors[kind] ?? 0) > 0);
  const share = ({ overall }: Entry, kind: string): string => (overall.steps === 0 ? NONE : percent((overall.errors[kind] ?? 0) / overall.steps));
  return (
    <section class="panel" aria-label="One against the other">
      <header><h2><Line text={one.model} /> <span class="muted">against</span> <Line text={two.model} /></h2><span class="muted small"><Line text={one.run} />, <Line text={two.run} /></span></header>
      <div class="against">
        <Scroll label="Success of both, by family"><table class="rows">
          <thead><tr><th>Family</th><th class="right"><Line text={one.model} /></th><th class="right"><Line text={two.model} /></th><th class="right" title="The second less the first, in points">Difference</th><th><span class="sr">Are the intervals apart?</span></th></tr></thead>
          <tbody>
            {both.length === 0 && <tr><td colSpan={5} class="muted">They have no family in common.</td></tr>}
            {both.map(({ id, title, left, right }) => (
              <tr key={id}><th scope="row" title={title}>{id}</th><td class="right"><Share value={left.success} interval={left.interval} /></td><td class="right"><Share value={right.success} interval={right.interval} /></td><td class="right">{left.success === null || right.success === null ? NONE : signed(right.success - left.success)}</td><td class="small muted">{apart(left, right) ? 'intervals apart' : 'intervals overlap'}</td></tr>
            ))}
          </tbody>
        </table></Scroll>
        <Scroll label="Errors of both"><table class="rows">
          <thead><tr><th>Steps with an error</th><th class="right"><Line text={one.model} /></th><th class="right"><Line text={two.model} /></th></tr></thead>
          <tbody>
            {kinds.length === 0 && <tr><td colSpan={3} class="muted">None.</td></tr>}
            {kinds.map((kind) => <tr key={kind}><th scope="row">{kind}</th><td class="right">{share(one, kind)}</td><td class="right">{share(two, kind)}</td></tr>)}
            <tr><th scope="row">of</th><td class="right muted">{plural(one.overall.steps, 'step')}</td><td class="right muted">{plural(two.overall.steps, 'step')}</td></tr>
            <tr><th scope="row">our failures, apart</th><td class="right">{count(one.overall.infra)}</td><td class="right">{count(two.overall.infra)}</td></tr>
          </tbody>
        </table></Scroll>
      </div>
    </section>
  );
}
