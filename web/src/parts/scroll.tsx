/** A table that may be wider than its place: the keyboard scrolls it too, where nothing in it takes the focus. */
import type { ComponentChildren } from 'preact';

export const Scroll = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => <div class="scroll" tabIndex={0} role="group" aria-label={label}>{children}</div>;
