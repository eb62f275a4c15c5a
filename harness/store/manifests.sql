-- results.db, from schema 9 to 10: what scores are parts of: suites as a whole, and what engines claim.
CREATE TABLE manifests (
  manifest_id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,         -- hash of suite and parts
  suite TEXT NOT NULL,
  parts TEXT NOT NULL               -- JSON array of {kind, needs, cases, steps} (case/manifest.h)
) STRICT;

-- The suites that a run took its cases from, as they were as a whole, whichever part of them it replayed.
CREATE TABLE run_manifests (
  run_id INTEGER NOT NULL REFERENCES runs,
  manifest_id INTEGER NOT NULL REFERENCES manifests,
  PRIMARY KEY (run_id, manifest_id)
) STRICT, WITHOUT ROWID;

-- The features that an engine's file says it has (key `claims`).
CREATE TABLE engine_claims (
  engine_id INTEGER NOT NULL REFERENCES engines,
  feature TEXT NOT NULL,
  PRIMARY KEY (engine_id, feature)
) STRICT, WITHOUT ROWID;

-- What each engine claims to have: what its file says; where that says nothing, what its probes were accepted for (BY). A
-- route claims what its engine does.
CREATE VIEW claims (engine_id, feature, by) AS
  SELECT e.engine_id, c.feature, 'file' FROM engines e JOIN engine_claims c USING (engine_id)
  UNION ALL
  SELECT e.engine_id, f.feature, 'probe'
  FROM engines e JOIN engines o ON o.version = e.version
    AND o.name = CASE WHEN instr(e.name, '+') THEN substr(e.name, 1, instr(e.name, '+') - 1) ELSE e.name END
    JOIN engine_features f ON f.engine_id = o.engine_id
  WHERE f.has = 'yes' AND NOT EXISTS (SELECT 1 FROM engine_claims c WHERE c.engine_id = e.engine_id)
  GROUP BY 1, 2;
