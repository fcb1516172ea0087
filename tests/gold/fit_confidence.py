#!/usr/bin/env python3
"""Fits the weights of ext/extract/confidence.c and writes them.

usage: fit_confidence.py WIKINEWS_DIR > ext/extract/confidence_weights.h

Learns from the articles beside this file and from Wikinews articles whose
attributions come from GUM (CC BY); nothing else.  A quote is right where its
ends and its speaker are, as check_gold.py counts.  The Wikinews annotation was
derived by machine: there a speaker counts by the last word of the name, words
in marks without any gold are left out, and reported speech without gold weighs
four fifths.  Logistic regression, pulled towards PRIOR by RIDGE.
"""
import math
import pathlib
import re
import subprocess
import sys
import tempfile

import check_gold

PRIOR = [0, 1, -1, 2, -0.5, -0.5, -0.5, 0.3, 0.3, 0.5, 0, -0.3, -0.5, 0, -0.4, -0.4, -0.6]
RIDGE = 2.0
ROUNDS, STEP = 4000, 0.5


def build(folder):
    program = pathlib.Path(folder) / "print_evidence"
    flags = subprocess.run(["pkg-config", "--libs", "icu-i18n", "icu-uc"],
                           capture_output=True, text=True, check=True).stdout.split()
    objects = [str(p) for room in ("text", "extract")
               for p in (check_gold.ROOT / "build/ext" / room).glob("*.o")]
    subprocess.run(["cc", "-std=c11", "-O1", str(check_gold.HERE / "print_evidence.c"), *objects,
                    *flags, "-lm", "-o", str(program)], check=True)
    return program


def drafts(program, folder, texts):
    """{article: predictions with evidence}."""
    paths = [str(folder / "articles" / name) for name in texts]
    out = subprocess.run([str(program), *paths], capture_output=True, check=True).stdout
    rows = {}
    for line in out.decode("utf-8").splitlines():
        path, kind, spans, speaker, *evidence = line.split("\t")
        name = pathlib.Path(path).name
        raw = texts[name].encode("utf-8")
        def chars(byte):
            return len(raw[:int(byte)].decode("utf-8", "ignore"))
        rows.setdefault(name, []).append(dict(
            kind=kind, speaker=speaker or None, mention=[None, None],
            spans=[[chars(b) for b in s.split("-")] for s in spans.split(",")],
            evidence=[float(e) for e in evidence]))
    return rows


def last_word(name):
    words = re.findall(r"\w+", (name or "").lower())
    return words[-1] if words else ""


def right(g, p, machine_made):
    if check_gold.speaker_right(g, p):
        return True
    return machine_made and last_word(p["speaker"]) in {last_word(a) for a in g["accept"]}


def examples(program, folder, machine_made):
    """(evidence, 1 or 0, weight) of each quote that gold can judge."""
    texts, gold = check_gold.load_set(folder)
    given = drafts(program, folder, texts)
    for name, text in texts.items():
        rows = given.get(name, [])
        judged = gold[name]
        spans = [check_gold.extent(text, g["spans"]) for g in judged]
        for match in (check_gold.match_marked, check_gold.match_reported):
            for g, p, span in match(text, judged, rows):
                if not p or (g and g["optional"]):
                    continue
                touches = any(a < span[1] and span[0] < b for a, b in spans)
                if not g and machine_made and match is check_gold.match_marked and not touches:
                    continue
                weight = 0.8 if not g and machine_made else 1.0
                yield p["evidence"], float(bool(g) and right(g, p, machine_made)), weight


def fit(rows):
    weights = list(PRIOR)
    for _ in range(ROUNDS):
        gradient = [RIDGE * (w - p) for w, p in zip(weights, PRIOR)]
        for evidence, label, weight in rows:
            z = sum(w * e for w, e in zip(weights, evidence))
            error = weight * (1 / (1 + math.exp(-z)) - label)
            for i, e in enumerate(evidence):
                gradient[i] += error * e
        weights = [w - STEP * g / len(rows) for w, g in zip(weights, gradient)]
    return weights


def main(wikinews):
    with tempfile.TemporaryDirectory() as folder:
        program = build(folder)
        rows = list(examples(program, check_gold.HERE, False))
        rows += list(examples(program, pathlib.Path(wikinews), True))
    weights = fit(rows)
    print(f"{len(rows)} quotes, {sum(r[1] for r in rows):.0f} right", file=sys.stderr)
    print("/* Written by tests/gold/fit_confidence.py from tests/gold/articles and the\n"
          "** Wikinews articles of GUM (CC BY).  Order: enum quoth_evidence. */\n"
          "static const float weight[QUOTH_N_EVIDENCE] = {")
    for start in range(0, len(weights), 7):
        print("    " + " ".join(f"{w:.3f}f," for w in weights[start:start + 7]))
    print("};")


if __name__ == "__main__":
    main(*sys.argv[1:])
