/** Writes a Brotli and a gzip copy beside each file of the build that gets smaller by it, so that the server compresses nothing. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const COMPRESSED = /\.(?:html|js|css|svg|json|txt)$/;

export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    enforce: 'post',
    writeBundle({ dir = '' }) {
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!COMPRESSED.test(name)) continue;
        const file = path.join(dir, name);
        const data = readFileSync(file);
        const copies = { '.br': brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length } }), '.gz': gzipSync(data, { level: 9 }) };
        for (const [ending, copy] of Object.entries(copies)) if (copy.length < data.length) writeFileSync(file + ending, copy);
      }
    },
  };
}
