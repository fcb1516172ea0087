#!/bin/sh
# Loading, beside the plain way: see load.py.
set -eu
make -s all
exec "${PYTHON:-/usr/bin/python3}" tests/bench/load.py
