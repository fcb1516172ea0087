-- made once; a second call changes nothing
SELECT quoth_init();
CREATE TEMP TABLE before AS SELECT * FROM main.sqlite_schema;
SELECT quoth_init();
SELECT count(*) FROM (SELECT * FROM main.sqlite_schema EXCEPT SELECT * FROM before);
PRAGMA user_version;
PRAGMA application_id;
-- the tables and views of the contract, and their columns
WITH contract(name) AS (VALUES
  ('outlets'), ('articles'), ('speakers'), ('speaker_names'), ('quotes'),
  ('quote_spans'), ('quote_sources'), ('statements'), ('claims'),
  ('quotes_fts'), ('quote_list'), ('speaker_summary'), ('claim_timeline'),
  ('claim_spread'), ('who_quotes_whom'))
SELECT t.name, group_concat(c.name, ' ')
FROM contract t, pragma_table_info(t.name) c GROUP BY t.name;
SELECT sql FROM sqlite_schema WHERE name = 'quotes_fts';
SELECT name, sql FROM sqlite_schema WHERE tbl_name = 'quotes' AND type = 'trigger' AND sql LIKE '%quotes_fts%';
-- nothing of the extension is in the file: no function, module or collation of ours
SELECT m.name, f.name FROM sqlite_schema m, pragma_function_list f
WHERE (f.name GLOB 'quot*' OR f.name GLOB 'speaker_*' OR f.name GLOB 'claim_*')
  AND m.sql LIKE '%' || f.name || '(%' AND m.sql NOT LIKE 'CREATE TABLE ' || f.name || '%';
SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%' AND sql NOT LIKE '%USING fts5%';
SELECT name FROM sqlite_schema
WHERE (sql LIKE '%STRICT%' OR sql LIKE '%WITHOUT ROWID%') AND name NOT LIKE 'quotes_fts_%';
PRAGMA integrity_check;
PRAGMA foreign_key_check;
SELECT count(*) FROM quote_check;
-- a view or trigger cannot call it
CREATE VIEW sly AS SELECT quoth_init();
SELECT * FROM sly;
CREATE TRIGGER slier AFTER INSERT ON outlets BEGIN SELECT quoth_init(); END;
INSERT INTO outlets(name) VALUES ('x');
SELECT count(*) FROM outlets;
