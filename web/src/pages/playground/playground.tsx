/** The playground: a task solved by hand, step by step, as a model would. */
import './playground.css';
import { useRef } from 'preact/hooks';
import { request } from '../../api/http.ts';
import { useMay } from '../../api/session.tsx';
import type { Family } from '../../api/types.ts';
import type { EditorHandle } from '../../parts/editor.tsx';
import { Combination } from '../../parts/key-help.tsx';
import { useKeys } from '../../parts/keys.ts';
import { Answer, Empty, Failure } from '../../parts/notice.tsx';
import { TaskId, Untrusted } from '../../parts/untrusted.tsx';
import { useParams } from '../../parts/use-params.ts';
import { useRequest } from '../../parts/use-request.ts';
import { Choice, FEEDBACK, isFeedback, resetRequest } from './choice.tsx';
import { Composer } from './composer.tsx';
import { Outcome, Standing } from './standing.tsx';
import { Turns } from './turns.tsx';
import { useEpisode } from './use-episode.ts';

export function Playground() {
  const families = useRequest('families', (signal) => request<readonly Family[]>('/v1/families', { signal }));
  const may = useMay('rollout');
  return (
    <>
      <div class="title"><h1>Playground</h1><p>Solve a task by hand, as a model would.</p></div>
      {may ? <Answer of={families} what="Fetching the families">{(all) => (all.length === 0 ? <Empty title="There are no families"><p>Start the server with its own catalogue, or import a task pack.</p></Empty> : <Table families={all} />)}</Answer>
        : <Empty title="Your token may not play"><p>Playing needs the scope <code>rollout</code>. Sign in with a token that has it.</p></Empty>}
    </>
  );
}

function Table({ families }: { readonly families: readonly Family[] }) {
  const params = useParams();
  const { play, link, begin, step, cancel, close } = useEpisode();
  const editor = useRef<EditorHandle>(null);
  const texts = useRef({ code: '', reply: '' });
  const task = useRef<HTMLDivElement>(null);
  const { start, turns, end, busy, waiting, error } = play;
  // The next question of several may permit others.
  const actions = turns.findLast(({ result }) => result?.observation.actions !== undefined)?.result?.observation.actions ?? start?.observation.actions ?? {};
  const runtime = start?.info.runtime ?? 'python';
  const reset = (): void => {
    const asked = resetRequest(families, params.get);
    if (!('id' in asked.task) || asked.task.id !== play.task) texts.current = { code: '', reply: '' };
    void begin(asked);
  };
  useKeys('Playground', {
    'Alt+n': { does: 'Begin, or begin anew', run: reset },
    'Alt+t': { does: 'To the task\'s text', run: () => task.current?.focus() },
    'Alt+x': { does: 'End the episode, or cancel the step', run: () => { if (busy === 'step' || busy === 'reset') cancel(); else void close(); } },
  });
  const feedback = start?.info.feedback;
  return (
    <>
      <section class="panel" aria-label="Task and options"><div class="body row choice">
        <Choice families={families} params={params} />
        <button type="button" class={start === undefined || end !== undefined ? 'primary end' : 'end'} onClick={reset} disabled={busy !== undefined}>{start === undefined ? 'Begin' : 'Begin anew'} <Combination keys="Alt+n" /></button>
      </div></section>
      {busy === 'reset' && <p class="muted" role="status">{waiting ?? 'Beginning'} … <button type="button" class="link" onClick={cancel}>Cancel</button></p>}
      {link === 'lost' && <p class="problem" role="status">The connection is lost; it is dialled again, and the episode waits.</p>}
      {error !== undefined && <div class="panel"><Failure error={error} /></div>}
      {start === undefined ? busy === undefined && error === undefined && <div class="panel"><Empty title="Nothing is played yet"><p>Choose a family, or <a href="/">a task of the catalogue</a>, and begin. Without an index a task is drawn.</p></Empty></div> : (
        <div class="play">
          <section class="panel play-task" aria-label="Task">
            <header><h2 class="task-id"><TaskId id={play.task} /></h2><span class="end muted small">seed {start.info.seed}</span></header>
            <div class="body stack" ref={task} tabIndex={-1}>
              {(start.observation.messages ?? [{ role: 'user', content: start.observation.text }]).map(({ role, content }, index) => role === 'system'
                ? <details key={index}><summary class="muted small">What a model is told besides</summary><div class="message system"><Untrusted text={content} /></div></details>
                : <Untrusted key={index} text={content} />)}
            </div>
          </section>
          <div class="stack">
            <Standing play={play} />
            {isFeedback(feedback) && end === undefined && <p class="muted small"><code>{feedback}</code> feedback: {FEEDBACK[feedback]}.{start.info.guessable === true && ' Its results can be guessed, and are marked so.'}</p>}
            {end !== undefined && <Outcome play={play} />}
            <Composer actions={actions} runtime={runtime} disabled={end !== undefined || busy === 'reset' || busy === 'close'} busy={busy === 'step'} editor={editor} take={(action) => void step(action)} cancel={cancel} texts={texts.current} programs={turns.flatMap(({ action }) => (typeof action === 'object' && typeof action['code'] === 'string' ? [action['code']] : []))} />
            <Turns turns={turns} runtime={runtime} />
          </div>
        </div>
      )}
    </>
  );
}
