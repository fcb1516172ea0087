-- The claim index: which statement holds which term, beside the statements
-- themselves.  It can be rebuilt from them at any time: SELECT quoth_reindex().
-- Plain triggers note every edit, by any tool, and the statements they name
-- are searched beside the segments until the next merge.

-- known: a segment may hold what the statement said before.
CREATE TABLE _quoth_pending(
  statement_id INTEGER PRIMARY KEY,
  known INTEGER NOT NULL
);

-- Segments never change.  head: the first term of each part and the commonest
-- terms with their counts.
CREATE TABLE _quoth_segments(
  segment_id INTEGER PRIMARY KEY,
  last_statement_id INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  postings INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  head BLOB NOT NULL
);

-- part_id is segment_id * 16777216 + place in the segment.
CREATE TABLE _quoth_parts(
  part_id INTEGER PRIMARY KEY,
  data BLOB NOT NULL
);

-- What segments up to this one hold of a statement is out of date.
CREATE TABLE _quoth_stale(
  statement_id INTEGER PRIMARY KEY,
  segment_id INTEGER NOT NULL
);

-- An id that is not beyond all indexed ones may have been used before.
-- INSERT ... OR IGNORE would not do: the statement that fires a trigger
-- decides on conflicts.
CREATE TRIGGER statements_ai AFTER INSERT ON statements BEGIN
  INSERT INTO _quoth_pending(statement_id, known)
    SELECT new.statement_id, new.statement_id <=
      (SELECT coalesce(max(last_statement_id), -9223372036854775808)
       FROM _quoth_segments)
    WHERE new.statement_id NOT IN (SELECT statement_id FROM _quoth_pending);
END;
CREATE TRIGGER statements_ad AFTER DELETE ON statements BEGIN
  INSERT INTO _quoth_pending(statement_id, known)
    SELECT old.statement_id, 1
    WHERE old.statement_id NOT IN (SELECT statement_id FROM _quoth_pending);
END;
CREATE TRIGGER statements_au AFTER UPDATE OF statement_id, text ON statements
WHEN new.text IS NOT old.text OR new.statement_id <> old.statement_id BEGIN
  INSERT INTO _quoth_pending(statement_id, known)
    SELECT old.statement_id, 1
    WHERE old.statement_id NOT IN (SELECT statement_id FROM _quoth_pending);
  INSERT INTO _quoth_pending(statement_id, known)
    SELECT new.statement_id, 1
    WHERE new.statement_id NOT IN (SELECT statement_id FROM _quoth_pending);
END;
