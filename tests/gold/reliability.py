#!/usr/bin/env python3
"""Writes the tables of docs/accuracy.md: scores, and how often quotes of a
given confidence are right.

usage: reliability.py FILE NAME=GOLD_DIR…

Replaces what stands between the lines `<!-- tables -->` and `<!-- end -->` of
FILE.  NAME=. is the set beside this file.  A quote counts once: right where
its ends and its speaker are, as check_gold.py counts; what gold calls optional
is left out.
"""
import pathlib
import sys

import check_gold

EDGES = [0.0, 0.5, 0.7, 0.8, 0.9, 1.0001]
MATCH = {"marked": check_gold.match_marked, "reported": check_gold.match_reported}


def outcomes(folder, match):
    """(confidence, right) of each quote that gold can judge."""
    texts, gold = check_gold.load_set(folder)
    given = check_gold.predict(folder)
    for name, text in texts.items():
        for g, p, _ in match(text, gold[name], given.get(name, [])):
            if p and not (g and g["optional"]):
                yield p["confidence"], bool(g) and check_gold.speaker_right(g, p)


def reliability(name, folder):
    for kind, match in MATCH.items():
        rows = list(outcomes(folder, match))
        for low, high in zip(EDGES, EDGES[1:]):
            here = [(c, r) for c, r in rows if low <= c < high]
            if not here:
                continue
            stated = sum(c for c, _ in here) / len(here)
            right = sum(r for _, r in here) / len(here)
            yield f"| {name} | {kind} | {low:.1f} – {min(high, 1):.1f} | {len(here)} | {stated:.2f} | {right:.2f} |"


def tables(sets):
    yield "| set | words in marks, F1 | and right speaker, F1 | reported speech, F1 | and right speaker, F1 |"
    yield "|---|---|---|---|---|"
    for name, folder in sets:
        yield "| " + " | ".join([name] + [f"{v:.3f}" for v in check_gold.score(folder, False).values()]) + " |"
    yield ""
    yield "| set | quotes | confidence | number | stated, mean | right |"
    yield "|---|---|---|---|---|---|"
    for name, folder in sets:
        yield from reliability(name, folder)


def main(file, *arguments):
    sets = [(name, pathlib.Path(folder)) for name, folder in (a.split("=", 1) for a in arguments)]
    path = pathlib.Path(file)
    before, rest = path.read_text(encoding="utf-8").split("<!-- tables -->\n")
    after = rest.split("<!-- end -->\n")[1]
    body = "\n".join(tables(sets))
    path.write_text(f"{before}<!-- tables -->\n{body}\n<!-- end -->\n{after}", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
