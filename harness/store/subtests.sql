-- results.db, from schema 1 to 2: cases of kind js, whose steps are subtests and have names.
ALTER TABLE cases ADD COLUMN kind TEXT NOT NULL DEFAULT 'wast';  -- 'js': in the form of web-platform-tests

-- Of kind js cases.steps and commands grow as runs show which subtests there are: commands.kind is 'harness' for step 0,
-- how the script as a whole ended, else 'subtest', and subject the name. An outcome list has null for a subtest that the
-- run did not have, verdicts '-'.
DROP VIEW observations;
CREATE VIEW observations (run_id, case_id, engine_id, step, outcome) AS
  SELECT r.run_id, r.case_id, r.engine_id, j.key, j.value
  FROM replays r JOIN outcome_lists l USING (list_id), json_each(l.outcomes) j
  WHERE j.value IS NOT NULL;

-- What each engine did in each subtest, with its name and the engine's own words.
CREATE VIEW subtests (run_id, suite, "case", step, name, engine, outcome, message) AS
  SELECT r.run_id, c.suite, c.name, j.key, m.subject, e.name, j.value,
    (SELECT w.value FROM json_each(r.messages, '$."' || j.key || '"') w)
  FROM replays r JOIN cases c USING (case_id) JOIN engines e USING (engine_id)
    JOIN outcome_lists l USING (list_id), json_each(l.outcomes) j
    JOIN commands m ON m.case_id = r.case_id AND m.step = j.key
  WHERE c.kind = 'js' AND j.value IS NOT NULL;
