-- results.db, from schema 7 to 8: cases that are not steady, and runs that repeat a part of another.

-- Retries are few: what was tried again is found without reading a whole run.
CREATE INDEX retried ON attempts (run_id, engine_id, case_id) WHERE attempt = 2;

-- Cases whose attempts in a run had different outcomes, and how the attempts stand, in order: which is that of the keys, since
-- the joins are as they are written. What a run found is its first attempts all the same.
CREATE VIEW flakes (run_id, engine_id, case_id, attempts_n, ways_n, standings) AS
  SELECT s.run_id, s.engine_id, s.case_id, count(*), count(DISTINCT r.list_id),
    group_concat(coalesce(c.standing, 'not compared'), ', ')
  FROM attempts s INDEXED BY retried
    CROSS JOIN attempts a ON a.run_id = s.run_id AND a.engine_id = s.engine_id AND a.case_id = s.case_id
    CROSS JOIN comparisons c ON c.comparison_id = a.comparison_id
    CROSS JOIN results r ON r.result_id = c.result_id
  WHERE s.attempt = 2 AND NOT EXISTS (SELECT 1 FROM canaries k WHERE k.run_id = s.run_id
    AND k.engine_id = s.engine_id AND k.result = 'passed')
  GROUP BY s.run_id, s.engine_id, s.case_id
  HAVING count(DISTINCT r.list_id) > 1;

-- Runs that repeat some cases of another: never what a whole is compared with.
CREATE TABLE reruns (
  run_id INTEGER PRIMARY KEY REFERENCES runs,
  of_run TEXT NOT NULL,             -- the key of the run whose cases they are
  what TEXT NOT NULL CHECK (what IN ('failed', 'new', 'flaky'))
) STRICT;
