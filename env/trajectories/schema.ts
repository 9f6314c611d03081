/** The tables of the trajectory store. Version in `user_version`; an older file is brought up to date, a newer one refused. */
export const STORE_VERSION = 4;
const OPEN = 'CREATE INDEX IF NOT EXISTS episode_open ON episode (server) WHERE ended_at IS NULL';
/** Episodes of a sampling run are found by the name that stands in their `meta`. */
const RUN = "CREATE INDEX IF NOT EXISTS episode_run ON episode (json_extract(meta, '$.run'), no) WHERE json_extract(meta, '$.run') IS NOT NULL";
/** Steps are appended by row number, so that a batch touches few pages however many episodes it belongs to. */
export const STORE_SCHEMA = `
CREATE TABLE IF NOT EXISTS episode (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, session TEXT NOT NULL, task TEXT NOT NULL, family TEXT NOT NULL, category TEXT NOT NULL,
  split TEXT NOT NULL, source TEXT NOT NULL, seed INTEGER NOT NULL, digest TEXT NOT NULL, release TEXT NOT NULL, image TEXT NOT NULL,
  options TEXT NOT NULL, meta TEXT, observation TEXT NOT NULL, started_at INTEGER NOT NULL,
  ended_at INTEGER, reward REAL, terminated INTEGER, truncated INTEGER, stop_reason TEXT, fault TEXT, trajectory_digest TEXT, solved INTEGER, server TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS episode_task ON episode (task);
${OPEN};
${RUN};
CREATE TABLE IF NOT EXISTS step (
  no INTEGER PRIMARY KEY, episode INTEGER NOT NULL REFERENCES episode (no), seq INTEGER NOT NULL, action TEXT NOT NULL, raw TEXT, meta TEXT,
  observation TEXT, reward REAL, info TEXT, error TEXT, at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS step_episode ON step (episode, seq);`;
/** What brings a file from the version before up to each version. */
export const STORE_STEPS: { readonly [version: number]: string } = {
  2: 'ALTER TABLE episode ADD COLUMN solved INTEGER',
  3: `ALTER TABLE episode ADD COLUMN server TEXT; ${OPEN}`,
  4: RUN,
};
