#!/bin/sh
# usage: check_linked.sh GOLD: loads and links the annotated articles of
# GOLD/seeds, where they are, and scores the claims; asks for three of them in
# other words.  Floors are what a change must not fall below.
set -eu
cd "$(dirname "$0")/../.."
seeds=$1/seeds
python=${PYTHON:-/usr/bin/python3} # one that loads extensions
if [ ! -f "$seeds/claims.jsonl" ]; then
  echo "no $seeds/claims.jsonl: nothing to score"
  exit 0
fi
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
passed=0 failed=0
expect() { # WHAT SHARE FLOOR
  if awk "BEGIN { exit !($2 >= $3) }"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "$1: $2 is below $3"
  fi
}
./quoth-load -q "$dir/seeds.db" "$seeds/articles"
./quoth-link -q "$dir/seeds.db"
score=$("$python" tests/gold/score_linked.py "$seeds/claims.jsonl" "$dir/seeds.db")
echo "claims: $score"
expect "b-cubed f1" "${score##* }" 0.85
while IFS='|' read -r claim text; do
  share=$("$python" tests/gold/score_linked.py "$seeds/claims.jsonl" "$dir/seeds.db" \
    --ask "$claim" "$text")
  echo "$text: $share of the articles that have it come first"
  expect "$text" "$share" 1
done <<'END'
C01|financing comes from 40 countries
C09|It is hard to criticize us
C11|others judge us by their own ideas of decency
END
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
