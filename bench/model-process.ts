/** Commands, and the scripted model, as processes of their own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../cli/main.ts', import.meta.url));

export const command = (args: readonly string[]): ChildProcess => spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });

/** The scripted model, and where it answers. */
export async function startModel(args: readonly string[]): Promise<{ readonly model: ChildProcess; readonly url: string }> {
  const model = command(['scripted-model', '--port', '0', '--json', ...args]);
  const address = await new Promise<string>((resolve) => {
    let said = '';
    model.stdout?.setEncoding('utf8').on('data', (piece: string) => { said += piece; if (said.endsWith('}\n')) resolve(said); });
  });
  const { url } = JSON.parse(address) as { readonly url: string };
  return { model, url };
}
