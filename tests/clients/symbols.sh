#!/bin/sh
# The library exports its entry point and nothing else: SQLite opens extensions
# with RTLD_GLOBAL, where another library's function of the same name would run
# in place of ours.
set -eu
cd "$(dirname "$0")/../.."
names=$(nm -D --defined-only ext/quoth.so | awk '{ print $NF }' | tr '\n' ' ')
if [ "$names" = "sqlite3_quoth_init " ]; then
  echo "1 passed, 0 failed"
else
  echo "exported: $names"
  echo "0 passed, 1 failed"
  exit 1
fi
