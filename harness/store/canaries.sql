-- results.db, from schema 5 to 6: canaries, which no correct engine passes, and engines that are void for a run.
CREATE TABLE canaries (
  run_id INTEGER NOT NULL REFERENCES runs,
  engine_id INTEGER NOT NULL REFERENCES engines,
  name TEXT NOT NULL,               -- the canary's file
  result TEXT NOT NULL CHECK (result IN ('seen', 'passed', 'silent')), -- passed: the adapter does not see failures
  outcomes TEXT NOT NULL,           -- JSON array, an outcome a step
  PRIMARY KEY (run_id, engine_id, name)
) STRICT, WITHOUT ROWID;

-- The engines that passed what cannot be passed. What they did in the run is kept in observations and counts nowhere.
CREATE VIEW voids (run_id, engine_id, canaries) AS
  SELECT run_id, engine_id, group_concat(name, ', ') FROM canaries WHERE result = 'passed' GROUP BY run_id, engine_id;

DROP VIEW matrix;
DROP VIEW standings;
DROP VIEW divergent_steps;
DROP VIEW divergences;

-- How a case stands on an engine, from worst to best: void, crash, timeout, diverge, missing, unsupported, agree. What a run
-- that ended meant to do and did not is missing.
CREATE VIEW standings (run_id, case_id, engine_id, standing) AS
  SELECT a.run_id, a.case_id, a.engine_id,
    CASE WHEN EXISTS (SELECT 1 FROM canaries k WHERE k.run_id = a.run_id AND k.engine_id = a.engine_id
      AND k.result = 'passed') THEN 'void' ELSE c.standing END
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
  WHERE a.attempt = 1 AND NOT EXISTS (SELECT 1 FROM canaries k WHERE k.run_id = a.run_id
    AND k.engine_id = a.engine_id AND k.result = 'passed');

-- What differs, a row a cause. The columns from due to step but the counts are of the smallest case that shows it, whose
-- place is in the last column.
CREATE VIEW divergences (divergence_id, run_id, engine_id, class, cause, due, seen, message, cases_n, steps_n, case_id,
    step, place) AS
  SELECT u.divergence_id, a.run_id, a.engine_id, u.class, u.cause, s.due, s.seen, s.message,
    count(DISTINCT a.case_id), count(*), a.case_id, s.step, min(printf('%08d %s %08d', c.steps, c.name, s.step))
  FROM attempts a JOIN comparison_steps s USING (comparison_id) JOIN causes u USING (cause_id)
    JOIN cases c ON c.case_id = a.case_id
  WHERE a.attempt = 1 AND NOT EXISTS (SELECT 1 FROM canaries k WHERE k.run_id = a.run_id
    AND k.engine_id = a.engine_id AND k.result = 'passed')
  GROUP BY a.run_id, a.engine_id, s.cause_id;
