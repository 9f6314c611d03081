// Brings everything that the project needs, and is quick when nothing is missing: npm packages from the lock file, two
// Python environments from pinned lists, bubblewrap where it may be installed, the web page built from its sources. What
// it cannot do itself it asks for in one command.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const at = (...parts) => path.join(root, ...parts);
const hashOf = (...files) => createHash('sha256').update(files.map((file) => readFileSync(at(file))).join('\0')).digest('hex');
const read = (file) => existsSync(file) ? readFileSync(file, 'utf8') : '';

/** The machine's own Node where it is new enough, else the one that npm brought along. */
export function nodeBinary() {
  if (Number(process.versions.node.split('.')[0]) === 24) return process.execPath;
  return at('node_modules', 'node', 'bin', 'node');
}

function run(command, args, why, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { output += text; });
    const failed = (what) => reject(new Error(`${why}\n$ ${command} ${args.join(' ')}\n${what}${output}`.trim()));
    child.on('error', (error) => failed(error.message));
    child.on('close', (status) => { if (status === 0) resolve(); else failed(''); });
  });
}

function onPath(name) {
  return (process.env.PATH ?? '').split(':').map((folder) => path.join(folder, name)).find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The first Python from 3.10 that can make environments. */
function findPython() {
  const tried = [];
  for (const name of ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', '/usr/bin/python3']) {
    const probe = spawnSync(name, ['-c', 'import sys, venv, ensurepip; print(*sys.version_info[:2])'], { encoding: 'utf8' });
    if (probe.error) continue;
    const [major, minor] = (probe.stdout ?? '').trim().split(' ').map(Number);
    if (probe.status === 0 && major === 3 && minor >= 10) return name;
    tried.push(`${name}: ${probe.status === 0 ? `is ${major}.${minor}` : 'has no venv module (Debian: apt-get install python3-venv)'}`);
  }
  throw new Error(`Python 3.10 or newer with venv is needed.\n${tried.join('\n')}`);
}

async function installNodePackages(say) {
  const stamp = at('node_modules', '.medagentgym');
  const wanted = hashOf('package-lock.json');
  if (read(stamp) === wanted) return;
  say('installing Node packages');
  await run('npm', ['ci', '--no-audit', '--no-fund'], 'npm could not install the packages of package-lock.json.');
  if (!existsSync(nodeBinary())) await run('npm', ['rebuild', 'node'], 'the package `node` did not bring its binary.');
  writeFileSync(stamp, wanted);
}

async function installPythonPackages(name, requirements, say, extra = []) {
  const folder = at('.venv', name);
  const stamp = path.join(folder, '.medagentgym');
  const wanted = hashOf(requirements) + extra.join();
  if (read(stamp) === wanted) return;
  const python = findPython();
  say(`installing Python packages (${name})`);
  rmSync(folder, { recursive: true, force: true });
  await run(python, ['-m', 'venv', folder], 'a Python environment could not be made.');
  await run(path.join(folder, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements, ...extra], 'pip could not install the pinned packages.');
  await run(path.join(folder, 'bin', 'python'), ['-m', 'compileall', '-q', folder], 'the packages could not be compiled.');
  writeFileSync(stamp, wanted);
}

/** Environments that only trainers need: one folder each in `.venv/trainers/`, by the lists of `training/environments/`. */
export const TRAINER_ENVIRONMENTS = readdirSync(at('training', 'environments')).filter((file) => file.endsWith('.txt')).map((file) => file.slice(0, -'.txt'.length)).sort();
export const trainerPython = (name) => at('.venv', 'trainers', name, 'bin', 'python');
/** Installs gigabytes that several environments share in seconds, by links. */
const UV = 'uv==0.13.9';

/** @param {readonly string[]} names of environments that only trainers need */
export async function setupTrainers(names, { quiet = false } = {}) {
  const say = (text) => { if (!quiet) console.error(`set-up: ${text} ...`); };
  for (const name of names) if (!TRAINER_ENVIRONMENTS.includes(name)) throw new Error(`there is no environment ${name}; there are ${TRAINER_ENVIRONMENTS.join(', ')}`);
  await locked(async () => {
    for (const name of names) await installTrainer(name, say);
  });
}

async function installTrainer(name, say) {
  const requirements = `training/environments/${name}.txt`;
  const folder = at('.venv', 'trainers', name);
  const stamp = path.join(folder, '.medagentgym');
  const wanted = hashOf(requirements);
  if (read(stamp) === wanted) return;
  const uv = at('.venv', 'uv', 'bin', 'uv');
  if (!existsSync(uv)) {
    await run(findPython(), ['-m', 'venv', at('.venv', 'uv')], 'a Python environment could not be made.');
    await run(at('.venv', 'uv', 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', UV], 'pip could not install uv.');
  }
  say(`installing Python packages (${name})`);
  rmSync(folder, { recursive: true, force: true });
  await run(uv, ['venv', '--quiet', '--python', findPython(), folder], 'a Python environment could not be made.');
  await run(uv, ['pip', 'install', '--quiet', '--python', trainerPython(name), '-r', requirements, '--editable', at('client-py-shim')], 'uv could not install the pinned packages.');
  writeFileSync(stamp, wanted);
}

/** What the web page is built from: of other folders it takes types alone, but for what the protocol is called. */
function pageSources() {
  const own = readdirSync(at('web'), { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map((each) => path.relative(root, path.join(each.parentPath ?? each.path, each.name)));
  return ['package-lock.json', 'protocol/version.ts', ...own.filter((file) => !/^web\/(?:dist|build)[./]/.test(file)).sort()];
}

const hashOfPage = () => {
  const sources = pageSources();
  return hashOf(...sources) + sources.length;
};
const pageStamp = at('web', 'dist', '.built');

/** A server that serves the page meanwhile has the one before until the new one is whole. */
async function buildPage(say) {
  const wanted = hashOfPage();
  if (read(pageStamp) === wanted) return;
  say('building the web page');
  const [built, dist] = ['build', 'dist'].map((name) => at('web', name));
  await run(nodeBinary(), [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', 'web', '--outDir', 'build', '--emptyOutDir', '--logLevel', 'warn'], 'the web page could not be built.');
  writeFileSync(path.join(built, '.built'), wanted);
  rmSync(`${dist}.before`, { recursive: true, force: true });
  if (existsSync(dist)) renameSync(dist, `${dist}.before`);
  renameSync(built, dist);
  rmSync(`${dist}.before`, { recursive: true, force: true });
}

/**
 * A browser for the tests of the page: what CHROMIUM names, else one that is installed, else Debian's, installed here.
 * @returns its path
 */
export async function setupBrowser({ quiet = false } = {}) {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which is not there.`);
  }
  const find = () => ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath).find((file) => file !== undefined);
  const found = find();
  if (found !== undefined) return found;
  const apt = onPath('apt-get');
  const advice = 'Install chromium (Debian: sudo apt-get install chromium), or set CHROMIUM to the path of a Chromium or Chrome.';
  if (apt === undefined || process.getuid?.() !== 0) throw new Error(`This needs a browser. ${advice}`);
  if (!quiet) console.error('set-up: installing chromium ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run(apt, ['update', '-qq'], 'the lists of packages could not be fetched.', { env });
  await run(apt, ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], `chromium could not be installed. ${advice}`, { env });
  const installed = find();
  if (installed === undefined) throw new Error(`chromium was installed, and is not to be found. ${advice}`);
  return installed;
}

/** The sandbox's wall. Without it the server says so and refuses to start; here only the command to type is told. */
function installBubblewrap(say) {
  if (process.platform !== 'linux' || onPath('bwrap') !== undefined) return;
  const apt = onPath('apt-get');
  if (process.getuid?.() === 0 && apt !== undefined) {
    say('installing bubblewrap');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync(apt, ['update', '-qq'], { stdio: 'ignore', env });
    const installed = spawnSync(apt, ['install', '-y', '-qq', 'bubblewrap'], { stdio: 'ignore', env });
    if (installed.status === 0) return;
  }
  const command = apt !== undefined ? 'sudo apt-get install bubblewrap' : onPath('dnf') !== undefined ? 'sudo dnf install bubblewrap' : onPath('pacman') !== undefined ? 'sudo pacman -S bubblewrap' : 'install the package bubblewrap';
  console.error(`The sandbox needs bubblewrap. Type: ${command}`);
}

/** Two set-ups at once would spoil each other: the second waits for the first. */
async function locked(action) {
  mkdirSync(at('.cache'), { recursive: true });
  const file = at('.cache', 'setup.lock');
  for (;;) {
    try {
      const descriptor = openSync(file, 'wx');
      writeFileSync(descriptor, String(process.pid));
      closeSync(descriptor);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const owner = Number(read(file));
      if (owner > 0) {
        try {
          process.kill(owner, 0);
        } catch {
          const stale = `${file}.${process.pid}`;
          try { renameSync(file, stale); rmSync(stale, { force: true }); } catch { /* another one was quicker */ }
          continue;
        }
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    return await action();
  } finally {
    rmSync(file, { force: true });
  }
}

export async function setup({ quiet = false } = {}) {
  const say = (text) => { if (!quiet) console.error(`set-up: ${text} ...`); };
  const done = at('.cache', 'setup.done');
  const wanted = hashOf('package-lock.json', 'scripts/requirements-sandbox.txt', 'scripts/requirements-client.txt') + process.versions.node;
  if (read(done) === wanted && existsSync(at('node_modules', '.medagentgym')) && existsSync(at('.venv', 'sandbox', '.medagentgym')) && existsSync(at('.venv', 'client', '.medagentgym')) && onPath('bwrap') !== undefined && read(pageStamp) === hashOfPage()) return;
  await locked(async () => {
    installBubblewrap(say);
    // Side by side; all of them end before what failed is told.
    const installed = await Promise.allSettled([
      installNodePackages(say).then(() => buildPage(say)),
      installPythonPackages('sandbox', 'scripts/requirements-sandbox.txt', say),
      installPythonPackages('client', 'scripts/requirements-client.txt', say, ['--editable', at('client-py-shim')]),
    ]);
    for (const each of installed) if (each.status === 'rejected') throw each.reason;
    writeFileSync(done, wanted);
  });
}
