#!/usr/bin/python3
"""The README shows what is so: its examples run over the sample articles, loaded
by quoth-load, and must print what stands there.  With ACCEPT=1 they are written
anew."""
import glob
import os
import subprocess

from client import ROOT, check, end, scratch
from examples import ACCEPT, check_examples

DOCUMENT = os.path.join(ROOT, "README.md")
ARTICLES = sorted(glob.glob(os.path.join(ROOT, "tests/gold/articles/*.txt")))

with open(DOCUMENT) as file:
    before = file.read()
with scratch() as directory:
    database = os.path.join(directory, "demo.db")
    load = subprocess.run([os.path.join(ROOT, "quoth-load"), database] + ARTICLES,
                          stderr=subprocess.DEVNULL)
    check(load.returncode == 0, "the sample articles load")
    after = check_examples(database, before)
if ACCEPT:
    with open(DOCUMENT, "w") as file:
        file.write(after)
end()
