/** How an episode began: the task's text, and what the episode depends on. */
import type { Trajectory } from '../../api/types.ts';
import { Code } from '../../parts/code.tsx';
import { Output } from '../../parts/output.tsx';
import { Untrusted } from '../../parts/untrusted.tsx';

export function TaskText({ trajectory: { observation } }: { readonly trajectory: Trajectory }) {
  return (
    <section class="panel" aria-label="Task"><header><h2>Task</h2></header><div class="body stack">
      {observation === null ? <p class="muted">Its text is not shown.</p> : <Untrusted text={observation.text} />}
      {observation?.context !== undefined && <Output label="Code context"><Untrusted text={observation.context} code /></Output>}
    </div></section>
  );
}

export function Opening({ trajectory }: { readonly trajectory: Trajectory }) {
  const { options, meta, digest, trajectory_digest: end, release, image } = trajectory;
  return (
    <div class="stack">
      <TaskText trajectory={trajectory} />
      <section class="panel" aria-label="What it depends on"><header><h2>Options, versions, digests</h2></header><div class="body stack">
        <dl class="about-facts small"><dt>Digest</dt><dd><code>{digest}</code></dd><dt>Trajectory</dt><dd><code>{end ?? 'open'}</code></dd><dt>Release</dt><dd>{release}</dd><dt>Image</dt><dd><code>{image}</code></dd></dl>
        <Output label="Options and meta"><Code text={JSON.stringify({ options, meta }, undefined, 2)} language="json" /></Output>
      </div></section>
    </div>
  );
}
