#!/bin/sh
# The speed of quote_extract() beside other ways over the same bytes, and its
# instructions a byte (counted by valgrind, so they repeat to the digit).
set -eu
make -s build/bench_extract
articles=$(ls tests/gold/articles/*.txt)
build/bench_extract $articles
out=$(mktemp)
trap 'rm -f "$out"' EXIT
bytes=$(valgrind --tool=callgrind --callgrind-out-file="$out" \
  --toggle-collect=quoth_extract build/bench_extract --once $articles 2>/dev/null)
total=$(sed -n 's/^summary: //p' "$out")
echo "instructions a byte of quote_extract: $((total / ${bytes% bytes}))"
