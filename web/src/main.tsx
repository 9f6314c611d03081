/** The page's entry. */
import './styles/index.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { applyTheme } from './parts/theme-switch.tsx';

applyTheme();
const place = document.getElementById('app');
if (place !== null) render(<App />, place);
