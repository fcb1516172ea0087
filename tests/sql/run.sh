#!/bin/bash
# usage: tests/sql/run.sh [TEST.sql…]: runs each test in the sqlite3 shell with
# the extension, once for each setting of trusted_schema, and compares what it
# prints with TEST.out.  ACCEPT=1 writes the .out files instead.
set -u
cd "$(dirname "$0")/../.." || exit 1
tests=("$@")
[ $# -gt 0 ] || tests=(tests/sql/*.sql)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0
for test in "${tests[@]}"; do
  for trusted in 0 1; do
    # Shells print errors with the line, or without it; both go to one stream.
    SCRATCH=$scratch stdbuf -o0 sqlite3 -batch -init /dev/null \
      -cmd '.load ./quoth' -cmd "PRAGMA trusted_schema = $trusted" :memory: \
      <"$test" 2>&1 |
      sed -E 's/^(Parse|Runtime) error near line [0-9]+: /Error: /
              s/^Error: near line [0-9]+: /Error: /; s/ \([0-9]+\)$//' \
        >"$scratch/out"
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
