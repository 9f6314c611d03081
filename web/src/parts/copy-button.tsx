/** Copies a text, and says so for a moment; by a key too, where it has one. */
import { useEffect, useState } from 'preact/hooks';
import { useKeys } from './keys.ts';

/** The clipboard of secure pages; elsewhere, on another address than loopback without TLS, the old way by a selection. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('aria-hidden', 'true');
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (!done) throw new Error('the browser did not let the page copy');
}

export interface CopyButtonProps {
  readonly text: string | (() => Promise<string>);
  readonly label: string;
  readonly class?: string;
  readonly keys?: string;
}

export function CopyButton({ text, label, class: kind, keys }: CopyButtonProps) {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (said === undefined) return;
    const timer = setTimeout(() => setSaid(undefined), 1600);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async (): Promise<void> => {
    try {
      await copyText(typeof text === 'string' ? text : await text());
      setSaid('Copied');
    } catch (error) {
      setSaid(error instanceof Error ? error.message : 'Not copied');
    }
  };
  useKeys('Copy', keys === undefined ? {} : { [keys]: { does: label, run: () => void copy() } });
  return <button type="button" class={kind} onClick={() => void copy()} {...(keys === undefined ? {} : { 'aria-keyshortcuts': keys })}><span aria-live="polite">{said ?? label}</span>{keys !== undefined && <kbd>{keys}</kbd>}</button>;
}
