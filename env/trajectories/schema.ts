/**
 * The tables of the trajectory store. Version in `user_version`; an older file is brought up to date, a newer one refused.
 *
 * What episodes are filtered by and is not told by itself is a column that is computed from what is: of `meta`, where
 * anybody may write anything, the texts alone. Two narrow indices hold all of it, so that whatever is asked for, one walk
 * over one of them answers: `episode_list`, in the order of lists, until a page is full; `episode_facets`, in which
 * equal episodes lie together, to count how often each value occurs.
 */
import { BUDGETS } from './standing.ts';

export const STORE_VERSION = 5;
const OPEN = 'CREATE INDEX IF NOT EXISTS episode_open ON episode (server) WHERE ended_at IS NULL';
/** Superseded by the column of that name. */
const RUN_OF_META = "CREATE INDEX IF NOT EXISTS episode_run ON episode (json_extract(meta, '$.run'), no) WHERE json_extract(meta, '$.run') IS NOT NULL";

const textAt = (column: string, name: string): string => `${name} TEXT AS (CASE json_type(${column}, '$.${name}') WHEN 'text' THEN json_extract(${column}, '$.${name}') END) VIRTUAL`;
/** The last as `outcomeOf` says: where that changes, so does the version. */
const COMPUTED = [
  textAt('meta', 'run'), textAt('meta', 'model'), textAt('meta', 'tag'), textAt('options', 'feedback'),
  `outcome TEXT AS (CASE WHEN ended_at IS NULL THEN 'unfinished' WHEN reward IS NULL OR fault = 'infra' THEN 'faulty'
    WHEN fault = 'client' AND COALESCE(stop_reason, '') NOT IN (${[...BUDGETS].map((each) => `'${each}'`).join(', ')}) THEN 'unfinished'
    WHEN COALESCE(solved, reward >= 1) THEN 'solved' ELSE 'failed' END) VIRTUAL`,
] as const;
/** What episodes are counted by, beside their category: of those there are as many as episodes of a kind. */
export const GROUPED = ['family', 'split', 'source', 'model', 'run', 'tag', 'feedback', 'outcome', 'fault', 'stop_reason'] as const;
/** A character that no name has: it stands between the values of a group. What clients write is cleared of it. */
export const BETWEEN = '\x1f';
/** All of an episode's values as one text: to compare that is one step where it would be ten. */
const GROUP = `facets TEXT AS (${GROUPED.map((name) => `replace(COALESCE(${name}, ''), char(31), ' ')`).join(' || char(31) || ')}) VIRTUAL`;
const LISTED = `CREATE INDEX IF NOT EXISTS episode_list ON episode (no, ${GROUPED.join(', ')}, category, started_at, reward, solved)`;
const COUNTED = 'CREATE INDEX IF NOT EXISTS episode_facets ON episode (facets, category, started_at, reward, solved)';
const TASK = 'CREATE INDEX IF NOT EXISTS episode_task ON episode (task)';
const RUN = 'CREATE INDEX IF NOT EXISTS episode_run ON episode (run) WHERE run IS NOT NULL';

/** Steps are appended by row number, so that a batch touches few pages however many episodes it belongs to. */
export const STORE_SCHEMA = `
CREATE TABLE IF NOT EXISTS episode (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, session TEXT NOT NULL, task TEXT NOT NULL, family TEXT NOT NULL, category TEXT NOT NULL,
  split TEXT NOT NULL, source TEXT NOT NULL, seed INTEGER NOT NULL, digest TEXT NOT NULL, release TEXT NOT NULL, image TEXT NOT NULL,
  options TEXT NOT NULL, meta TEXT, observation TEXT NOT NULL, started_at INTEGER NOT NULL,
  ended_at INTEGER, reward REAL, terminated INTEGER, truncated INTEGER, stop_reason TEXT, fault TEXT, trajectory_digest TEXT, solved INTEGER, server TEXT,
  ${[...COMPUTED, GROUP].join(',\n  ')}
) STRICT;
${[TASK, OPEN, RUN, LISTED, COUNTED].join(';\n')};
CREATE TABLE IF NOT EXISTS step (
  no INTEGER PRIMARY KEY, episode INTEGER NOT NULL REFERENCES episode (no), seq INTEGER NOT NULL, action TEXT NOT NULL, raw TEXT, meta TEXT,
  observation TEXT, reward REAL, info TEXT, error TEXT, at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS step_episode ON step (episode, seq);`;
/** What brings a file from the version before up to each version. */
export const STORE_STEPS: { readonly [version: number]: string } = {
  2: 'ALTER TABLE episode ADD COLUMN solved INTEGER',
  3: `ALTER TABLE episode ADD COLUMN server TEXT; ${OPEN}`,
  4: RUN_OF_META,
  5: ['DROP INDEX episode_run', ...[...COMPUTED, GROUP].map((column) => `ALTER TABLE episode ADD COLUMN ${column}`), RUN, LISTED, COUNTED].join('; '),
};
