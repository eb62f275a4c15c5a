-- results.db, from schema 6 to 7: what tiny modules found out about engines.
CREATE TABLE engine_features (
  engine_id INTEGER NOT NULL REFERENCES engines,
  feature TEXT NOT NULL,
  has TEXT NOT NULL CHECK (has IN ('yes', 'no', 'unknown')), -- unknown: it did not say, or died of the question
  probed TEXT NOT NULL,             -- UTC, ISO 8601
  PRIMARY KEY (engine_id, feature)
) STRICT, WITHOUT ROWID;
