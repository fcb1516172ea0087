-- What the loaders keep for themselves beside _quoth_loads.

-- What a load could not take, and why.  offset counts unpacked bytes.
CREATE TABLE _quoth_rejects(
  reject_id INTEGER PRIMARY KEY,
  load_id INTEGER REFERENCES _quoth_loads(load_id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  ordinal INTEGER,
  offset INTEGER,
  reason TEXT NOT NULL,
  detail TEXT
);
CREATE INDEX _quoth_rejects_load ON _quoth_rejects(load_id);

-- Inputs that a load left half read: where the next one goes on.  Written in
-- the transaction that holds the rows before that place; gone at the end of
-- the input.
CREATE TABLE _quoth_inputs(
  path TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  modified_ns INTEGER NOT NULL,
  member INTEGER NOT NULL,
  skip INTEGER NOT NULL,
  plain INTEGER NOT NULL,
  record INTEGER NOT NULL
);

-- Quotes whose article names the speaker by surname alone, with the speaker
-- of that bare name.  quotes.speaker_id is the one person who has the surname
-- while there is just one, else the bare name.
CREATE TABLE _quoth_bare(
  quote_id INTEGER PRIMARY KEY
    REFERENCES quotes(quote_id) ON DELETE CASCADE,
  speaker_id INTEGER NOT NULL
    REFERENCES speakers(speaker_id) ON DELETE CASCADE
);
CREATE INDEX _quoth_bare_speaker ON _quoth_bare(speaker_id);

CREATE INDEX outlets_domain ON outlets(domain);

-- Short names by which articles call a person once the full name was told.
CREATE TABLE _quoth_short_names(
  key TEXT NOT NULL,
  speaker_id INTEGER NOT NULL
    REFERENCES speakers(speaker_id) ON DELETE CASCADE,
  UNIQUE(key, speaker_id)
);
CREATE INDEX _quoth_short_names_speaker ON _quoth_short_names(speaker_id);

-- Articles whose quotes were given and not extracted: reading them anew would
-- lose those.
CREATE TABLE _quoth_imports(
  article_id INTEGER PRIMARY KEY
    REFERENCES articles(article_id) ON DELETE CASCADE
);
