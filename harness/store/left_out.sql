-- results.db, from schema 3 to 4: cases that expectation rules keep from engines.
CREATE TABLE left_out (
  run_id INTEGER NOT NULL REFERENCES runs,
  engine_id INTEGER NOT NULL REFERENCES engines,
  case_id INTEGER NOT NULL REFERENCES cases,
  action TEXT NOT NULL CHECK (action IN ('skip', 'omit')), -- omit: the case counts nowhere
  reason TEXT NOT NULL,
  PRIMARY KEY (run_id, engine_id, case_id)
) STRICT, WITHOUT ROWID;
