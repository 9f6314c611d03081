/** A word with a colour; the colour never says more than the word. */
import type { ComponentChildren } from 'preact';
import type { Outcome } from '../api/types.ts';

export type BadgeKind = 'plain' | 'good' | 'bad' | 'warn' | 'accent';
export const Badge = ({ kind = 'plain', title, children }: { readonly kind?: BadgeKind; readonly title?: string; readonly children: ComponentChildren }) => <span class={`badge ${kind}`} title={title}>{children}</span>;

const OUTCOMES = {
  solved: { kind: 'good', sign: '✓', means: 'every question was solved' },
  failed: { kind: 'bad', sign: '✗', means: 'played to its end, and not solved' },
  unfinished: { kind: 'plain', sign: '…', means: 'still open, or left by its client' },
  faulty: { kind: 'warn', sign: '!', means: 'the server failed: no reward, no failure of the policy' },
} as const satisfies Readonly<Record<Outcome, { readonly kind: BadgeKind; readonly sign: string; readonly means: string }>>;

export const OutcomeBadge = ({ outcome }: { readonly outcome: Outcome }) => <Badge kind={OUTCOMES[outcome].kind} title={OUTCOMES[outcome].means}><span aria-hidden="true">{OUTCOMES[outcome].sign}</span>{outcome}</Badge>;
