#!/bin/sh
# usage: bench_extract.sh [ARTICLE…]
# The speed of quote_extract() beside other ways over the same bytes, and the
# instructions a byte (counted by valgrind, so they repeat to the digit), of
# news and of texts made to be slow.  Without arguments: the sample articles.
set -eu
make -s build/bench_extract
[ $# -gt 0 ] || set -- tests/gold/articles/*.txt
build/bench_extract "$@"

counts=$(mktemp)
trap 'rm -f "$counts"' EXIT

# count FUNCTION ARGUMENT…: a line of instructions a byte in the function
count() {
  function=$1
  shift
  did=$(valgrind --tool=callgrind --callgrind-out-file="$counts" \
    --toggle-collect="$function" build/bench_extract "$@" 2>/dev/null)
  total=$(sed -n 's/^summary: //p' "$counts")
  printf '%-44s %11d.%02d\n' "${did#* }" $((total / ${did%% *})) \
    $((total * 100 / ${did%% *} % 100))
}

echo 'instructions a byte'
for work in extract tokenize scan_bytes index_fts5; do
  count $work --once $work "$@"
done
n=0
while build/bench_extract --trap $n >/dev/null 2>&1; do
  count extract --trap $n
  n=$((n + 1))
done
