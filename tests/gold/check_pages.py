#!/usr/bin/python3
"""Score html_text() on web pages whose article is known.

usage: check_pages.py [DIRECTORY]     (ground-truth.json: {page: {"articleBody": text}}; html/PAGE.html.gz)

Pages are compared by their four-word shingles as multisets, each weighs the same, and F1 is of the mean
precision and the mean recall. Without a directory there is nothing to check.
"""
import collections
import gzip
import json
import os
import re
import sqlite3
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FLOOR = 0.97


def shingles(text, n=4):
    words = re.findall(r"\w+", text)
    return collections.Counter(tuple(words[i:i + n]) for i in range(max(1, len(words) - n + 1)) if words)


def score(want, got):
    hit = sum((want & got).values())
    if want == got:
        return 1.0, 1.0
    return hit / max(sum(got.values()), 1), hit / max(sum(want.values()), 1)


def main(directory=None):
    if not directory or not os.path.exists(directory):
        print("0 passed, 0 failed")
        return 0
    db = sqlite3.connect(":memory:")
    db.enable_load_extension(True)
    db.load_extension(os.path.join(ROOT, "quoth"))
    with open(os.path.join(directory, "ground-truth.json"), encoding="utf-8") as f:
        truth = json.load(f)
    scores = []
    for page, want in truth.items():
        with gzip.open(os.path.join(directory, "html", page + ".html.gz")) as f:
            got = db.execute("SELECT html_text(?)", (f.read(),)).fetchone()[0]
        scores.append(score(shingles(want["articleBody"]), shingles(got)))
    p, r = (sum(column) / len(scores) for column in zip(*scores))
    f1 = 2 * p * r / (p + r) if p + r else 0
    print("pages %d  precision %.3f  recall %.3f  f1 %.3f, floor %.3f" % (len(scores), p, r, f1, FLOOR))
    print("%d passed, %d failed" % (f1 >= FLOOR, f1 < FLOOR))
    return 0 if f1 >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
