#!/usr/bin/python3
"""A database made with the extension is read, searched, edited, checked and
copied by tools that never heard of it: the sqlite3 shell and Python."""
import os
import re
import subprocess

from client import ROOT, check, connect, end, make_database, scratch


def names(db, kind):
    sql = "SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%'"
    return [n for (n,) in db.execute(sql, (kind,))]


def check_reading(path):
    ours, plain = connect(path), connect(path, load=False)
    for view in names(plain, "view") + names(plain, "table"):
        sql = f'SELECT * FROM "{view}"'
        check(plain.execute(sql).fetchall() == ours.execute(sql).fetchall(),
              f"{view} reads the same without the extension")
    found = plain.execute("SELECT text FROM quotes WHERE quote_id IN (SELECT rowid"
                          " FROM quotes_fts WHERE quotes_fts MATCH 'ferries')").fetchall()
    check(len(found) == 3, "full text search finds stems")
    check(plain.execute("SELECT count(*) FROM quote_list").fetchone()[0] == 7,
          "quote_list has the quotes that count")
    check(plain.execute("SELECT * FROM quote_check").fetchall() == [],
          "all offsets give their text")
    ours.close()
    plain.close()


def check_editing(path):
    """What a client writes is found by search and by our functions at once."""
    db = connect(path, load=False)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("UPDATE quotes SET text = 'Bring an umbrella.', status = 'corrected'"
               " WHERE quote_id = 7")
    db.execute("INSERT INTO quotes(quote_id, article_id, ordinal, kind, text, speaker_id,"
               " start, stop) VALUES (50, 4, 9, 'direct', 'Eels are dearer', 2, 0, 0)")
    db.execute("INSERT INTO statements(quote_id, ordinal, text, start, stop)"
               " VALUES (50, 0, 'Eels are dearer', 0, 15)")
    db.execute("DELETE FROM quotes WHERE quote_id = 8")
    match = "SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?"
    for words, ids in (("umbrella", [(7,)]), ("eels", [(50,)]), ("coat", []),
                       ("swims", [(4,)])):
        check(db.execute(match, (words,)).fetchall() == ids, f"search for {words}")
    db.execute("INSERT INTO quotes_fts(quotes_fts, rank) VALUES ('integrity-check', 1)")
    db.execute("ALTER TABLE articles ADD COLUMN note")
    db.execute("VACUUM")
    check(db.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "integrity")
    check(db.execute("PRAGMA foreign_key_check").fetchall() == [], "foreign keys")
    db.close()
    ours = connect(path)
    check(ours.execute("SELECT text FROM quotes_by('Otto Brandt') WHERE quote_id = 50")
          .fetchone() == ("Eels are dearer",), "quotes_by() sees the edit")
    check(ours.execute("SELECT statement FROM claim_match('Eels are dearer', 1)")
          .fetchone() == ("Eels are dearer",), "claim_match() sees the edit")
    ours.close()


def shell(path, *sql, flags=()):
    run = subprocess.run(["sqlite3", "-batch", "-init", "/dev/null", *flags, path, *sql],
                         text=True, capture_output=True)
    return run.stdout if run.returncode == 0 else run.stderr


def check_shell(path, directory):
    check(shell(path, "SELECT count(*) FROM quote_list") == "7\n", "shell reads a view")
    check(shell(path, "PRAGMA integrity_check") == "ok\n", "shell checks")
    check(shell(path, "SELECT count(*) FROM speaker_summary", flags=("-safe",)) == "3\n",
          "shell in safe mode")
    check(shell(path, "SELECT count(*) FROM claim_spread", flags=("-readonly",)) != "",
          "shell on a file that it may not write")
    dump, copy = shell(path, ".dump"), os.path.join(directory, "copy.db")
    subprocess.run(["sqlite3", "-batch", "-init", "/dev/null", copy], input=dump, text=True,
                   capture_output=True)
    check(shell(copy, ".dump") == dump, "a dump makes the same file")
    check(shell(copy, "SELECT count(*) FROM quotes_fts('ferry')") == "3\n",
          "the copy is searched too")


def check_schema_text(directory):
    """quoth_init() and the text of quoth_schema() make the same file."""
    made, read = connect(), os.path.join(directory, "read.db")
    made.execute("SELECT quoth_init()")
    text = made.execute("SELECT quoth_schema()").fetchone()[0]
    subprocess.run(["sqlite3", "-batch", "-bail", "-init", "/dev/null", read], input=text,
                   text=True, check=True)
    all_sql = "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2"
    plain = connect(read, load=False)
    check(plain.execute(all_sql).fetchall() == made.execute(all_sql).fetchall(), "same schema")
    for pragma in ("user_version", "application_id"):
        check(plain.execute(f"PRAGMA {pragma}").fetchone() ==
              made.execute(f"PRAGMA {pragma}").fetchone(), f"same {pragma}")
    check(connect(read).execute("SELECT quoth_init()").fetchone() ==
          plain.execute("PRAGMA user_version").fetchone(), "quoth_init() takes it as it is")


def check_datasette(path):
    """The queries and tables of datasette.yaml are there."""
    db = connect(path)
    with open(os.path.join(ROOT, "schema/datasette.yaml")) as file:
        text = file.read()
    queries = re.findall(r"sql: \|-\n((?: {10}.*\n)+)", text)
    check(len(queries) == 3, "three queries")
    for sql in queries:
        rows = db.execute(sql, {"name": "Брандт", "claim": "fish is dear", "words": "ferry"})
        check(rows.fetchall() != [], f"rows of {sql}")
    tables = re.findall(r"^      (\w+):\n        (?:description|label_column)", text, re.M)
    for table in tables:
        check(db.execute(f"SELECT * FROM {table}") is not None, table)
    check(len(tables) == 8, "eight tables")


with scratch() as directory:
    path = make_database(directory)
    check_reading(path)
    check_datasette(path)
    check_shell(path, directory)
    check_editing(path)
    check_schema_text(directory)
end()
