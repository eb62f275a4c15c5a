-- results.db, from schema 7 to 8: cases that are not steady, and runs that repeat a part of another.

-- Retries are few: what was tried again is found without reading a whole run.
CREATE INDEX retried ON attempts (run_id, engine_id, case_id) WHERE attempt = 2;

-- Cases whose attempts in a run had different outcomes, and how the attempts stand, in order. What a run found is its first
-- attempts all the same.
CREATE VIEW flakes (run_id, engine_id, case_id, attempts_n, ways_n, standings) AS
  SELECT run_id, engine_id, case_id, count(*), count(DISTINCT list_id), group_concat(standing, ', ')
  FROM (
    SELECT a.run_id, a.engine_id, a.case_id, r.list_id, coalesce(c.standing, 'not compared') AS standing
    FROM attempts s JOIN attempts a USING (run_id, engine_id, case_id)
      JOIN comparisons c ON c.comparison_id = a.comparison_id JOIN results r USING (result_id)
    WHERE s.attempt = 2 AND NOT EXISTS (SELECT 1 FROM canaries k WHERE k.run_id = a.run_id
      AND k.engine_id = a.engine_id AND k.result = 'passed')
    ORDER BY a.run_id, a.engine_id, a.case_id, a.attempt)
  GROUP BY run_id, engine_id, case_id
  HAVING count(DISTINCT list_id) > 1;

-- Runs that repeat some cases of another: never what a whole is compared with.
CREATE TABLE reruns (
  run_id INTEGER PRIMARY KEY REFERENCES runs,
  of_run TEXT NOT NULL,             -- the key of the run whose cases they are
  what TEXT NOT NULL CHECK (what IN ('failed', 'new', 'flaky'))
) STRICT;
