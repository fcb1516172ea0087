#!/usr/bin/env python3
"""How often quotes of a given confidence are right: the table of docs/accuracy.md.

usage: reliability.py NAME=GOLD_DIR…      (own=tests/gold for the articles here)

A quote counts once: right where its ends and its speaker are, as check_gold.py
counts; what gold calls optional is left out.  `stated` is the mean confidence
of a row, `right` the share that was.
"""
import json
import pathlib
import subprocess
import sys

import check_gold

EDGES = [0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0001]


def predict(folder):
    sql = f"""SELECT json_object('article', f.name, 'kind', q.kind, 'speaker', q.speaker,
        'mention', json_array(q.speaker_start, q.speaker_stop), 'spans', json(q.spans),
        'confidence', q.confidence) FROM fsdir('{folder}/articles') f,
        quote_extract(CAST(f.data AS TEXT)) q WHERE f.name LIKE '%.txt'"""
    run = subprocess.run(["sqlite3", ":memory:", "-cmd", f".load {check_gold.ROOT}/ext/quoth", sql],
                         capture_output=True, text=True, check=True)
    rows = {}
    for line in run.stdout.splitlines():
        q = json.loads(line)
        rows.setdefault(pathlib.Path(q["article"]).name, []).append(q)
    return rows


def outcomes(folder, kinds):
    """(confidence, right) of each quote of the kinds that gold can judge."""
    texts, gold = check_gold.load_set(folder)
    given = predict(folder)
    match = check_gold.match_reported if kinds == "reported" else check_gold.match_marked
    for name, text in texts.items():
        for g, p, _ in match(text, gold[name], given.get(name, [])):
            if p and not (g and g["optional"]):
                yield p["confidence"], bool(g) and check_gold.speaker_right(g, p)


def table(folder, kinds):
    rows = list(outcomes(folder, kinds))
    for low, high in zip(EDGES, EDGES[1:]):
        here = [(c, r) for c, r in rows if low <= c < high]
        if here:
            yield (low, min(high, 1.0), len(here), sum(c for c, _ in here) / len(here),
                   sum(r for _, r in here) / len(here))


def main(*sets):
    print("| set | quotes | confidence | number | stated | right |")
    print("|---|---|---|---|---|---|")
    for item in sets:
        name, folder = item.split("=", 1)
        for kinds in ("marked", "reported"):
            for low, high, n, stated, right in table(pathlib.Path(folder), kinds):
                print(f"| {name} | {kinds} | {low:.2f} – {high:.2f} | {n} | {stated:.2f} | {right:.2f} |")


if __name__ == "__main__":
    main(*sys.argv[1:])
