#!/bin/sh
# Loads the sample articles into demo.db and asks it questions, showing each
# as one would type it in the sqlite3 shell.
set -eu
db=demo.db
rm -f $db $db-wal $db-shm
echo "\$ ./quoth-load $db tests/gold/articles/*.txt"
./quoth-load $db tests/gold/articles/*.txt
printf '\n$ sqlite3 %s\nsqlite> .load ./quoth\n' $db

ask() {
  printf '\n-- %s\nsqlite> %s\n' "$1" "$2"
  echo "$2" | sed "s/^   ...> //" | sqlite3 -box -cmd ".load ./quoth" $db
}

ask "Who said it?" "SELECT speaker, cue, substr(text, 1, 60) AS words, article_id
   ...>   FROM quote_list WHERE text LIKE '%sluices%';"
ask "Everything one speaker said, whatever the article calls them." \
  "SELECT substr(text, 1, 60) AS words, cue, speaker_text, confidence
   ...>   FROM quotes_by('Dolenz') LIMIT 8;"
ask "What came through somebody else, and through whom?" \
  "SELECT speaker, sources, substr(text, 1, 60) AS words
   ...>   FROM quote_list WHERE sources IS NOT NULL;"
ask "Who else said this, in other words?" \
  "SELECT round(score, 2) AS score, relation, speaker,
   ...>        substr(statement, 1, 60) AS statement, article_id
   ...>   FROM claim_match('the dam is financed from 14 regions', 5);"
ask "How do two translations of one sentence differ?" \
  "SELECT quote_diff(a.text, b.text) FROM quotes a, quotes b
   ...>  WHERE a.text LIKE 'It_s very hard%' AND b.text LIKE 'It_s really diff%';"
ask "In what articles does each person speak?" \
  "SELECT speaker, count(*) AS quotes, count(DISTINCT article_id) AS articles,
   ...>        group_concat(DISTINCT substr(title, 1, 24)) AS titles
   ...>   FROM quote_list WHERE speaker IS NOT NULL
   ...>  GROUP BY speaker HAVING articles > 1 ORDER BY quotes DESC LIMIT 5;"
ask "And in any text, without a database." \
  "SELECT kind, speaker, cue, text FROM quote_extract('The ferry will sail,
   ...> Ilse Brandt said. “We are ready,” she told Coast Radio.');"
