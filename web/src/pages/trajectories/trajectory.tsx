/** One recorded episode: what happened, a step at a time. Its address, step included, is a permalink. */
import './trajectories.css';
import { useLocation, useRoute } from 'preact-iso';
import { request } from '../../api/http.ts';
import type { Trajectory } from '../../api/types.ts';
import { OutcomeBadge } from '../../parts/badge.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { useKeys } from '../../parts/keys.ts';
import { Answer } from '../../parts/notice.tsx';
import { Line, TaskId } from '../../parts/untrusted.tsx';
import { useParams } from '../../parts/use-params.ts';
import { useRequest } from '../../parts/use-request.ts';
import { duration, moment, NONE, plural, reward } from '../../text/format.ts';
import { Opening, TaskText } from './opening.tsx';
import { StepView } from './step-view.tsx';
import { StepList, wentAs } from './step-list.tsx';

export function TrajectoryPage() {
  const { params: { id = '' } } = useRoute();
  const trajectory = useRequest(id, (signal) => request<Trajectory>(`/v1/trajectories/${encodeURIComponent(id)}`, { signal }));
  return <Answer of={trajectory} what="Fetching the episode">{(data) => <Episode key={data.id} trajectory={data} />}</Answer>;
}

/** The line that `export sft` writes of it. */
const sftSample = async (id: string): Promise<string> => JSON.stringify(await request<unknown>(`/v1/trajectories/${encodeURIComponent(id)}/sft`));

function Episode({ trajectory }: { readonly trajectory: Trajectory }) {
  const { get, set } = useParams();
  const { route } = useLocation();
  const { id, task, outcome, steps, started_at: since, ended_at: until } = trajectory;
  // 0 is the task; without a word, the step that ended it.
  const asked = Number(get('step') ?? steps.length);
  const at = Number.isInteger(asked) ? Math.min(Math.max(asked, 0), steps.length) : steps.length;
  const go = (to: number): void => { if (to >= 0 && to <= steps.length && to !== at) set({ step: String(to) }, true); };
  const compareWith = `/trajectories?task=${encodeURIComponent(task)}&mark=${encodeURIComponent(id)}`;
  const forward = { does: 'The next step', run: () => go(at + 1) };
  const back = { does: 'The step before', run: () => go(at - 1) };
  useKeys('Trajectory', {
    j: forward, k: back, ArrowRight: forward, ArrowLeft: back,
    Home: { does: 'The task', run: () => go(0) }, End: { does: 'The last step', run: () => go(steps.length) },
    d: { does: 'Compare with another of this task', run: () => route(compareWith) },
    u: { does: 'Up to the list', run: () => route('/trajectories') },
  });
  const step = steps[at - 1];
  return (
    <>
      <div class="title">
        <h1 class="task-title"><a href="/trajectories" class="muted" aria-label="Trajectories">Trajectories</a> <span class="muted" aria-hidden="true">/</span> <TaskId id={task} /></h1>
        <OutcomeBadge outcome={outcome} />
        <div class="end row">
          <CopyButton text={() => Promise.resolve(location.href)} label="Copy link" keys="l" />
          {outcome === 'solved' && !trajectory.withheld && <CopyButton text={() => sftSample(id)} label="Copy as SFT sample" keys="c" />}
          <a class="button" href={compareWith}>Compare <kbd>d</kbd></a>
          <a class="button" href={`/play?task=${encodeURIComponent(task)}`}>Play this task</a>
        </div>
      </div>
      <dl class="facts panel episode-facts">
        <div><dt>Reward</dt><dd>{reward(trajectory.reward)}</dd></div>
        <div><dt>Ended by</dt><dd>{trajectory.stop_reason === null ? NONE : <Line text={trajectory.stop_reason.replaceAll('_', ' ')} />}{trajectory.fault !== null && outcome !== 'solved' && ` (${trajectory.fault})`}</dd></div>
        <div><dt>Model</dt><dd>{trajectory.model === null ? NONE : <Line text={trajectory.model} />}</dd></div>
        <div><dt>Run</dt><dd>{trajectory.run === null ? NONE : <a href={`/trajectories?run=${encodeURIComponent(trajectory.run)}`}><Line text={trajectory.run} /></a>}{trajectory.sample !== null && ` #${trajectory.sample}`}</dd></div>
        {trajectory.tag !== null && <div><dt>Tag</dt><dd><Line text={trajectory.tag} /></dd></div>}
        <div><dt>Feedback</dt><dd>{trajectory.feedback ?? NONE}</dd></div>
        <div><dt>Seed</dt><dd>{trajectory.seed}</dd></div>
        <div><dt>Began</dt><dd>{moment(since)}</dd></div>
        <div><dt>Took</dt><dd>{until === null ? 'open' : duration(until - since)}, {plural(steps.length, 'step')}</dd></div>
      </dl>
      {trajectory.withheld && <p class="panel notice"><strong>What it says is withheld</strong>Its task is of published rows, which may hold records of patients. A token with the scope <code>admin</code> may read it.</p>}
      <p class="sr" role="status">{step === undefined ? 'The task' : `Step ${at} of ${steps.length}: ${step.name ?? 'reply'}, ${wentAs(step).word}`}</p>
      <div class="trajectory">
        <StepList trajectory={trajectory} at={at} go={go} />
        {step === undefined ? <Opening trajectory={trajectory} /> : <div class="stack"><StepView key={step.seq} step={step} number={at} of={steps.length} runtime={String(trajectory.options['runtime'] ?? 'python')} /><TaskText trajectory={trajectory} /></div>}
      </div>
    </>
  );
}
