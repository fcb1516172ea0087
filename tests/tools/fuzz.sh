#!/bin/sh
# Runs fuzz targets over a copy of their corpora.  The seed is fixed, so that a
# check that passed here passes there; look for more with another one.
# usage: fuzz.sh SECONDS TARGET…
set -u
seconds=$1 passed=0 failed=0
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for target in "$@"; do
  name=${target##*/fuzz_} time=$seconds
  [ "$name" = extract ] && time=$((seconds * 6))
  mkdir -p "$work/$name"
  [ -d "tests/fuzz/corpus/$name" ] && cp "tests/fuzz/corpus/$name"/* "$work/$name"
  if "$target" -seed=1 -max_total_time="$time" -timeout=10 -rss_limit_mb=2048 \
    -artifact_prefix="$work/" "$work/$name" >"$work/log" 2>&1; then
    passed=$((passed + 1))
    grep -E '^(Done|stat::)' "$work/log" | sed "s/^/$name: /"
  else
    failed=$((failed + 1))
    tail -n 40 "$work/log"
    for found in "$work"/crash-* "$work"/timeout-* "$work"/oom-*; do
      [ -f "$found" ] && base64 "$found" | head -n 50
    done
    rm -f "$work"/crash-* "$work"/timeout-* "$work"/oom-*
  fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
