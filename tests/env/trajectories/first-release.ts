/** The trajectory file as the first release made it. */
export const FIRST_RELEASE = `
CREATE TABLE episode (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, session TEXT NOT NULL, task TEXT NOT NULL, family TEXT NOT NULL, category TEXT NOT NULL,
  split TEXT NOT NULL, source TEXT NOT NULL, seed INTEGER NOT NULL, digest TEXT NOT NULL, release TEXT NOT NULL, image TEXT NOT NULL,
  options TEXT NOT NULL, meta TEXT, observation TEXT NOT NULL, started_at INTEGER NOT NULL,
  ended_at INTEGER, reward REAL, terminated INTEGER, truncated INTEGER, stop_reason TEXT, fault TEXT, trajectory_digest TEXT
) STRICT;
CREATE INDEX episode_task ON episode (task);
CREATE TABLE step (
  no INTEGER PRIMARY KEY, episode INTEGER NOT NULL REFERENCES episode (no), seq INTEGER NOT NULL, action TEXT NOT NULL, raw TEXT, meta TEXT,
  observation TEXT, reward REAL, info TEXT, error TEXT, at INTEGER NOT NULL
) STRICT;
CREATE INDEX step_episode ON step (episode, seq);
PRAGMA user_version = 1;`;
