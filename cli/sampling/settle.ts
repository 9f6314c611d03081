/** The settings of a run from now on: those that it was begun with, and what is said anew. */
import { fields } from '../../protocol/fields.ts';
import { CliError } from '../command.ts';
import type { RunFolder } from './run-folder.ts';
import { type GivenSettings, IDENTITY, isRunSettings, type RunSettings, SETTINGS } from './settings.ts';

/**
 * @param given by the command line
 * @param said which of them were typed, and are not defaults
 * @throws CliError where they would make another run of it
 */
export function settle(folder: RunFolder, given: GivenSettings, said: (name: string) => boolean): RunSettings {
  const before = folder.read('run.json');
  const now = fields(given);
  const settings: Record<string, unknown> = {};
  for (const name of SETTINGS) {
    const earlier = before?.[name];
    const value = before === undefined || said(name) ? now[name] : earlier;
    if (value !== undefined) settings[name] = value;
    if (before === undefined || JSON.stringify(value) === JSON.stringify(earlier)) continue;
    if (IDENTITY.includes(name)) throw new CliError(`the run ${folder.name} was begun with ${name} ${JSON.stringify(earlier ?? null)}, not ${JSON.stringify(value)}: give another --run, or leave it out`);
    if (name === 'samples' && Number(value) < Number(earlier)) throw new CliError(`the run ${folder.name} has ${String(earlier)} samples a task; it may have more, not fewer`);
  }
  if (settings['model'] === undefined) throw new CliError(`there is no run ${folder.name} yet: --model and --endpoint begin one`);
  if (settings['endpoint'] === undefined) throw new CliError('--endpoint is needed: the address of an OpenAI-compatible server, such as http://127.0.0.1:8000/v1');
  if (!isRunSettings(settings)) throw new CliError(`the settings of the run ${folder.name} do not fit${isRunSettings.errors?.[0] === undefined ? '' : `: ${isRunSettings.errors[0].instancePath.slice(1)} ${isRunSettings.errors[0].message ?? ''}`}`);
  folder.write('run.json', settings);
  return settings;
}
