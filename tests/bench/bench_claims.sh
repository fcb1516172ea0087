#!/bin/sh
# The speed of claim_match() at 10 k, 100 k and 1 M made-up statements, beside
# FTS5, and its recall against comparing every statement.  BENCH_SIZES sets
# other sizes: `BENCH_SIZES=10000000 tests/bench/bench_claims.sh` takes half an
# hour and 6 GB of disk.  BENCH_DIR is where the databases are made.
set -eu
make -s all build/bench_claims
dir=$(mktemp -d "${BENCH_DIR:-/tmp}/bench_claims.XXXXXX")
trap 'rm -rf "$dir"' EXIT
for n in ${BENCH_SIZES:-10000 100000 1000000}; do
  beside="fts exhaustive"
  [ "$n" -le 1000000 ] || beside=
  build/bench_claims "$n" "$dir/claims.db" $beside
done
