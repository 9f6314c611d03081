/** One step: what was said and done on one side, what came of it on the other. */
import { useState } from 'preact/hooks';
import type { Step } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Code } from '../../parts/code.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Empty } from '../../parts/notice.tsx';
import { Numbers } from '../../parts/numbers.tsx';
import { Output } from '../../parts/output.tsx';
import { Untrusted } from '../../parts/untrusted.tsx';
import { moment } from '../../text/format.ts';
import { replyOf } from '../../text/reply.ts';
import { shownAction } from '../../text/shown-action.ts';
import { wentAs } from './step-list.tsx';

export function StepView({ step, number, of, runtime }: { readonly step: Step; readonly number: number; readonly of: number; readonly runtime: string }) {
  const { observation, info, error, reward } = step;
  const { word, kind } = wentAs(step);
  return (
    <div class="step-view">
      <Said step={step} number={number} of={of} runtime={runtime} />
      <section class="panel" aria-label="What came of it">
        <header><h2>Result</h2>{word !== '' && <Badge kind={kind}>{word}</Badge>}{observation?.status !== undefined && observation.status !== word && <Badge>{observation.status}</Badge>}{reward !== null && reward > 0 && !word.startsWith('reward') && <Badge kind="good">reward {Math.round(reward * 1000) / 1000}</Badge>}<span class="end muted small">{moment(step.at)}</span></header>
        <div class="body stack">
          {error !== null && <p class="problem"><Untrusted text={`${error.code}: ${error.message}`} /></p>}
          {observation === null ? error === null && <p class="muted">Nothing was recorded of it.</p> : <Output tall label="Observation"><Untrusted text={observation.text === '' ? '(nothing)' : observation.text} code /></Output>}
          {observation?.answer !== undefined && <p class="small"><span class="muted">answer </span><code><Untrusted text={observation.answer} /></code></p>}
          {info !== null && <Numbers info={info} />}
        </div>
      </section>
    </div>
  );
}

const VIEWS = ['action', 'reply', 'meta'] as const;
type View = (typeof VIEWS)[number];

function Said({ step, number, of, runtime }: { readonly step: Step; readonly number: number; readonly of: number; readonly runtime: string }) {
  const { action, raw, problem, meta } = step;
  const spoken = raw ?? (typeof action === 'string' ? action : null);
  const there = VIEWS.filter((view) => view === 'action' || (view === 'reply' ? spoken !== null : meta !== null && Object.keys(meta).length > 0));
  const [chosen, setChosen] = useState<View>('action');
  const { name, code, text, language } = shownAction(action, runtime);
  const program = step.code ?? code;
  return (
    <section class="panel" aria-label="What was done">
      <header>
        <h2>Step {number} <span class="muted">of {of}</span></h2><code>{step.name ?? name}</code>
        <div class="end">
          {there.length > 1 && <div class="tabs" role="group" aria-label="Seen as">{there.map((view) => <button key={view} type="button" aria-pressed={view === chosen} onClick={() => setChosen(view)}>{view}</button>)}</div>}
          {action !== null && <CopyButton text={chosen === 'reply' ? spoken ?? '' : program ?? text} label="Copy" class="plain small" />}
        </div>
      </header>
      <div class="body stack">
        {action === null && raw === null ? <Empty title="Withheld"><p>This scope may not see what was said.</p></Empty>
          : chosen === 'action' ? <>{problem !== null && <p class="problem small"><Untrusted text={problem} /></p>}<Output tall label="Program"><Code text={program ?? text} language={program === undefined ? (typeof action === 'string' ? undefined : 'json') : step.name === 'terminal' ? undefined : language ?? (runtime === 'javascript' ? 'javascript' : 'python')} /></Output></>
            : chosen === 'reply' ? <Spoken raw={spoken ?? ''} /> : <Output tall label="Meta"><Code text={JSON.stringify(meta, undefined, 2)} language="json" /></Output>}
      </div>
    </section>
  );
}

function Spoken({ raw }: { readonly raw: string }) {
  const { thoughts, said, calls } = replyOf(raw);
  return (
    <>
      {thoughts !== '' && <section><h3>thoughts</h3><Output tall muted label="Thoughts"><Untrusted text={thoughts} /></Output></section>}
      {said !== '' && <section><h3>said</h3><Output tall label="Said"><Untrusted text={said} code /></Output></section>}
      {calls !== '' && <section><h3>tool calls</h3><Output tall label="Tool calls"><Code text={calls} language="json" /></Output></section>}
    </>
  );
}
