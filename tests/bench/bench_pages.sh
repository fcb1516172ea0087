#!/bin/sh
# The speed of html_text() on one core beside python3-readability.
set -eu
make -s all
tests/bench/bench_pages.py tests/gold/articles/*.txt
