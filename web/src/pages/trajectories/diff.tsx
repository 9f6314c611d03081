/** Two recorded episodes side by side, step by step: what was done, and what came of it. */
import './trajectories.css';
import { useLocation, useRoute } from 'preact-iso';
import { useMemo, useRef } from 'preact/hooks';
import { request } from '../../api/http.ts';
import type { Step, Trajectory } from '../../api/types.ts';
import { Badge, OutcomeBadge } from '../../parts/badge.tsx';
import { useKeys } from '../../parts/keys.ts';
import { Answer } from '../../parts/notice.tsx';
import { Line, TaskId } from '../../parts/untrusted.tsx';
import { useRequest } from '../../parts/use-request.ts';
import { duration, NONE, plural, reward } from '../../text/format.ts';
import { shownAction } from '../../text/shown-action.ts';
import { SideBySide } from './side-by-side.tsx';
import { wentAs } from './step-list.tsx';

const fetchOne = (id: string, signal: AbortSignal): Promise<Trajectory> => request<Trajectory>(`/v1/trajectories/${encodeURIComponent(id)}`, { signal });

export function DiffPage() {
  const { params: { id = '', other = '' } } = useRoute();
  const both = useRequest(`${id}\n${other}`, (signal) => Promise.all([fetchOne(id, signal), fetchOne(other, signal)]));
  return <Answer of={both} what="Fetching both">{([left, right]) => <Diff left={left} right={right} />}</Answer>;
}

/** What a step did and showed, as text to compare. */
function textsOf(step: Step | undefined): { readonly done: string; readonly seen: string } {
  if (step === undefined) return { done: '', seen: '' };
  const { code, text } = shownAction(step.action, 'python');
  return { done: step.code ?? code ?? (step.action === null ? '(withheld)' : text), seen: step.observation?.text ?? step.error?.message ?? '' };
}

function Diff({ left, right }: { readonly left: Trajectory; readonly right: Trajectory }) {
  const { route } = useLocation();
  const steps = useMemo(() => Array.from({ length: Math.max(left.steps.length, right.steps.length) }, (_, index) => {
    const [one, two] = [left.steps[index], right.steps[index]];
    const [before, after] = [textsOf(one), textsOf(two)];
    return { one, two, before, after, same: one !== undefined && two !== undefined && before.done === after.done && before.seen === after.seen };
  }), [left, right]);
  const list = useRef<HTMLOListElement>(null);
  const go = (by: number): void => {
    const differing = [...list.current?.querySelectorAll<HTMLElement>('li[data-differs]') ?? []];
    const at = differing.findIndex((each) => each.contains(document.activeElement));
    const next = differing[at < 0 ? (by > 0 ? 0 : differing.length - 1) : at + by];
    next?.focus();
    next?.scrollIntoView({ block: 'start' });
  };
  useKeys('Comparison', {
    j: { does: 'The next step that differs', run: () => go(1) }, k: { does: 'The one before', run: () => go(-1) },
    s: { does: 'Swap the sides', run: () => route(`/trajectories/${encodeURIComponent(right.id)}/diff/${encodeURIComponent(left.id)}`, true) },
    u: { does: 'Up to the list', run: () => route('/trajectories') },
  });
  const alike = steps.filter(({ same }) => same).length;
  return (
    <>
      <div class="title"><h1 class="task-title"><a href="/trajectories" class="muted">Trajectories</a> <span class="muted" aria-hidden="true">/</span> Comparison</h1><p>{plural(alike, 'step')} alike, {steps.length - alike} different{left.task !== right.task && '; of different tasks'}</p></div>
      <div class="diff-heads"><Head trajectory={left} name="left" /><Head trajectory={right} name="right" /></div>
      <ol ref={list} class="stack">
        {steps.map(({ one, two, before, after, same }, index) => (
          <li key={index} class="panel diff-step" tabIndex={-1} {...(same ? {} : { 'data-differs': true })}>
            <header><h2>Step {index + 1}</h2>{same ? <span class="muted small">alike: <code>{one?.name ?? 'reply'}</code></span> : <><StepWord step={one} /><span class="muted" aria-hidden="true">→</span><StepWord step={two} /></>}</header>
            {!same && <div class="body stack"><SideBySide title="What was done" left={before.done} right={after.done} /><SideBySide title="What came of it" left={before.seen} right={after.seen} /></div>}
          </li>
        ))}
      </ol>
    </>
  );
}

function StepWord({ step }: { readonly step: Step | undefined }) {
  if (step === undefined) return <span class="muted small">no such step</span>;
  const { word, kind } = wentAs(step);
  return <span class="row"><code>{step.name ?? 'reply'}</code>{word !== '' && <Badge kind={kind}>{word}</Badge>}</span>;
}

function Head({ trajectory, name }: { readonly trajectory: Trajectory; readonly name: string }) {
  const { id, task, model, run, sample, outcome, reward: earned, started_at: since, ended_at: until } = trajectory;
  return (
    <section class="panel" aria-label={`The ${name} one`}><div class="body stack">
      <div class="row"><OutcomeBadge outcome={outcome} /><a href={`/trajectories/${encodeURIComponent(id)}`} class="task-id"><TaskId id={task} /></a></div>
      <p class="muted small">{model === null ? NONE : <Line text={model} />}{run !== null && <> · <Line text={run} /></>}{sample !== null && ` #${sample}`} · reward {reward(earned)}{until !== null && ` · ${duration(until - since)}`}</p>
    </div></section>
  );
}
