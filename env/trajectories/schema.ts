/** The tables of the trajectory store. Version in `user_version`; a newer file than this release is refused. */
export const STORE_VERSION = 1;
export const STORE_SCHEMA = `
CREATE TABLE IF NOT EXISTS episode (
  id TEXT PRIMARY KEY, session TEXT NOT NULL, task TEXT NOT NULL, family TEXT NOT NULL, category TEXT NOT NULL,
  split TEXT NOT NULL, source TEXT NOT NULL, seed INTEGER NOT NULL, digest TEXT NOT NULL, release TEXT NOT NULL, image TEXT NOT NULL,
  options TEXT NOT NULL, meta TEXT, observation TEXT NOT NULL, started_at INTEGER NOT NULL,
  ended_at INTEGER, reward REAL, terminated INTEGER, truncated INTEGER, stop_reason TEXT, fault TEXT, trajectory_digest TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS episode_task ON episode (task);
CREATE INDEX IF NOT EXISTS episode_started ON episode (started_at);
CREATE TABLE IF NOT EXISTS step (
  episode TEXT NOT NULL, seq INTEGER NOT NULL, action TEXT NOT NULL, raw TEXT, meta TEXT, observation TEXT, reward REAL, info TEXT, error TEXT, at INTEGER NOT NULL,
  PRIMARY KEY (episode, seq)
) STRICT, WITHOUT ROWID;`;
