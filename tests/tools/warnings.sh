#!/bin/sh
# Compiles every source with clang, warnings as errors, throwing the code away.
# usage: warnings.sh CFLAGS…
set -u
failed=0 passed=0
for c in $(find ext loaders -name '*.c' | sort); do
  if clang "$@" -MF /dev/null -Werror -fsyntax-only "$c"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
