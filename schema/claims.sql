-- What claims rest on: the pairs of statements that were found alike, with
-- their score, and what people decided about them.

-- statement_a is the smaller id.
CREATE TABLE claim_links(
  link_id INTEGER PRIMARY KEY,
  statement_a INTEGER NOT NULL
    REFERENCES statements(statement_id) ON DELETE CASCADE,
  statement_b INTEGER NOT NULL
    REFERENCES statements(statement_id) ON DELETE CASCADE,
  score REAL NOT NULL,
  relation TEXT NOT NULL,
  number_conflict INTEGER NOT NULL,
  polarity_differs INTEGER NOT NULL,
  name_conflict INTEGER NOT NULL,
  matched TEXT,
  UNIQUE(statement_a, statement_b)
);
CREATE INDEX claim_links_b ON claim_links(statement_b);

-- Kept for ever, and by words: a statement that is loaded again under another
-- id stays decided.
CREATE TABLE claim_decisions(
  decision_id INTEGER PRIMARY KEY,
  text_a TEXT NOT NULL,
  text_b TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK(verdict IN ('same', 'different')),
  decided_by TEXT,
  decided_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
  note TEXT
);
