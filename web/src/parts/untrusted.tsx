/** Text of models, notes and programs: as text, with what is invisible shown by name, cut where it is long, drawn as it comes into sight. */
import { Fragment } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { beginningOf, blocksOf } from '../text/blocks.ts';
import { count } from '../text/format.ts';
import { pieces } from '../text/harmless.ts';
import { CopyButton } from './copy-button.tsx';

export const Pieces = ({ text }: { readonly text: string }) => <>{pieces(text).map(({ text: plain, hidden }) => (hidden === undefined ? plain : <span class="hidden-mark" title="An invisible character, shown by its name">{hidden}</span>))}</>;

/** One line of it, such as a name. */
export const Line = ({ text }: { readonly text: string }) => <bdi><Pieces text={text} /></bdi>;

/** A task's id, which may be broken at its slashes. */
export const TaskId = ({ id }: { readonly id: string }) => <bdi>{id.split('/').map((part, index) => <Fragment key={index}>{index > 0 && <>/<wbr /></>}<Pieces text={part} /></Fragment>)}</bdi>;

/** Drawn once it is near the screen; its height is guessed before. */
function Block({ text }: { readonly text: string }) {
  const place = useRef<HTMLSpanElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (near || place.current === null) return;
    const watch = new IntersectionObserver((entries) => { if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true); }, { rootMargin: '800px' });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [near]);
  const lines = text.split('\n').length - 1 + text.length / 160;
  return <span ref={place} class="block" style={near ? undefined : { height: `${Math.ceil(lines) * 1.55}em` }}>{near && <Pieces text={text.replace(/\n$/, '')} />}</span>;
}

export interface UntrustedProps {
  readonly text: string;
  /** In the type of programs. */
  readonly code?: boolean;
}

export function Untrusted({ text, code = false }: UntrustedProps) {
  const [all, setAll] = useState(false);
  useEffect(() => setAll(false), [text]);
  const shown = all ? text : beginningOf(text);
  const rest = text.length - shown.length;
  return (
    <div>
      <div class={code ? 'text code' : 'text'}>
        {all ? blocksOf(text).map((block, index) => <Block key={index} text={block} />) : <Pieces text={shown} />}
      </div>
      {rest > 0 && <p class="cut">{count(rest)} more characters <button type="button" class="link" onClick={() => setAll(true)}>Show all</button> <CopyButton text={text} class="link" label="Copy all" /></p>}
    </div>
  );
}
