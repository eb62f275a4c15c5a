-- results.db, from schema 4 to 5: runs that are split over machines.
CREATE TABLE shards (
  run_id INTEGER NOT NULL REFERENCES runs, -- the shard's own run, or the one that shards were united in
  idx INTEGER NOT NULL,             -- from 1
  total INTEGER NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('hash', 'slice', 'time')),
  plan_key TEXT NOT NULL,           -- hash of all cases with their shards, engines and method
  run_key TEXT NOT NULL,            -- of the shard's own run
  planned INTEGER NOT NULL,         -- pairs of a case and an engine
  PRIMARY KEY (run_id, idx)
) STRICT, WITHOUT ROWID;
