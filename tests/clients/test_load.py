#!/usr/bin/python3
"""Loading: twice, on several connections, inside a statement, in threads; and
what a connection leaves behind."""
import sqlite3
import threading

from client import EXTENSION, check, connect, end, make_database, scratch


def check_twice():
    db = connect()
    db.enable_load_extension(True)
    db.load_extension(EXTENSION)
    check(db.execute("SELECT quoth_version()").fetchone()[0], "loaded twice")
    check(db.execute("SELECT load_extension(?)", (EXTENSION,)).fetchone() == (None,),
          "loaded again by SQL, while a statement runs")
    open_rows = db.execute("SELECT * FROM quote_statements('One. Two. Three.')")
    open_rows.fetchone()
    db.load_extension(EXTENSION)
    check(len(open_rows.fetchall()) == 2, "loaded again in the middle of an answer")


def check_two_connections(path):
    """Each has its own; closing one leaves the other."""
    a, b = connect(path), connect(path)
    rows_a = a.execute("SELECT text FROM quotes_by('Брандт')")
    first = rows_a.fetchone()
    check(b.execute("SELECT count(*) FROM quotes_by('BRANDT')").fetchone() == (5,), "second")
    b.close()
    check(len([first] + rows_a.fetchall()) == 5, "the first goes on")
    rows_a.close()
    a.close()


def check_no_statement_left(path):
    """An answer that is left early blocks neither COMMIT nor VACUUM nor DETACH
    nor the closing of the connection."""
    db = connect(path)
    db.execute("ATTACH ':memory:' AS other")
    db.execute("BEGIN IMMEDIATE")
    for sql in ("SELECT * FROM quotes_by('Brandt')", "SELECT * FROM speakers_like('Brandt')",
                "SELECT * FROM quote_variants(6)", "SELECT * FROM claim_match('fish is dear')"):
        rows = db.execute(sql)
        rows.fetchone()
        rows.close()
    db.execute("COMMIT")
    db.execute("DETACH other")
    db.execute("VACUUM")
    check(True, "nothing was in the way")
    db.close()


def check_threads(path):
    errors = []

    def work():
        try:
            for _ in range(5):
                db = connect(path)
                for sql in ("SELECT speaker_key('Зоя Брандт')",
                            "SELECT * FROM quotes_by('Брандт')",
                            "SELECT quote_normalize('“Ünder”')",
                            "SELECT * FROM quote_extract('“Yes, it is,” Ilse Brandt said.')",
                            "SELECT * FROM claim_match('fish is dear')"):
                    db.execute(sql).fetchall()
                db.close()
        except Exception as e:  # what went wrong is told by the main thread
            errors.append(e)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    check(not errors, f"8 threads, 40 connections: {errors[:1]}")


def check_pages(path):
    """A file of another encoding works the same."""
    db = connect()
    db.execute("PRAGMA encoding = 'UTF-16le'")
    db.execute("SELECT quoth_init()")
    db.execute("CREATE TABLE a(body)")
    db.execute("INSERT INTO a VALUES ('“Ünder the bridge,” said Zoë Brûlé.')")
    row = db.execute("SELECT q.text = substr(body, start + 1, stop - start), q.text"
                     " FROM a, quote_extract(body) q").fetchone()
    check(row == (1, "Ünder the bridge,"), f"UTF-16: {row}")
    check(db.execute("SELECT quote_diff('wir gehen', 'wir gehn')").fetchone() ==
          ("wir [-gehen-]{+gehn+}",), "UTF-16 text functions")


check(sqlite3.sqlite_version_info >= (3, 38), "SQLite is new enough")
check_twice()
with scratch() as directory:
    path = make_database(directory)
    check_two_connections(path)
    check_no_statement_left(path)
    check_threads(path)
    check_pages(path)
end()
