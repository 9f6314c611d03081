/** What came of each step, the latest first. */
import { Badge } from '../../parts/badge.tsx';
import { Code } from '../../parts/code.tsx';
import { Numbers } from '../../parts/numbers.tsx';
import { Output } from '../../parts/output.tsx';
import { Untrusted } from '../../parts/untrusted.tsx';
import { duration, reward } from '../../text/format.ts';
import { shownAction } from '../../text/shown-action.ts';
import type { Turn } from './use-episode.ts';

export function Turns({ turns, runtime }: { readonly turns: readonly Turn[]; readonly runtime: string }) {
  return <ol class="turns" reversed>{turns.map((turn, index) => <li key={index}><TurnCard turn={turn} number={index + 1} runtime={runtime} /></li>).toReversed()}</ol>;
}

function TurnCard({ turn: { action, result, problem, ms }, number, runtime }: { readonly turn: Turn; readonly number: number; readonly runtime: string }) {
  const { name, code, text, language } = shownAction(action, runtime);
  const { observation, info } = result ?? {};
  return (
    <article class="panel turn" aria-label={`Step ${number}`}>
      <header>
        <h3>Step {number}</h3><code>{name}</code>
        {observation?.status !== undefined && <Badge kind={observation.status === 'ok' ? 'plain' : 'warn'}>{observation.status}</Badge>}
        {observation?.kind === 'parse_error' && <Badge kind="warn">could not be read</Badge>}
        {info?.correct !== undefined && <Badge kind={info.correct ? 'good' : 'bad'}>{info.correct ? 'right' : 'wrong'}</Badge>}
        {result !== undefined && result.reward > 0 && <Badge kind="good">reward {reward(result.reward)}</Badge>}
        <span class="end muted small num">{ms !== undefined && duration(ms)}</span>
      </header>
      <div class="body stack">
        {result === undefined && problem === undefined && <p class="muted" role="status">Running …</p>}
        {problem !== undefined && <p class="problem" role="alert"><Untrusted text={problem} /></p>}
        {observation !== undefined && <Output label={`What step ${number} showed`}><Untrusted text={observation.text === '' ? '(nothing)' : observation.text} code /></Output>}
        {info !== undefined && <Numbers info={info} />}
        <details><summary class="muted small">What was sent</summary><Output label={`What step ${number} was`}><Code text={code ?? text} language={code === undefined ? 'json' : language} /></Output></details>
      </div>
    </article>
  );
}
