/**
 * The page's keys. A component lends some for as long as it is there; the help (`?`) lists those that are lent now. A plain
 * letter is a key only where nothing is typed, and can be switched off.
 */
import { useEffect, useRef } from 'preact/hooks';

/** What a key does, in few words, and doing it. */
export interface KeyAction { readonly does: string; readonly run: () => void }
/** By combination, as they are shown: `j`, `Shift+D`, `Ctrl+Enter`, `Alt+1`, `ArrowDown`. */
export type Keys = Readonly<Record<string, KeyAction>>;

const lent = new Set<{ readonly title: string; current: Keys }>();
const SETTING = 'letters';

export const lettersWork = (): boolean => localStorage.getItem(SETTING) !== 'off';
export const letLettersWork = (work: boolean): void => localStorage.setItem(SETTING, work ? 'on' : 'off');

/** All keys that do something now, by title. */
export const keysNow = (): readonly { readonly title: string; readonly keys: Keys }[] =>
  [...Map.groupBy(lent, ({ title }) => title)].map(([title, those]) => ({ title, keys: Object.assign({}, ...those.map(({ current }) => current)) as Keys })).filter(({ keys }) => Object.keys(keys).length > 0);

function combinationOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  // With Alt a Mac's keyboard types other characters.
  const plain = altKey && /^(?:Key|Digit)/.test(code) ? code.replace(/^Key|^Digit/, '').toLowerCase() : key;
  const letter = plain.length === 1 ? plain.toLowerCase() : plain;
  const shift = shiftKey && (plain.length > 1 || plain.toLowerCase() !== plain.toUpperCase());
  return [ctrlKey || metaKey ? 'Ctrl' : '', altKey ? 'Alt' : '', shift ? 'Shift' : '', shift && letter.length === 1 ? letter.toUpperCase() : letter].filter((part) => part !== '').join('+');
}

/** Is something typed, chosen or operated where the key goes to? */
const typing = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('dialog') !== null);

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const combination = combinationOf(event);
  const modified = /^(?:Ctrl|Alt)\+/.test(combination);
  if (!modified && (typing(event.target) || (!lettersWork() && combination !== '?'))) return;
  for (const { current } of [...lent].toReversed()) {
    const action = current[combination];
    if (action === undefined) continue;
    event.preventDefault();
    action.run();
    return;
  }
}, { capture: true });

export function useKeys(title: string, keys: Keys): void {
  const entry = useRef({ title, current: keys });
  entry.current.current = keys;
  useEffect(() => {
    const mine = entry.current;
    lent.add(mine);
    return () => { lent.delete(mine); };
  }, []);
}
