-- results.db, schema 1; subtests.sql goes on. Public names, kept stable: runs, engines, cases, observations, divergences.
-- Keys are hashes of content, so that what two databases both hold unites into one row.

CREATE TABLE runs (
  run_id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,         -- 128 random bits, hexadecimal
  started TEXT NOT NULL,            -- UTC, ISO 8601
  ended TEXT,
  state TEXT NOT NULL CHECK (state IN ('running', 'complete', 'incomplete')),
  version TEXT NOT NULL,            -- of the harness
  argv TEXT NOT NULL,               -- JSON array: the command line
  host TEXT NOT NULL                -- JSON object: system, machine, cores, folder it was started in, what engines were held in
) STRICT;

CREATE TABLE engines (
  engine_id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,         -- of name, version and engine file
  name TEXT NOT NULL,
  version TEXT NOT NULL,            -- 'missing' where it was not found
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  install TEXT NOT NULL             -- the command that installs it
) STRICT;

CREATE TABLE cases (
  case_id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,         -- of suite, name, features and contents
  suite TEXT NOT NULL,
  name TEXT NOT NULL,               -- path within the suite
  path TEXT NOT NULL,               -- where the file was found last, from the root
  content TEXT NOT NULL,            -- hash of the contents alone
  features TEXT NOT NULL,           -- switched on or off by the suite
  needs TEXT NOT NULL,              -- JSON array: what its modules need, computed from their contents
  steps INTEGER NOT NULL            -- number of commands
) STRICT;

-- The commands of a case: its steps.
CREATE TABLE commands (
  case_id INTEGER NOT NULL REFERENCES cases,
  step INTEGER NOT NULL,
  line INTEGER NOT NULL,
  col INTEGER NOT NULL,
  kind TEXT NOT NULL,               -- 'module', 'assert_return', ...
  subject TEXT NOT NULL,            -- export name of the action, or the text of the assertion
  PRIMARY KEY (case_id, step)
) STRICT, WITHOUT ROWID;

-- What an engine did in a case, as a whole: equal lists are one row.
CREATE TABLE outcome_lists (
  list_id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,         -- hash of outcomes
  outcomes TEXT NOT NULL            -- JSON array of canonical outcomes, one a step
) STRICT;

-- What engines printed, compressed, shared by content. `touchstone query` has raw(raw_id) to read it.
CREATE TABLE raws (
  raw_id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  codec TEXT NOT NULL CHECK (codec IN ('zstd')),
  size INTEGER NOT NULL,            -- bytes before compression
  data BLOB NOT NULL
) STRICT;

-- The engines that a run asked for, found or not.
CREATE TABLE run_engines (
  run_id INTEGER NOT NULL REFERENCES runs,
  engine_id INTEGER NOT NULL REFERENCES engines,
  PRIMARY KEY (run_id, engine_id)
) STRICT, WITHOUT ROWID;

-- What a run means to do; --resume does what is not in replays yet.
CREATE TABLE plans (
  run_id INTEGER NOT NULL REFERENCES runs,
  case_id INTEGER NOT NULL REFERENCES cases,
  engine_id INTEGER NOT NULL REFERENCES engines,
  PRIMARY KEY (run_id, case_id, engine_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE replays (
  run_id INTEGER NOT NULL REFERENCES runs,
  case_id INTEGER NOT NULL REFERENCES cases,
  engine_id INTEGER NOT NULL REFERENCES engines,
  attempt INTEGER NOT NULL DEFAULT 1,
  list_id INTEGER NOT NULL REFERENCES outcome_lists,
  verdicts TEXT NOT NULL,           -- run lengths: '57p1f2u' (pass, fail, none, unsupported, crash, timeout, missing)
  messages TEXT NOT NULL,           -- JSON object: step -> the engine's own words, where it had any
  permits TEXT NOT NULL DEFAULT '{}', -- JSON object of the reference: step -> patterns of all outcomes permitted, if several
  ending TEXT NOT NULL,             -- 'exit 0', 'signal SIGSEGV', 'timeout', 'memory-limit' and other limits, 'spawn'
  duration_us INTEGER NOT NULL,
  rss_kib INTEGER NOT NULL,         -- largest sample
  raw_id INTEGER REFERENCES raws,
  PRIMARY KEY (run_id, case_id, engine_id, attempt)
) STRICT, WITHOUT ROWID;

CREATE VIEW observations (run_id, case_id, engine_id, step, outcome) AS
  SELECT r.run_id, r.case_id, r.engine_id, j.key, j.value
  FROM replays r JOIN outcome_lists l USING (list_id), json_each(l.outcomes) j;

-- What differs, one row a cause: steps whose outcomes go wrong in the same way on the same engine.
CREATE TABLE divergences (
  divergence_id TEXT NOT NULL,      -- hash of engine and cause: the same in every run
  run_id INTEGER NOT NULL REFERENCES runs,
  engine_id INTEGER NOT NULL REFERENCES engines,
  class TEXT NOT NULL CHECK (class IN ('diverge', 'crash', 'timeout', 'missing')),
  cause TEXT NOT NULL,              -- command kind, due and seen outcome with numbers taken out, the engine's words
  due TEXT NOT NULL,                -- of the first step
  seen TEXT NOT NULL,
  message TEXT NOT NULL,
  cases_n INTEGER NOT NULL,
  steps_n INTEGER NOT NULL,
  case_id INTEGER NOT NULL REFERENCES cases,  -- the smallest case that shows it
  step INTEGER NOT NULL,            -- and its first such step
  PRIMARY KEY (run_id, divergence_id)
) STRICT, WITHOUT ROWID;

-- Every step of a divergence.
CREATE TABLE divergent_steps (
  run_id INTEGER NOT NULL,
  divergence_id TEXT NOT NULL,
  case_id INTEGER NOT NULL,
  step INTEGER NOT NULL,
  PRIMARY KEY (run_id, divergence_id, case_id, step),
  FOREIGN KEY (run_id, divergence_id) REFERENCES divergences (run_id, divergence_id)
) STRICT, WITHOUT ROWID;

-- How a case stands on an engine, from worst to best: crash, timeout, diverge, missing, unsupported, agree.
CREATE TABLE standings (
  run_id INTEGER NOT NULL REFERENCES runs,
  case_id INTEGER NOT NULL REFERENCES cases,
  engine_id INTEGER NOT NULL REFERENCES engines,
  standing TEXT NOT NULL CHECK (standing IN ('agree', 'diverge', 'unsupported', 'crash', 'timeout', 'missing')),
  PRIMARY KEY (run_id, case_id, engine_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW matrix (run_id, suite, engine, standing, cases_n) AS
  SELECT s.run_id, c.suite, e.name, s.standing, count(*)
  FROM standings s JOIN cases c USING (case_id) JOIN engines e USING (engine_id)
  GROUP BY s.run_id, c.suite, e.name, s.standing;
