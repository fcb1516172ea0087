-- The tables of a quoth database: plain SQL that any SQLite tool can read and
-- edit.  Nothing here needs the extension.  Offsets count characters from 0,
-- stop exclusive, so that substr(body, start + 1, stop - start) is the text.
-- Dates are ISO 8601 texts, as exact as the article tells.

PRAGMA application_id = 1903129704; -- 'qoth'
PRAGMA user_version = 1;

CREATE TABLE outlets(
  outlet_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  domain TEXT
);

-- A changed body is a new version of its source.  The older version stays and
-- names the newer one; a version withdrawn without a successor names itself.
CREATE TABLE articles(
  article_id INTEGER PRIMARY KEY,
  outlet_id INTEGER REFERENCES outlets(outlet_id),
  source TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  superseded_by INTEGER REFERENCES articles(article_id) ON DELETE SET NULL,
  url TEXT,
  title TEXT,
  byline TEXT,
  dateline TEXT,
  published TEXT,
  lang TEXT,
  body TEXT NOT NULL,
  sha256 TEXT,
  loaded_at TEXT,
  UNIQUE(source, version)
);
CREATE INDEX articles_outlet ON articles(outlet_id);
CREATE INDEX articles_superseded ON articles(superseded_by)
  WHERE superseded_by IS NOT NULL;
CREATE INDEX articles_published ON articles(published);
CREATE INDEX articles_url ON articles(url);
CREATE INDEX articles_sha256 ON articles(sha256);

-- Articles that print one text: syndicated copies, shortened and rewritten
-- ones.  A claim that stands in all of them has one witness.
CREATE TABLE stories(
  story_id INTEGER PRIMARY KEY,
  first_article_id INTEGER REFERENCES articles(article_id) ON DELETE SET NULL
);
CREATE INDEX stories_first_article ON stories(first_article_id);

-- What an article is a copy of: the earliest one that it shares text with.
-- similarity is the part of the shorter one's text that stands in the other.
CREATE TABLE story_articles(
  article_id INTEGER PRIMARY KEY
    REFERENCES articles(article_id) ON DELETE CASCADE,
  story_id INTEGER NOT NULL REFERENCES stories(story_id) ON DELETE CASCADE,
  copy_of INTEGER REFERENCES articles(article_id) ON DELETE SET NULL,
  relation TEXT NOT NULL CHECK(relation IN
    ('first', 'identical', 'syndicated', 'partial', 'rewrite')),
  similarity REAL NOT NULL
);
CREATE INDEX story_articles_copy_of ON story_articles(copy_of);
CREATE INDEX story_articles_story ON story_articles(story_id);

CREATE TABLE speakers(
  speaker_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL DEFAULT 'unknown'
    CHECK(kind IN ('person', 'organization', 'group', 'unknown')),
  gender TEXT,
  note TEXT
);

-- Every spelling of a speaker with the key under which spellings meet.
CREATE TABLE speaker_names(
  speaker_id INTEGER NOT NULL
    REFERENCES speakers(speaker_id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  how TEXT NOT NULL DEFAULT 'seen'
    CHECK(how IN ('seen', 'given', 'merged')),
  UNIQUE(speaker_id, name)
);
CREATE INDEX speaker_names_key ON speaker_names(key, speaker_id);

CREATE TABLE quotes(
  quote_id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL
    REFERENCES articles(article_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('direct', 'mixed', 'indirect')),
  text TEXT NOT NULL,
  speaker_id INTEGER REFERENCES speakers(speaker_id),
  speaker_text TEXT,
  speaker_start INTEGER,
  speaker_stop INTEGER,
  cue TEXT,
  cue_start INTEGER,
  cue_stop INTEGER,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  said_on TEXT,
  confidence REAL,
  continues INTEGER REFERENCES quotes(quote_id) ON DELETE SET NULL,
  status TEXT NOT NULL DEFAULT 'machine'
    CHECK(status IN ('machine', 'checked', 'corrected', 'rejected')),
  UNIQUE(article_id, ordinal)
);
CREATE INDEX quotes_speaker ON quotes(speaker_id);
CREATE INDEX quotes_continues ON quotes(continues)
  WHERE continues IS NOT NULL;

-- The unbroken pieces inside the marks; a quote's text is its pieces joined
-- by one space.
CREATE TABLE quote_spans(
  quote_id INTEGER NOT NULL REFERENCES quotes(quote_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  UNIQUE(quote_id, ordinal)
);

-- The chain through which the article got the words: ordinal 0 heard them.
CREATE TABLE quote_sources(
  quote_id INTEGER NOT NULL REFERENCES quotes(quote_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  relation TEXT,
  UNIQUE(quote_id, ordinal)
);
CREATE INDEX quote_sources_name ON quote_sources(name);

-- witnesses: outlets that did not copy the claim's story from one another.
CREATE TABLE claims(
  claim_id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  first_statement_id INTEGER
    REFERENCES statements(statement_id) ON DELETE SET NULL,
  statements INTEGER NOT NULL DEFAULT 0,
  outlets INTEGER NOT NULL DEFAULT 0,
  first_seen TEXT,
  last_seen TEXT,
  witnesses INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX claims_first_statement ON claims(first_statement_id);

-- Sentence-sized units.  Their offsets count in the text of the quote, which
-- an interrupted quote has and the body has not.
CREATE TABLE statements(
  statement_id INTEGER PRIMARY KEY,
  quote_id INTEGER NOT NULL REFERENCES quotes(quote_id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  claim_id INTEGER REFERENCES claims(claim_id) ON DELETE SET NULL,
  UNIQUE(quote_id, ordinal)
);
CREATE INDEX statements_claim ON statements(claim_id);

-- Datasette and sqlite-utils look for the double quotes around quotes.
CREATE VIRTUAL TABLE quotes_fts USING fts5(
  text, content="quotes", content_rowid=quote_id,
  tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER quotes_ai AFTER INSERT ON quotes BEGIN
  INSERT INTO quotes_fts(rowid, text) VALUES (new.quote_id, new.text);
END;
CREATE TRIGGER quotes_ad AFTER DELETE ON quotes BEGIN
  INSERT INTO quotes_fts(quotes_fts, rowid, text)
    VALUES ('delete', old.quote_id, old.text);
END;
CREATE TRIGGER quotes_au AFTER UPDATE OF quote_id, text ON quotes BEGIN
  INSERT INTO quotes_fts(quotes_fts, rowid, text)
    VALUES ('delete', old.quote_id, old.text);
  INSERT INTO quotes_fts(rowid, text) VALUES (new.quote_id, new.text);
END;

-- What made the rows: engine and lexicon version by name.
CREATE TABLE _quoth_format(
  name TEXT PRIMARY KEY,
  value
);

CREATE TABLE _quoth_loads(
  load_id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL,
  stopped_at TEXT,
  status TEXT NOT NULL DEFAULT 'running',
  command TEXT,
  pid INTEGER,
  n_new INTEGER NOT NULL DEFAULT 0,
  n_same INTEGER NOT NULL DEFAULT 0,
  n_changed INTEGER NOT NULL DEFAULT 0,
  n_refused INTEGER NOT NULL DEFAULT 0
);

-- One row for each quoth_merge_speakers(kept, gone): all its undoing needs.
-- speaker is the row that went as JSON; the others are JSON arrays of what was
-- its own.
CREATE TABLE _quoth_merges(
  merge_id INTEGER PRIMARY KEY,
  kept_id INTEGER NOT NULL,
  gone_id INTEGER NOT NULL,
  speaker TEXT NOT NULL,
  quotes TEXT NOT NULL,
  names TEXT NOT NULL,
  bare TEXT NOT NULL,
  short_names TEXT NOT NULL,
  merged_at TEXT NOT NULL
);

-- Keys under which articles that share text meet, one row each:
-- entry = key << 32 | article_id.  A row of an article that is gone does no
-- harm: bodies are compared before anything is made of it.
CREATE TABLE _quoth_fingerprints(entry INTEGER PRIMARY KEY);
