-- results.db, from schema 2 to 3: what runs have in common is kept once, so that a run that did what the last one did costs
-- one short row a case and engine. What were tables of a run (replays, standings, divergences, divergent_steps) are views.

DROP VIEW observations;
DROP VIEW subtests;
DROP VIEW matrix;
DROP TABLE divergent_steps;
DROP TABLE divergences;
DROP TABLE standings;
ALTER TABLE replays RENAME TO replays_2;

-- What a replay of a case gave, but for its cost: equal ones are one row.
CREATE TABLE results (
  result_id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,         -- hash of what follows, raw_id aside
  list_id INTEGER NOT NULL REFERENCES outcome_lists,
  verdicts TEXT NOT NULL,           -- run lengths: '57p1f2u' (pass, fail, none, unsupported, crash, timeout, missing)
  messages TEXT NOT NULL,           -- JSON object: step -> the engine's own words, where it had any
  permits TEXT NOT NULL,            -- JSON object of the reference: step -> patterns of all outcomes permitted, if several
  ending TEXT NOT NULL,             -- 'exit 0', 'signal SIGSEGV', 'timeout', 'memory-limit', 'output-limit', 'spawn'
  raw_id INTEGER REFERENCES raws    -- what was printed the first time
) STRICT;

-- A result beside what the reference did in the same run, and how the case stands for that.
CREATE TABLE comparisons (
  comparison_id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases,
  engine_id INTEGER NOT NULL REFERENCES engines,
  result_id INTEGER NOT NULL REFERENCES results,
  reference_id INTEGER NOT NULL,    -- the reference's result; 0: it did not run; -1: not compared yet
  standing TEXT CHECK (standing IN ('agree', 'diverge', 'unsupported', 'crash', 'timeout', 'missing')),
  UNIQUE (case_id, engine_id, result_id, reference_id)
) STRICT;

-- Why steps go wrong: those that go wrong in the same way on the same engine have one cause.
CREATE TABLE causes (
  cause_id INTEGER PRIMARY KEY,
  divergence_id TEXT NOT NULL UNIQUE, -- hash of engine and cause: the same in every run and database
  class TEXT NOT NULL CHECK (class IN ('diverge', 'crash', 'timeout', 'missing')),
  cause TEXT NOT NULL               -- command kind, due and seen outcome with numbers taken out, the engine's words
) STRICT;

-- The steps of a comparison that went wrong.
CREATE TABLE comparison_steps (
  comparison_id INTEGER NOT NULL REFERENCES comparisons,
  step INTEGER NOT NULL,
  cause_id INTEGER NOT NULL REFERENCES causes,
  due TEXT NOT NULL,
  seen TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (comparison_id, step)
) STRICT, WITHOUT ROWID;

-- One replay of a case on an engine in a run. Attempts after the first are retries; what a run found is its first ones.
CREATE TABLE attempts (
  run_id INTEGER NOT NULL REFERENCES runs,
  engine_id INTEGER NOT NULL REFERENCES engines,
  case_id INTEGER NOT NULL REFERENCES cases,
  attempt INTEGER NOT NULL DEFAULT 1,
  comparison_id INTEGER NOT NULL REFERENCES comparisons,
  duration_us INTEGER NOT NULL,
  rss_kib INTEGER NOT NULL,         -- largest sample
  PRIMARY KEY (run_id, engine_id, case_id, attempt)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO results (key, list_id, verdicts, messages, permits, ending, raw_id)
  SELECT hash(l.key || '|' || verdicts || '|' || messages || '|' || permits || '|' || ending),
    list_id, verdicts, messages, permits, ending, raw_id
  FROM replays_2 JOIN outcome_lists l USING (list_id);
INSERT OR IGNORE INTO comparisons (case_id, engine_id, result_id, reference_id)
  SELECT o.case_id, o.engine_id, r.result_id, -1
  FROM replays_2 o JOIN results r USING (list_id, verdicts, messages, permits, ending);
INSERT INTO attempts (run_id, engine_id, case_id, attempt, comparison_id, duration_us, rss_kib)
  SELECT o.run_id, o.engine_id, o.case_id, o.attempt, c.comparison_id, o.duration_us, o.rss_kib
  FROM replays_2 o JOIN results r USING (list_id, verdicts, messages, permits, ending)
    JOIN comparisons c ON c.case_id = o.case_id AND c.engine_id = o.engine_id AND c.result_id = r.result_id;
DROP TABLE replays_2;

CREATE VIEW replays (run_id, case_id, engine_id, attempt, list_id, verdicts, messages, permits, ending, duration_us,
    rss_kib, raw_id) AS
  SELECT a.run_id, a.case_id, a.engine_id, a.attempt, r.list_id, r.verdicts, r.messages, r.permits, r.ending,
    a.duration_us, a.rss_kib, r.raw_id
  FROM attempts a JOIN comparisons USING (comparison_id) JOIN results r USING (result_id);

CREATE VIEW observations (run_id, case_id, engine_id, step, outcome) AS
  SELECT r.run_id, r.case_id, r.engine_id, j.key, j.value
  FROM replays r JOIN outcome_lists l USING (list_id), json_each(l.outcomes) j
  WHERE r.attempt = 1 AND j.value IS NOT NULL;

-- What each engine did in each subtest, or line of a program, with its name and the engine's own words.
CREATE VIEW subtests (run_id, suite, "case", step, name, engine, outcome, message) AS
  SELECT r.run_id, c.suite, c.name, j.key, m.subject, e.name, j.value,
    (SELECT w.value FROM json_each(r.messages, '$."' || j.key || '"') w)
  FROM replays r JOIN cases c USING (case_id) JOIN engines e USING (engine_id)
    JOIN outcome_lists l USING (list_id), json_each(l.outcomes) j
    JOIN commands m ON m.case_id = r.case_id AND m.step = j.key
  WHERE c.kind <> 'wast' AND r.attempt = 1 AND j.value IS NOT NULL;

-- How a case stands on an engine, from worst to best: crash, timeout, diverge, missing, unsupported, agree. What a run that
-- ended meant to do and did not is missing.
CREATE VIEW standings (run_id, case_id, engine_id, standing) AS
  SELECT a.run_id, a.case_id, a.engine_id, c.standing
  FROM attempts a JOIN comparisons c USING (comparison_id)
  WHERE a.attempt = 1 AND c.standing IS NOT NULL
  UNION ALL
  SELECT p.run_id, p.case_id, p.engine_id, 'missing'
  FROM plans p JOIN runs USING (run_id)
  WHERE state <> 'running' AND NOT EXISTS (SELECT 1 FROM attempts a WHERE a.run_id = p.run_id
    AND a.engine_id = p.engine_id AND a.case_id = p.case_id AND a.attempt = 1);

CREATE VIEW matrix (run_id, suite, engine, standing, cases_n) AS
  SELECT s.run_id, c.suite, e.name, s.standing, count(*)
  FROM standings s JOIN cases c USING (case_id) JOIN engines e USING (engine_id)
  GROUP BY s.run_id, c.suite, e.name, s.standing;

-- Every step of a divergence.
CREATE VIEW divergent_steps (run_id, divergence_id, case_id, step) AS
  SELECT a.run_id, u.divergence_id, a.case_id, s.step
  FROM attempts a JOIN comparison_steps s USING (comparison_id) JOIN causes u USING (cause_id)
  WHERE a.attempt = 1;

-- What differs, a row a cause. The columns from due to step but the counts are of the smallest case that shows it, whose
-- place is in the last column.
CREATE VIEW divergences (divergence_id, run_id, engine_id, class, cause, due, seen, message, cases_n, steps_n, case_id,
    step, place) AS
  SELECT u.divergence_id, a.run_id, a.engine_id, u.class, u.cause, s.due, s.seen, s.message,
    count(DISTINCT a.case_id), count(*), a.case_id, s.step, min(printf('%08d %s %08d', c.steps, c.name, s.step))
  FROM attempts a JOIN comparison_steps s USING (comparison_id) JOIN causes u USING (cause_id)
    JOIN cases c ON c.case_id = a.case_id
  WHERE a.attempt = 1
  GROUP BY a.run_id, a.engine_id, s.cause_id;
