/** Two texts beside each other, with what differs marked; one above the other where there is no room. */
import { useMemo, useState } from 'preact/hooks';
import { Output } from '../../parts/output.tsx';
import { Pieces, Untrusted } from '../../parts/untrusted.tsx';
import { folded, type Row, type Side, sideBySide } from '../../text/diff.ts';
import { plural } from '../../text/format.ts';

/** Longer texts are shown, not compared. */
const COMPARED = 60_000;

export function SideBySide({ title, left, right }: { readonly title: string; readonly left: string; readonly right: string }) {
  const [all, setAll] = useState(false);
  const rows = useMemo(() => (left === right || left.length + right.length > COMPARED ? undefined : sideBySide(left, right)), [left, right]);
  if (left === right) return <section><h3>{title}: alike</h3></section>;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {rows === undefined ? <><p class="muted small">Too long, or too different, to be compared line by line.</p><div class="diff-plain"><Output label="Left"><Untrusted text={left} code /></Output><Output label="Right"><Untrusted text={right} code /></Output></div></> : (
        <Output tall label={title}><table class="diff"><tbody>{(all ? rows : folded(rows)).map((row, index) => ('folded' in row ? <tr key={index}><td colSpan={4} class="fold"><button type="button" class="link small" onClick={() => setAll(true)}>{plural(row.folded, 'line')} alike</button></td></tr> : <DiffRow key={index} row={row} />))}</tbody></table></Output>
      )}
    </section>
  );
}

const DiffRow = ({ row: { kind, left, right } }: { readonly row: Row }) => <tr class={kind}><Half side={left} sign={kind === 'changed' ? '−' : ''} kind="gone" /><Half side={right} sign={kind === 'changed' ? '+' : ''} kind="come" /></tr>;

function Half({ side, sign, kind }: { readonly side: Side | undefined; readonly sign: string; readonly kind: 'gone' | 'come' }) {
  if (side === undefined) return <><td class="line" /><td class="none" /></>;
  return <><td class="line">{side.line}</td><td class={kind}><span class="sign">{sign}</span>{side.spans.map(({ text, changed }, index) => (changed ? <mark key={index}><Pieces text={text} /></mark> : <Pieces key={index} text={text} />))}</td></>;
}
