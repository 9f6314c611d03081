/** How the page is built, and served while one works on it: `node_modules/.bin/vite web`, beside a server on its usual port. */
import { defineConfig } from 'vite';
import { precompress } from './precompress.ts';

const SERVER = process.env['MEDAGENTGYM_URL'] ?? 'http://127.0.0.1:8700';

export default defineConfig({
  root: import.meta.dirname,
  build: { target: ['chrome123', 'firefox128', 'safari17.5'], modulePreload: { polyfill: false }, reportCompressedSize: false, rolldownOptions: { checks: { bundlerTimings: false } }, sourcemap: false, assetsInlineLimit: 0 },
  plugins: [precompress()],
  server: { proxy: { '/v1': { target: SERVER, ws: true } } },
});
