/**
 * The operator's settings: one table, from which defaults, `--help` and docs come. The only file that reads the
 * environment. A setting comes from the command line, else from `MEDAGENTGYM_<NAME>`, else from its default.
 */
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

interface Setting<T> { readonly help: string; readonly placeholder: string; readonly default: T; parse(text: string): T }

const integer = (help: string, value: number, minimum = 0, maximum = Number.MAX_SAFE_INTEGER): Setting<number> => ({
  help, placeholder: 'N', default: value,
  parse(text) {
    const number = Number(text);
    if (!Number.isSafeInteger(number) || number < minimum || number > maximum) throw new ConfigError(`an integer from ${minimum}${maximum < Number.MAX_SAFE_INTEGER ? ` to ${maximum}` : ''}`);
    return number;
  },
});
const text = (help: string, value: string, placeholder: string): Setting<string> => ({ help, placeholder, default: value, parse: (given) => given });
const flag = (help: string): Setting<boolean> => ({
  help, placeholder: '', default: false,
  parse(given) {
    if (!['true', 'false', '1', '0', ''].includes(given)) throw new ConfigError('true or false');
    return given !== 'false' && given !== '0';
  },
});
const choice = <const T extends readonly string[]>(help: string, values: T, value: T[number]): Setting<T[number]> => ({
  help: `${help} (${values.join(', ')})`, placeholder: 'NAME', default: value,
  parse(given) {
    const found = values.find((each) => each === given);
    if (found === undefined) throw new ConfigError(`one of ${values.join(', ')}`);
    return found;
  },
});

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export const SETTINGS = {
  host: text('address to listen on; another than loopback needs tokens', '127.0.0.1', 'ADDRESS'),
  port: integer('port to listen on; 0 for a free one', 8700, 0, 65_535),
  tokens: text('bearer tokens with scopes: TOKEN=rollout+read,OTHER=admin; or @FILE with one a line', '', 'LIST'),
  insecure: flag('listen on any address without tokens'),
  allowed_origins: text('origins of other web pages that may connect, separated by commas', '', 'LIST'),
  sign_in_ms: integer('how long a browser stays signed in', 12 * 3_600_000, 1_000),
  web_dir: text('the built web page, served at /', fileURLToPath(new URL('../web/dist', import.meta.url)), 'DIR'),
  data_dir: text('where imports and trajectories are kept', path.join(process.env['XDG_DATA_HOME'] ?? path.join(homedir(), '.local', 'share'), 'medagentgym'), 'DIR'),
  tables_dir: text('where generated and imported tables are kept; may be shared by servers (default: tables/ in the data folder)', '', 'DIR'),
  twin_key: text('secret that makes the generated tasks others than everybody has; best given as MEDAGENTGYM_TWIN_KEY, or as @FILE', '', 'SECRET'),
  trajectories: text('file that episodes are recorded to (default: trajectories.sqlite in the data folder)', '', 'FILE'),
  record: choice('record trajectories to SQLite', ['on', 'off'], 'on'),
  durable: flag('a step is answered when it is on disk, not merely on its way there'),
  python: text('interpreter that runs the agent\'s code', fileURLToPath(new URL('../.venv/sandbox/bin/python', import.meta.url)), 'FILE'),
  isolation: choice('isolation of the Python sandbox; `none` gives the code this account\'s rights', ['auto', 'full', 'userns', 'reduced', 'none'], 'auto'),
  max_episodes: integer('live episodes at once', 1024, 1),
  session_episodes: integer('live episodes of one session; 0: seven eighths of --max-episodes, so that others find a place', 0),
  token_episodes: integer('live episodes of all sessions of one token; 0: seven eighths of --max-episodes where there are several tokens', 0),
  max_connections: integer('open sockets at once', 256, 1),
  max_inflight: integer('requests in flight in one session', 2048, 1),
  queue: integer('episodes that may wait for a free place; who waits for fewer than others is let in for one of theirs', 512),
  graders: integer('attempts that may be graded by running code at once', 8, 1),
  pool: integer('warm interpreters kept ready for each variant in use (of JavaScript half as many)', 16),
  step_timeout_ms: integer('wall clock of one step', 120_000, 50),
  episode_timeout_ms: integer('wall clock of one episode, thinking time included; 0: none. A reset may ask for less', 0, 0, 2_147_483_647),
  memory_mib: integer('memory of one episode', 1024, 64),
  science_memory_mib: integer('memory of one episode of the `science` variant', 4096, 64),
  tmpfs_mib: integer('writable space of one episode', 64, 1),
  threads: integer('threads of one episode', 64, 1),
  output_bytes: integer('bytes that one step may print', 1024 * 1024, 1024),
  resume_ms: integer('how long the episodes of a lost socket wait', 120_000),
  idle_ms: integer('how long an idle episode on a live socket lives', 3_600_000, 1000),
  progress_ms: integer('how long a step runs before its progress is told, and how often then', 10_000, 50),
  openenv_timeout_ms: integer('how long one request at the OpenEnv door may take, queue and step together; its clients wait a minute', 45_000, 100, 55_000),
  keepalive_ms: integer('how often a socket is pinged; after three that were not answered it is lost', 20_000, 50),
  slow_reader_ms: integer('how long a client may leave its replies unread', 30_000, 100),
  grace_ms: integer('how long a shutdown waits for running episodes', 30_000),
  debug_endpoint: text('OpenAI-compatible API of a model that answers `debug`, such as http://127.0.0.1:8000/v1 (default: rules answer)', '', 'URL'),
  debug_model: text('what that model is called there', '', 'NAME'),
  debug_key: text('its key; best given as MEDAGENTGYM_DEBUG_KEY, or as @FILE', '', 'SECRET'),
  debug_timeout_ms: integer('how long it may take; then the rules answer', 30_000, 50),
  log_level: choice('what is logged', ['silent', 'error', 'warn', 'info', 'debug'], 'info'),
} as const satisfies Readonly<Record<string, Setting<unknown>>>;

export type SettingName = keyof typeof SETTINGS;
export type Config = { readonly [name in SettingName]: (typeof SETTINGS)[name] extends Setting<infer T> ? T : never };
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];
export const environmentName = (name: SettingName): string => `MEDAGENTGYM_${name.toUpperCase()}`;

/**
 * @param given settings as text, from the command line
 * @throws ConfigError naming the setting and what it takes
 */
export function loadConfig(given: Partial<Readonly<Record<SettingName, string>>> = {}, environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const entries = SETTING_NAMES.map((name) => {
    const setting: Setting<unknown> = SETTINGS[name];
    const [source, value] = given[name] !== undefined ? [`--${name.replaceAll('_', '-')}`, given[name]] : [environmentName(name), environment[environmentName(name)]];
    if (value === undefined) return [name, setting.default];
    try {
      return [name, setting.parse(value)];
    } catch (error) {
      if (error instanceof ConfigError) throw new ConfigError(`${source} takes ${error.message}, not ${JSON.stringify(value)}`);
      throw error;
    }
  });
  return Object.freeze(Object.fromEntries(entries) as Config);
}
