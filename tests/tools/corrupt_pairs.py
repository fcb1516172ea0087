#!/usr/bin/env python3
"""Does claim_compare() notice what no score notices?  Changes a number, flips
a negation or swaps a name on one side of pairs that make the same claim, and
counts how often the flag for it is raised, with and without the change.

usage: corrupt_pairs.py EXTENSION PAIRS.tsv [--show KIND]

PAIRS.tsv  id, text, the same sentence by another translator.  Only pairs whose
           both sides have a number (a name) are counted for it.
KIND       number, polarity or name: prints unflagged changes, false alarms
"""
import json
import random
import re
import sqlite3
import sys

NUMBER = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?![\w.,]*\d)")
WORDS = ("two three four five six seven eight nine ten eleven twelve fifteen "
         "twenty thirty forty fifty").split()
SPELLED = re.compile(r"\b(%s)\b" % "|".join(WORDS))
AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|can|could|should|has|"
                       r"have|had|may|must)\b(?! not|n't)")
NEGATION = re.compile(r"\b(not|never)\s+|n't\b|n’t\b", re.I)
DATES = ("January February March April May June July August September October "
         "November December Monday Tuesday Wednesday Thursday Friday Saturday "
         "Sunday").replace(" ", "|")
NAME = re.compile(r"(?<=[a-z,] )(?!(?:" + DATES + r")\b)[A-Z][a-z]{3,}(?: [A-Z][a-z]+)*")
NAMES = ["Zurich", "Henderson", "Okafor", "Lisbon", "Marchetti", "Panama",
         "Kowalska", "Toronto", "Yamada", "Nairobi"]


def other_number(text, chance):
    at = chance.choice(list(NUMBER.finditer(text)) or
                       list(SPELLED.finditer(text)) or [None])
    if not at:
        return None
    if at.group() in WORDS:
        new = chance.choice([w for w in WORDS if w != at.group()])
    else:
        digits = [i for i, c in enumerate(at.group()) if c.isdigit()]
        i = chance.choice(digits)
        new = chance.choice([c for c in "123456789" if c != at.group()[i]])
        new = at.group()[:i] + new + at.group()[i + 1:]
    return text[:at.start()] + new + text[at.end():]


def other_polarity(text, chance):
    if NEGATION.search(text):
        return NEGATION.sub("", text, count=1)
    at = AUXILIARY.search(text)
    return at and text[:at.end()] + " not" + text[at.end():]


def other_name(text, chance):
    names = list(NAME.finditer(text))
    if not names:
        return None
    at = chance.choice(names)
    new = chance.choice([n for n in NAMES if n not in text])
    return text[:at.start()] + new + text[at.end():]


def has_number(text):
    return NUMBER.search(text) or SPELLED.search(text)


KINDS = {
    "number": ("number_conflict", other_number, has_number),
    "polarity": ("polarity_differs", other_polarity, lambda text: True),
    "name": ("name_conflict", other_name, NAME.search),
}


def measure(db, rows, kind, show):
    flag, change, has = KINDS[kind]
    chance = random.Random(kind)
    n = raised = n_plain = alarms = 0

    def flagged(a, b):
        text, = db.execute("SELECT claim_compare(?, ?)", (a, b)).fetchone()
        return json.loads(text)[flag]
    for _, a, b in rows:
        if not has(a) or not has(b):
            continue
        n_plain += 1
        alarm = flagged(a, b)
        alarms += alarm
        if alarm and show:
            print("alarm  %s\n       %s" % (a, b))
        changed = None if alarm else change(b, chance)
        if changed:
            n += 1
            seen = flagged(a, changed)
            raised += seen
            if show and not seen:
                print("missed %s\n       %s" % (a, changed))
    print("%-16s raised in %.1f %% of %d changed pairs, in %.1f %% of %d as "
          "they are" % (flag, 100 * raised / n, n, 100 * alarms / n_plain,
                        n_plain))


def main(extension, path, show=None):
    db = sqlite3.connect(":memory:")
    db.enable_load_extension(True)
    db.load_extension(extension)
    rows = [l.rstrip("\n").split("\t") for l in open(path, encoding="utf-8")]
    for kind in [show] if show else KINDS:
        measure(db, rows, kind, show)


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--show"]
    if not 2 <= len(arguments) <= 3:
        sys.exit(__doc__.split("\n\n")[1])
    main(*arguments)
