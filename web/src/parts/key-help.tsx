/** The keys that do something now, and the switch for plain letters. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { keysNow, letLettersWork, lettersWork } from './keys.ts';

/** Keys as they are written on a keyboard. */
export const keyName = (combination: string): string => combination.replace('ArrowLeft', '←').replace('ArrowRight', '→').replace('ArrowUp', '↑').replace('ArrowDown', '↓').replaceAll('+', ' ');

export const Combination = ({ keys }: { readonly keys: string }) => <kbd>{keyName(keys)}</kbd>;

export function KeyHelp({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [letters, setLetters] = useState(lettersWork());
  const [shown] = useState(keysNow);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="key-help">
      <div class="body stack">
        <div class="row"><h2 id="key-help">Keys</h2><button type="button" class="plain end" onClick={() => dialog.current?.close()}>Close</button></div>
        {shown.map(({ title, keys }) => (
          <section key={title} class="stack">
            <h3>{title}</h3>
            <dl class="keys">{Object.entries(keys).map(([combination, { does }]) => [<dt key={`${combination} key`}><Combination keys={combination} /></dt>, <dd key={combination}>{does}</dd>])}</dl>
          </section>
        ))}
        <label class="row"><input type="checkbox" checked={letters} onChange={({ currentTarget }) => { letLettersWork(currentTarget.checked); setLetters(currentTarget.checked); }} /> Keys without Ctrl or Alt work where nothing is typed</label>
        <p class="muted small">In the editor: Tab moves on, Ctrl ] and Ctrl [ indent.</p>
      </div>
    </dialog>
  );
}
