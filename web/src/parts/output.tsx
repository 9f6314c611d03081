/** A frame for what was printed or written; where it scrolls, the keyboard scrolls it too. */
import type { ComponentChildren } from 'preact';

export const Output = ({ label, tall = false, muted = false, children }: { readonly label: string; readonly tall?: boolean; readonly muted?: boolean; readonly children: ComponentChildren }) => <div class={`output${tall ? ' tall' : ''}${muted ? ' muted' : ''}`} tabIndex={0} role="group" aria-label={label}>{children}</div>;
