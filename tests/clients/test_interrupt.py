#!/usr/bin/python3
"""sqlite3_interrupt() and a progress handler end every long function soon."""
import sqlite3
import threading
import time

from client import check, connect, end

SOON_S = 0.5     # 0.05 on a machine of one's own; others share this one
LONG_S = 0.05    # what ends before it is not long

ARTICLE = ("“The ferry sails at noon,” Ilse Brandt said on Monday. “It will be full.”"
           " According to Otto Brandt, fish is dear.\n\n")
CASES = {
    "quote_extract": ("SELECT count(*) FROM quote_extract(?)", ARTICLE * 100000),
    "quote_extract, one line": ("SELECT count(*) FROM quote_extract(?)", "“No ” " * 1000000),
    "quotes_by": ("SELECT count(*) FROM quotes_by('Ilse Brandt'), (SELECT ?)", ""),
    "speakers_like": ("SELECT count(*) FROM speakers_like('Person 7'), (SELECT ?)", ""),
}


def big_database():
    db = connect(check_same_thread=False)
    db.execute("SELECT quoth_init()")
    numbers = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
    db.execute("BEGIN")
    db.execute("INSERT INTO articles(article_id, source, body) VALUES (1, 'a', '')")
    db.execute(numbers + "INSERT INTO speakers(speaker_id, name) SELECT i, 'Person ' || i FROM n",
               (100000,))
    db.execute("INSERT INTO speaker_names SELECT speaker_id, name, lower(name), 'seen' FROM speakers")
    db.execute("INSERT INTO speaker_names VALUES (1, 'Ilse Brandt', 'ilse brandt', 'given')")
    db.execute("DROP TRIGGER quotes_ai")
    db.execute(numbers + "INSERT INTO quotes(article_id, ordinal, kind, text, speaker_id, start, stop)"
               " SELECT 1, i, 'direct', 'x', 1, 0, 0 FROM n", (300000,))
    db.execute("COMMIT")
    return db


def time_of(db, sql, argument):
    """Seconds until the end, and whether it was an interrupt."""
    start = time.monotonic()
    try:
        db.execute(sql, (argument,)).fetchall()
        interrupted = False
    except sqlite3.OperationalError as e:
        interrupted = "interrupt" in str(e)
    return time.monotonic() - start, interrupted


def check_case(db, name, sql, argument):
    whole, _ = time_of(db, sql, argument)
    check(whole > LONG_S, f"{name}: long enough to interrupt ({whole:.3f} s)")
    after = whole / 4
    timer = threading.Timer(after, db.interrupt)
    timer.start()
    took, interrupted = time_of(db, sql, argument)
    timer.cancel()
    check(interrupted and took - after < SOON_S,
          f"{name}: interrupt after {after:.3f} s ended it after {took:.3f} s of {whole:.3f}")
    start = time.monotonic()
    db.set_progress_handler(lambda: time.monotonic() - start > after, 1000)
    took, interrupted = time_of(db, sql, argument)
    db.set_progress_handler(None, 0)
    check(interrupted and took - after < SOON_S,
          f"{name}: progress handler after {after:.3f} s ended it after {took:.3f} s of {whole:.3f}")
    check(db.execute("SELECT count(*) FROM quote_extract('“Yes,” Ilse Brandt said.')")
          .fetchone() == (1,), f"{name}: the connection goes on")


db = big_database()
for name, (sql, argument) in CASES.items():
    check_case(db, name, sql, argument)
end()
