/**
 * Tries the adapters and recipes with the real libraries: each environment of `training/environments/` is set up where it
 * is missing, and the tests that need it run in it. Gigabytes and minutes, so it is no part of `npm test`. Arguments choose
 * environments; what follows `--` goes to pytest.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setupTrainers, TRAINER_ENVIRONMENTS, trainerPython } from './setup.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const split = given.indexOf('--');
const chosen = split < 0 ? given : given.slice(0, split);
const forPytest = split < 0 ? [] : given.slice(split + 1);

let failed = 0;
for (const name of chosen.length > 0 ? chosen : TRAINER_ENVIRONMENTS) {
  try {
    await setupTrainers([name]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    failed += 1;
    continue;
  }
  const tests = path.join('tests', 'trainers', name);
  if (!existsSync(path.join(ROOT, tests))) continue;
  console.log(`\n# ${name}`);
  const { status } = spawnSync(trainerPython(name), ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', ...forPytest, tests], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
console.log(failed === 0 ? '\nall environments passed' : `\n${failed} environments failed`);
process.exitCode = failed === 0 ? 0 : 1;
