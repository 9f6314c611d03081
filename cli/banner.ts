/** What a new user sees when the server is ready. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../env/catalogue.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface BannerFacts {
  readonly url: string;
  readonly isolation: string;
  readonly catalogue: Catalogue;
  readonly checked: string;
  readonly needsToken: boolean;
}

export function serverBanner({ url, isolation, catalogue, checked, needsToken }: BannerFacts): string {
  const families = catalogue.families.map((family) => {
    const { id, title } = family.info;
    const imported = catalogue.count(family, 'train', undefined, 'published') + catalogue.count(family, 'test', undefined, 'published');
    return `  ${id.padEnd(16)}${String(catalogue.count(family, 'train')).padStart(7)} train ${String(catalogue.count(family, 'test')).padStart(6)} test   ${title}${imported > 0 ? ` (${imported} imported)` : ''}`;
  });
  const python = path.relative(process.cwd(), path.join(ROOT, '.venv', 'client', 'bin', 'python'));
  return `
MedAgentGym is ready: ${url}    docs: ${url}/docs    metrics: ${url}/metrics
isolation: ${isolation}${isolation === 'full' ? '' : ' (what it leaves open: docs/sandbox.md)'}    solved ${checked} through its own front door

Tasks on offer (generated; nothing to download):
${families.join('\n')}

Paste this into another terminal, in this folder:

${python} - <<'EOF'
import medagentgym
with medagentgym.connect("${url}"${needsToken ? ', token="..."' : ''}) as gym:
    episode = gym.reset(family="npower", split="train", index=0)
    print(episode.observation["text"])
    result = episode.step({"action": "validate_code", "code": "print(6 * 7)"})
    print(result.observation["text"])
EOF

Ctrl-C stops the server.
`;
}
