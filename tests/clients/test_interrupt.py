#!/usr/bin/python3
"""sqlite3_interrupt() and a progress handler end every long function soon: by
the processor's time from the moment of asking, for others share the machine."""
import sqlite3
import threading
import time

from client import check, connect, end

SOON_S = 0.05    # of the processor
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
    """Seconds of the processor when it ended, and whether by an interrupt."""
    try:
        db.execute(sql, (argument,)).fetchall()
        interrupted = False
    except sqlite3.OperationalError as e:
        interrupted = "interrupt" in str(e)
    return time.process_time(), interrupted


def check_soon(name, asked, ended, interrupted):
    took = ended - asked[0] if asked else 9
    check(interrupted and took < SOON_S, f"{name}: ended {took:.3f} s after")
    slowest.append(took)


def by_interrupt(db, name, sql, argument, after):
    asked = []

    def ask():
        asked.append(time.process_time())
        db.interrupt()

    timer = threading.Timer(after, ask)
    timer.start()
    check_soon(f"{name}, interrupted", asked, *time_of(db, sql, argument))
    timer.cancel()


def by_handler(db, name, sql, argument, after):
    """The moment is the first at which the handler could have been asked."""
    start = time.process_time()
    db.set_progress_handler(lambda: time.process_time() - start > after, 1000)
    ended, interrupted = time_of(db, sql, argument)
    db.set_progress_handler(None, 0)
    check_soon(f"{name}, by handler", [start + after], ended, interrupted)


def check_case(db, name, sql, argument):
    start = time.process_time()
    whole = time_of(db, sql, argument)[0] - start
    check(whole > LONG_S, f"{name}: long enough to interrupt ({whole:.3f} s)")
    by_interrupt(db, name, sql, argument, whole / 4)
    by_handler(db, name, sql, argument, whole / 4)
    check(db.execute("SELECT count(*) FROM quote_extract('“Yes,” Ilse Brandt said.')")
          .fetchone() == (1,), f"{name}: the connection goes on")


slowest = []
db = big_database()
for name, (sql, argument) in CASES.items():
    check_case(db, name, sql, argument)
print(f"the slowest ended {max(slowest) * 1000:.1f} ms after it was asked to")
end()
