#!/usr/bin/python3
"""Texts made to be slow cost no more a byte when they are four times as long,
and a bounded number of times what news costs.  By the processor's time."""
import os
import sys
import time

from client import ROOT, check, connect, end

sys.path.insert(0, os.path.join(ROOT, "tests/load"))
import corpus  # noqa: E402

SMALL, LARGE = 500_000, 2_000_000
GROWTH = 2.5      # of the cost a byte; what is quadratic has 4
ATTEMPTS = 3      # a busy machine may take the cache away; a square stays one
DEAREST = 12      # times an ordinary text: each byte a cue or a name
MARKS = 2         # the same for marks and what stands unclosed

UNITS = {  # text: times an ordinary one
    "\"": MARKS, "“": MARKS, "“”": MARKS, "‘“": MARKS, "«»‹›": MARKS,
    "&quot;": MARKS, "“It rained for years and nobody had seen it. ": MARKS,
    "“No ": DEAREST, "\"a": DEAREST, "a” ": DEAREST, "' ": DEAREST,
    "– said he, ": DEAREST, "Ana Reis ": DEAREST, "Ana Reis said ": DEAREST,
    "said ": DEAREST, "said that ": DEAREST, "according to ": DEAREST,
    "He said he ": DEAREST, "( ": DEAREST, "A: b\n": DEAREST,
    "“a,” said B. ": DEAREST, "Mr. ": DEAREST, ". ": DEAREST, "\n\n": DEAREST,
    "U.S. ": DEAREST, "on Monday, March 3, ": DEAREST, "a": DEAREST,
    "e\u0301\u0302\u0300": DEAREST, "\u0301": DEAREST, "\u200b": DEAREST,
    "\u202eab": DEAREST, "\u00ad": DEAREST, "4,": DEAREST, "-": DEAREST,
}
# names and sentences are short: what else is asked of a text, at one size
FUNCTIONS = ["speaker_key(?)", "quote_normalize(?)", "cue_stance(?)",
             "speaker_similarity(?1, ?1)", "claim_similarity(?1, ?1)"]
WORDS = ["\u0301", "\u200b", "ab ", "Ana ", "7 ", "“", "\u202e", "-"]


def repeated(unit, n_byte):
    return unit * (n_byte // len(unit.encode()) + 1)


def cost(db, sql, text):
    """Seconds a MB, the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        db.execute(sql, (text,)).fetchall()
        best = min(best, time.process_time() - start)
    return best / len(text.encode()) * 1e6


def check_growth(db, sql, unit, small, large):
    floor = 1e-3 / large * 1e6  # what a clock of a millisecond tells
    for _ in range(ATTEMPTS):
        a = cost(db, sql, repeated(unit, small))
        b = cost(db, sql, repeated(unit, large))
        if b < GROWTH * a + floor:
            break
    check(b < GROWTH * a + floor, f"{sql[:40]} of {unit!r}: {b / max(a, 1e-9):.1f} times a byte")
    return b


def check_texts(db):
    sql = "SELECT count(*) FROM quote_extract(?)"
    news = "\n\n".join(corpus.article(i)["body"] for i in range(500))
    ordinary = cost(db, sql, news[:LARGE])
    dearest = 0
    for unit, times in UNITS.items():
        ratio = check_growth(db, sql, unit, SMALL, LARGE) / ordinary
        check(ratio <= times, f"{unit!r} costs {ratio:.1f} times what news does")
        dearest = max(dearest, ratio)
    print(f"news {ordinary * 1000:.0f} ms a MB, the dearest text {dearest:.1f} times that")


def check_functions(db):
    for call in FUNCTIONS:
        for word in WORDS:
            check_growth(db, f"SELECT {call}", word, 20_000, 80_000)


db = connect()
check_texts(db)
check_functions(db)
end()
