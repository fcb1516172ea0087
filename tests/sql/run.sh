#!/bin/bash
# usage: tests/sql/run.sh [TEST.sql…]: runs each test in the sqlite3 shell with
# the extension, once for each setting of trusted_schema, and compares what it
# prints with TEST.out.  ACCEPT=1 writes the .out files instead.
#
# A test whose first line is `-- data: NAME` starts with the schema and what
# data/NAME.sql puts into it.  That is loaded trusted: before 3.41 SQLite lets
# no trigger reach FTS5 where the schema is not.
set -u
cd "$(dirname "$0")/../.." || exit 1
tests=("$@")
[ $# -gt 0 ] || tests=(tests/sql/*.sql)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0

make_database() { # TEST.sql: a fresh $scratch/test.db
  rm -f "$scratch"/test.db*
  data=$(sed -n '1s/^-- data: //p' "$1")
  [ -z "$data" ] || sqlite3 -batch -bail -init /dev/null \
    -cmd '.load ./quoth' -cmd 'PRAGMA trusted_schema = 1' \
    -cmd 'SELECT quoth_init() WHERE NOT quoth_init()' \
    "$scratch/test.db" <"tests/sql/data/$data.sql"
}

run_test() { # TEST.sql TRUSTED
  # Shells print errors with the line, or without it; both go to one stream.
  stdbuf -o0 sqlite3 -batch -init /dev/null -cmd '.load ./quoth' \
    -cmd "PRAGMA trusted_schema = $2" "$scratch/test.db" <"$1" 2>&1 |
    sed -E 's/^(Parse|Runtime) error near line [0-9]+: /Error: /
            s/^Error: near line [0-9]+: /Error: /; s/ \([0-9]+\)$//'
}

for test in "${tests[@]}"; do
  for trusted in 0 1; do
    make_database "$test"
    run_test "$test" "$trusted" >"$scratch/out"
    if [ -n "${ACCEPT-}" ]; then
      cp "$scratch/out" "${test%.sql}.out"
    elif diff -u "${test%.sql}.out" "$scratch/out"; then
      passed=$((passed + 1))
    else
      echo "$test: not as expected with trusted_schema = $trusted"
      failed=$((failed + 1))
    fi
  done
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
