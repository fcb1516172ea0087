#!/bin/sh
# quotes_by() on a generated database of QUOTES quotes (a million unless told),
# beside the indexed SQL that gives the same rows, in the same run.
set -eu
make -s all build/bench_quotes_by
db=build/bench_quotes_by.${QUOTES:=1000000}.db
[ -e "$db" ] || {
  rm -f "$db.new"
  sqlite3 -batch -bail -init /dev/null -cmd '.load ./quoth' \
    -cmd ".parameter set \$quotes $QUOTES" "$db.new" \
    <tests/bench/generate_quotes.sql
  mv "$db.new" "$db"
}
build/bench_quotes_by "$db"
