#!/bin/sh
# Runs the tests of the loaders given, or all of them, and sums their tallies.
set -u
cd "$(dirname "$0")" || exit 1
python=${PYTHON:-/usr/bin/python3}
[ $# -gt 0 ] || set -- test_*.py
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for test in "$@"; do
  echo "$test:"
  "$python" "$test" | tee -a "$log" | grep -v ' passed, '
done
awk '/^[0-9]+ passed, [0-9]+ failed/ { p += $1; f += $3 }
     END { printf "%d passed, %d failed\n", p, f; exit f > 0 }' "$log"
