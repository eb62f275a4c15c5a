-- results.db, from schema 8 to 9: what steps go wrong by, which is the same for all engines of a family.
ALTER TABLE engines ADD COLUMN family TEXT NOT NULL DEFAULT ''; -- engines that share what a divergence is in, such as 'v8'
UPDATE engines SET family = CASE
  WHEN name GLOB 'node[0-9]*' OR name GLOB 'deno*' OR name GLOB 'chromium*' OR name GLOB 'd8*' OR name GLOB 'workerd*' THEN 'v8'
  WHEN name GLOB 'firefox*' OR name GLOB 'sm' OR name GLOB 'sm+*' THEN 'spidermonkey'
  WHEN name GLOB 'jsc*' OR name GLOB 'bun*' OR name GLOB 'webkit*' THEN 'jsc'
  WHEN name GLOB 'wabt*' THEN 'wabt'
  WHEN name = 'ref' OR name GLOB 'ref-*' THEN 'touchstone'
  WHEN instr(name, '+') THEN rtrim(substr(name, 1, instr(name, '+') - 1), '0123456789.')
  ELSE rtrim(name, '0123456789.') END;

-- What a cause is: steps that go wrong in one place and one way on engines of one family (harness/cause/signature.c).
CREATE TABLE signatures (
  signature_id INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,          -- 'C' and 11 digits of the hash of feature, subject, due, seen and family
  kin TEXT NOT NULL,                -- the same without the family: what other engines do wrong, too
  feature TEXT NOT NULL,            -- what the instruction came with, or the document of the API
  subject TEXT NOT NULL,            -- the instruction, or the step of the API
  due TEXT NOT NULL,                -- kinds of outcomes, without values
  seen TEXT NOT NULL,
  family TEXT NOT NULL,
  section TEXT NOT NULL             -- of the specification that has the rule: 'exec-binop', 'js-api/#dom-memory-grow'; may be ''
) STRICT;

CREATE TABLE step_signatures (
  comparison_id INTEGER NOT NULL REFERENCES comparisons,
  step INTEGER NOT NULL,
  signature_id INTEGER NOT NULL REFERENCES signatures,
  PRIMARY KEY (comparison_id, step)
) STRICT, WITHOUT ROWID;

-- The comparisons whose steps have signatures. Where the case could not be read they may be known better another time.
CREATE TABLE located (
  comparison_id INTEGER PRIMARY KEY REFERENCES comparisons,
  known INTEGER NOT NULL
) STRICT;

-- Every step of a cause, as far as it was located.
CREATE VIEW signature_steps (run_id, signature_id, engine_id, case_id, step, divergence_id, class, due, seen, message) AS
  SELECT a.run_id, g.signature_id, a.engine_id, a.case_id, s.step, u.divergence_id, u.class, s.due, s.seen, s.message
  FROM attempts a JOIN comparison_steps s USING (comparison_id) JOIN causes u USING (cause_id)
    JOIN step_signatures g ON g.comparison_id = s.comparison_id AND g.step = s.step
  WHERE a.attempt = 1 AND NOT EXISTS (SELECT 1 FROM canaries k WHERE k.run_id = a.run_id
    AND k.engine_id = a.engine_id AND k.result = 'passed');
