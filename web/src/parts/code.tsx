/** Code that is only shown: highlighted, with what is invisible in it made visible. Long code is shown plain, and cut. */
import { useEffect, useState } from 'preact/hooks';
import { SHOWN_CHARACTERS, SHOWN_LINES } from '../text/blocks.ts';
import type { Language, Token } from './highlight.ts';
import { Pieces, Untrusted } from './untrusted.tsx';

export function Code({ text, language }: { readonly text: string; readonly language: Language | undefined }) {
  const [shown, setShown] = useState<{ readonly text: string; readonly language: string; readonly tokens: readonly Token[] }>();
  const fits = language !== undefined && text.length <= SHOWN_CHARACTERS && text.split('\n').length <= SHOWN_LINES;
  useEffect(() => {
    if (!fits) return;
    let left = false;
    void import('./highlight.ts').then(({ tokensOf }) => { if (!left) setShown({ text, language, tokens: tokensOf(text, language) }); });
    return () => { left = true; };
  }, [text, language, fits]);
  if (!fits || shown?.text !== text || shown.language !== language) return <Untrusted text={text} code />;
  return <div class="text code">{shown.tokens.map(({ text: token, kind }, index) => (kind === '' ? <Pieces key={index} text={token} /> : <span key={index} class={kind}><Pieces text={token} /></span>))}</div>;
}
