/** The steps of an episode in a column, with how each went. */
import type { Step, Trajectory } from '../../api/types.ts';
import { useParams } from '../../parts/use-params.ts';
import { duration, reward } from '../../text/format.ts';

/** How a step went, in a word. */
export function wentAs({ observation, info, error, problem, reward: earned }: Step): { readonly word: string; readonly kind: 'good' | 'bad' | 'warn' | 'plain' } {
  if (error !== null) return { word: error.code.replaceAll('_', ' '), kind: 'warn' };
  if (info?.correct === true) return { word: 'right', kind: 'good' };
  // What ends an episode is not right either; why not is told by the step itself, where it was no answer at all.
  if (problem !== null || observation?.kind === 'parse_error') return { word: 'unreadable', kind: 'warn' };
  const status = observation?.status?.replaceAll('_', ' ');
  if (status !== undefined && status !== 'ok') return { word: status, kind: 'warn' };
  if (info?.correct === false) return { word: 'wrong', kind: 'bad' };
  if (earned !== null && earned > 0) return { word: `reward ${reward(earned)}`, kind: 'good' };
  if (status !== undefined) return { word: status, kind: 'plain' };
  return { word: '', kind: 'plain' };
}

export function StepList({ trajectory: { steps }, at, go }: { readonly trajectory: Trajectory; readonly at: number; readonly go: (to: number) => void }) {
  const { href } = useParams();
  const to = (index: number) => ({ href: href({ step: String(index) }), 'aria-current': index === at ? ('step' as const) : undefined, onClick: (event: MouseEvent) => { if (!event.ctrlKey && !event.metaKey) { event.preventDefault(); event.stopPropagation(); go(index); } } });
  return (
    <nav class="panel step-list" aria-label="Steps">
      <ol>
        <li><a {...to(0)}><span class="step-number">0</span><span class="step-name">task</span></a></li>
        {steps.map((step, index) => {
          const { word, kind } = wentAs(step);
          const sandbox = step.info?.timing_ms?.['sandbox'];
          return <li key={step.seq}><a {...to(index + 1)}><span class="step-number">{index + 1}</span><span class="step-name">{step.name ?? (step.action === null ? 'withheld' : 'reply')}</span><span class={`step-word ${kind}`}>{word}</span><span class="muted small num">{sandbox !== undefined && duration(sandbox)}</span></a></li>;
        })}
      </ol>
    </nav>
  );
}
