#!/bin/sh
# Loads the sample articles into demo.db and asks it questions, showing each
# as one would type it in the sqlite3 shell.
set -eu
db=demo.db
rm -f $db $db-wal $db-shm
./quoth-load $db tests/gold/articles/*.txt

ask() {
  printf '\n-- %s\nsqlite> %s\n' "$1" "$2"
  sqlite3 -box -cmd '.load ./quoth' -cmd '.width 0 0 0 0 0' $db "$2"
}

ask "Who said it?" "
SELECT speaker, cue, substr(text, 1, 60) AS words, title
  FROM quote_list WHERE text LIKE '%sluices%';"
ask "Everything one speaker said, whatever the article calls them" "
SELECT substr(text, 1, 60) AS words, cue, speaker_text, confidence
  FROM quotes_by('Dolenz') LIMIT 8;"
ask "What came through somebody else, and through whom?" "
SELECT speaker, sources, substr(text, 1, 60) AS words
  FROM quotes_by('Dolenz') WHERE sources <> '[]'
UNION ALL
SELECT speaker, sources, substr(text, 1, 60)
  FROM quotes_by('Foreign Ministry');"
ask "Who else said this, in other words?" "
SELECT round(score, 2) AS score, relation, speaker,
       substr(statement, 1, 70) AS statement, title
  FROM claim_match('the dam is financed from 14 regions', 5);"
ask "In what articles does each person speak?" "
SELECT speaker, count(*) AS quotes, count(DISTINCT article_id) AS articles,
       group_concat(DISTINCT substr(title, 1, 24)) AS titles
  FROM quote_list WHERE speaker IS NOT NULL
 GROUP BY speaker HAVING articles > 1 ORDER BY quotes DESC LIMIT 5;"
ask "And in any text, without a database" "
SELECT kind, speaker, cue, text FROM quote_extract(
  'The ferry will sail, Ilse Brandt said. “We are ready,” she told Coast Radio.');"
