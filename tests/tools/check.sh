#!/bin/sh
# Runs each target given, shows its output as it comes, and ends with the sum
# of their "N passed, N failed" lines.  A target that fails without saying so
# counts as one failure.
set -u
log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0 failed=0
for target in "$@"; do
  echo "== $target"
  { ${MAKE:-make} -s --no-print-directory "$target" 2>&1; echo "status $?"; } |
    tee "$log" | grep -v '^status [0-9]*$'
  status=$(sed -n 's/^status //p' "$log" | tail -n 1)
  set -- $(awk '/^[0-9]+ passed, [0-9]+ failed/ { p += $1; f += $3 }
                END { print p + 0, f + 0 }' "$log")
  passed=$((passed + $1)) failed=$((failed + $2))
  if [ "$status" != 0 ] && [ "$2" = 0 ]; then
    echo "$target ended with status $status"
    failed=$((failed + 1))
  fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
