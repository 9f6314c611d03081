/** One task as an agent sees it at its reset: the messages, what it may do, its files and limits. Never its answer. */
import { request, withQuery } from '../../api/http.ts';
import type { Task } from '../../api/types.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Answer, Empty } from '../../parts/notice.tsx';
import { Output } from '../../parts/output.tsx';
import { Line, TaskId, Untrusted } from '../../parts/untrusted.tsx';
import { useParams } from '../../parts/use-params.ts';
import { useRequest } from '../../parts/use-request.ts';
import { bytes, count, duration } from '../../text/format.ts';

export function TaskPane({ id }: { readonly id: string | undefined }) {
  const { get, set } = useParams();
  const runtime = get('runtime');
  const task = useRequest(id === undefined ? undefined : JSON.stringify([id, runtime]), (signal) => request<Task>(withQuery('/v1/task', { id, runtime }), { signal }));
  if (id === undefined) return <section class="panel task-pane empty" aria-label="Task"><Empty title="No task is chosen"><p>Choose one of the list, and it is shown here as an agent sees it. <kbd>j</kbd> and <kbd>k</kbd> go through the list.</p></Empty></section>;
  return (
    <section class="panel task-pane" aria-label="Task">
      <header>
        <h2 class="task-id"><TaskId id={id} /></h2>
        <div class="end">
          <CopyButton text={id} label="Copy id" class="plain" />
          <a class="button primary-link" href={`/play?task=${encodeURIComponent(id)}`}>Play it</a>
          <button type="button" class="plain" aria-label="Close the task" onClick={() => set({ task: undefined })}>✕</button>
        </div>
      </header>
      <div class="body"><Answer of={task} what="Fetching the task; the first of its family may take a minute, while its tables are made">{(shown) => <TaskView task={shown} setRuntime={(next) => set({ runtime: next }, true)} />}</Answer></div>
    </section>
  );
}

function TaskView({ task, setRuntime }: { readonly task: Task; readonly setRuntime: (runtime: string) => void }) {
  const { messages, next_prompts: next, actions, context, limits, files, world } = task;
  return (
    <div class="stack task-view">
      <dl class="facts">
        <div><dt>Difficulty</dt><dd>{task.difficulty} of 5</dd></div>
        <div><dt>Steps</dt><dd>{count(limits.max_steps)}</dd></div>
        <div><dt>Graded attempts</dt><dd>{count(limits.attempts)}</dd></div>
        <div><dt>Time of a step</dt><dd>{duration(limits.step_timeout_ms)}</dd></div>
        <div><dt>Memory</dt><dd>{count(limits.memory_mib)} MiB</dd></div>
        <div><dt>Feedback</dt><dd>{task.feedback}</dd></div>
        <div><dt>Language</dt><dd>{task.runtimes.length < 2 ? task.runtime : <select aria-label="Language" value={task.runtime} onChange={({ currentTarget }) => setRuntime(currentTarget.value)}>{task.runtimes.map((each) => <option key={each}>{each}</option>)}</select>}</dd></div>
      </dl>
      {messages.map(({ role, content }, index) => (role === 'system'
        ? <details key={index}><summary class="muted small">What a model is told besides</summary><div class="message system"><Untrusted text={content} /></div></details>
        : <section key={index} class={`message ${role}`} aria-label={`Message of the ${role}`}><h3>{role}</h3><Untrusted text={content} /></section>))}
      {next.map((prompt, index) => <section key={index} class="message user" aria-label={`Question ${index + 2}`}><h3>question {index + 2}, asked once the one before is over</h3><Untrusted text={prompt} /></section>)}
      {context !== null && <section class="message" aria-label="Code context"><h3>code context</h3><Output label="Code context"><Untrusted text={context} code /></Output></section>}
      {files.length > 0 && <section><h3>files</h3><ul class="files">{files.map(({ path, bytes: size, entries }) => <li key={path}><code><Line text={path} /></code> <span class="muted small">{bytes(size)}</span>{entries.length > 0 && <ul>{entries.map(({ name, bytes: each }) => <li key={name}><code><Line text={name} /></code> <span class="muted small">{bytes(each)}</span></li>)}</ul>}</li>)}</ul></section>}
      {world !== null && <p class="muted">A service (<code>{world}</code>) stands at <code>http://localhost:8080/</code>.</p>}
      <section><h3>actions</h3><ul class="files">{Object.entries(actions).map(([name, { description = '' }]) => <li key={name}><code>{name}</code> <span class="muted small"><Line text={description} /></span></li>)}</ul></section>
    </div>
  );
}
