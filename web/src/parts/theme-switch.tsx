/** Light, dark, or as the system has it. */
import { useState } from 'preact/hooks';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const SIGNS = { system: '◐', light: '○', dark: '●' } as const satisfies Readonly<Record<Theme, string>>;

const stored = (): Theme => THEMES.find((theme) => theme === localStorage.getItem('theme')) ?? 'system';

/** Told to whatever draws by itself, such as plots. */
export const THEME_CHANGED = 'themechange';

export function applyTheme(theme: Theme = stored()): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  document.dispatchEvent(new Event(THEME_CHANGED));
}

export function ThemeSwitch() {
  const [theme, setTheme] = useState(stored);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  return (
    <button type="button" class="plain" aria-label={`Colours: ${theme}. Change to ${next}`} title={`Colours: ${theme}`} onClick={() => { localStorage.setItem('theme', next); applyTheme(next); setTheme(next); }}>
      <span aria-hidden="true">{SIGNS[theme]}</span>
    </button>
  );
}
