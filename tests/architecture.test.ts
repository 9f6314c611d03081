/** Imports point one way and never in a circle: protocol <- env <- datasets <- server <- cli, and protocol <- client <- cli, protocol <- web; `models`, the clients of model endpoints, stand beside; `dialogue`, episodes as conversations, stands on both; `evaluation`, what recorded episodes come to, knows `env` alone; `env` knows no family and no socket. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Each layer, and the layers that it may import beside itself. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  env: ['protocol'],
  datasets: ['protocol', 'env'],
  models: [],
  dialogue: ['protocol', 'env', 'models'],
  evaluation: ['protocol', 'env'],
  server: ['protocol', 'env', 'datasets', 'models', 'dialogue', 'evaluation'],
  client: ['protocol'],
  web: ['protocol'],
  cli: ['protocol', 'env', 'datasets', 'models', 'dialogue', 'evaluation', 'server', 'client'],
};
const sources = Object.keys(LAYERS).flatMap((layer) => globSync(`${layer}/**/*.{ts,tsx}`, { cwd: ROOT, exclude: ['web/dist', 'web/build'] }));
const importsOf = (file: string): readonly string[] => [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier]) => specifier ?? '');
const layerOf = (file: string): string => file.split('/', 1)[0] ?? '';

t.ok(sources.length > 50, 'the sources were found');

t.test('imports point one way', (t) => {
  const found: string[] = [];
  for (const file of sources) {
    for (const specifier of importsOf(file).filter((each) => each.startsWith('.'))) {
      const target = path.join(path.dirname(file), specifier);
      if (target.startsWith('bench/') && file === 'cli/commands/bench.ts') continue;
      const [from, to] = [layerOf(file), layerOf(target)];
      if (to !== from && LAYERS[from]?.includes(to) !== true) found.push(`${file} imports ${target}`);
    }
  }
  t.same(found, []);
  t.end();
});

t.test('no imports go in a circle, those of types alone included', (t) => {
  const targets = new Map(sources.map((file) => [file, importsOf(file).filter((each) => each.startsWith('.')).map((each) => path.join(path.dirname(file), each))]));
  const circles: string[] = [];
  const trail: string[] = [];
  const left = new Set<string>();
  const visit = (file: string): void => {
    const from = trail.indexOf(file);
    if (from >= 0) circles.push([...trail.slice(from), file].join(' -> '));
    if (from >= 0 || left.has(file)) return;
    trail.push(file);
    for (const target of targets.get(file) ?? []) visit(target);
    trail.pop();
    left.add(file);
  };
  for (const file of sources) visit(file);
  t.same(circles, [], 'what two files need of each other belongs in a third');
  t.end();
});

t.test('only sockets know sockets: env and datasets import no server library', (t) => {
  const found: string[] = [];
  for (const file of sources.filter((each) => each.startsWith('env/') || each.startsWith('datasets/'))) {
    for (const specifier of importsOf(file)) if (['ws', 'fastify', 'commander'].includes(specifier)) found.push(`${file} imports ${specifier}`);
  }
  t.same(found, []);
  t.end();
});

t.test('the page knows of the protocol what it is called, and else only types', (t) => {
  const found: string[] = [];
  for (const file of sources.filter((each) => each.startsWith('web/src/'))) {
    for (const [, kind, specifier] of readFileSync(path.join(ROOT, file), 'utf8').matchAll(/^(import type|import|export)\b[^;]*? from '((?:\.\.\/)+protocol\/[^']+)'/gm)) {
      if (kind !== 'import type' && !specifier?.endsWith('protocol/version.ts')) found.push(`${file} takes values of ${specifier}`);
    }
  }
  t.same(found, []);
  t.end();
});

t.test('families do not import each other', (t) => {
  const found: string[] = [];
  const shared = new Set(['readers', 'hospital', 'ehr', 'prediction', 'distributions']);
  for (const file of sources.filter((each) => /^datasets\/[^/]+\//.test(each))) {
    const own = file.split('/')[1];
    for (const specifier of importsOf(file).filter((each) => each.startsWith('.'))) {
      const [top, family] = path.join(path.dirname(file), specifier).split('/');
      if (top === 'datasets' && family !== own && !shared.has(family ?? '') && !(family ?? '').endsWith('.ts')) found.push(`${file} imports the family ${family}`);
    }
  }
  t.same(found, []);
  t.end();
});

t.test('the environment is read in one place', (t) => {
  const found: string[] = [];
  const allowed = new Set(['server/config.ts', 'cli/connect.ts', 'web/vite.config.ts']);
  for (const file of sources) if (/process\.env\b/.test(readFileSync(path.join(ROOT, file), 'utf8')) && !allowed.has(file)) found.push(`${file} reads the environment`);
  t.same(found, []);
  t.end();
});

t.test('no `any`, no suppressed check, no export star', (t) => {
  const found: string[] = [];
  for (const file of sources) {
    // Without strings and comments: English says `any` too.
    const text = readFileSync(path.join(ROOT, file), 'utf8').replaceAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|\/\/ .*/g, '');
    if (/[:<]\s*any\b\s*[,;)=>[|&{]|\bas any\b|^export \*/m.test(text)) found.push(file);
  }
  t.same(found, []);
  t.end();
});
