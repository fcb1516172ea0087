#!/usr/bin/env python3
"""What quoth-extract and quoth-export write is read back as it was."""
import csv
import io
import json
import subprocess

import corpus
from loadtest import *


def tool(name, *args, stdin=None):
    done = subprocess.run([str(ROOT / name), *map(str, args)], input=stdin,
                          capture_output=True)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def hard_quotes(db):
    """Quotes that start like formulas, with line ends, marks, and long."""
    hard = ["=1+1", "+41", "-5", "@SUM(A1)", "\tindented", 'say "no"',
            "two\nlines", "a,b;c", "’tis", "x" * 40000]
    c = sqlite3.connect(db)
    c.execute("INSERT INTO articles(source, title, body)"
              " VALUES ('hard', 'Hard', ?)", ("\n\n".join(hard),))
    at = 0
    for i, text in enumerate(hard):
        c.execute("INSERT INTO quotes(article_id, ordinal, kind, text, start,"
                  " stop) VALUES ((SELECT max(article_id) FROM articles), ?,"
                  " 'direct', ?, ?, ?)", (i, text, at, at + len(text)))
        at += len(text) + 2
    c.commit()
    c.close()
    return hard


def csv_round_trip():
    """Row 58: RFC 4180, and safe for spreadsheets when asked for."""
    with Room() as room:
        db = room / "a.db"
        corpus.write_texts(room / "in", 10)
        run(db, room / "in")
        hard = hard_quotes(db)
        stored = [r[0] for r in rows(
            db, "SELECT text FROM quotes ORDER BY article_id, ordinal")]
        code, out, err = tool("quoth-export", db)
        equal("exit code", code, 0)
        got = list(csv.DictReader(io.StringIO(out, newline="")))
        equal("texts come back", [r["text"] for r in got], stored)
        check("a long cell is told", "32767" in err, err)
        check("lines end as RFC 4180 has it", out.split("\n")[0].endswith("\r"))
        _, out, _ = tool("quoth-export", "--excel-safe", db)
        got = [r["text"] for r in csv.DictReader(io.StringIO(out, newline=""))]
        equal("what looks like a formula", got[-len(hard):][:6],
              ["'=1+1", "'+41", "'-5", "'@SUM(A1)", "'\tindented", 'say "no"'])
        sound(db)


def forms():
    """Each form is JSON of the shape it must have."""
    with Room() as room:
        db = room / "a.db"
        source = room / "in.jsonl"
        with open(source, "w", encoding="utf-8") as f:
            corpus.write_jsonl(f, 10)
        run(db, source)
        n = one(db, "SELECT count(*) FROM quotes")
        read = {form: [json.loads(line) for line in
                       tool("quoth-export", "-f", form, db)[1].splitlines()]
                for form in ("jsonl", "gqg", "annotation", "claimreview")}
        equal("quotes as JSON Lines", len(read["jsonl"]), n)
        equal("articles of the quotation graph", len(read["gqg"]), 10)
        equal("its quotes", sum(len(a["quotes"]) for a in read["gqg"]), n)
        bodies = dict(rows(db, "SELECT url, body FROM articles"))
        for a in read["annotation"]:
            quote, position = a["target"]["selector"]
            body = bodies[a["target"]["source"]]
            if body[position["start"]:position["end"]] != quote["exact"] or \
                    quote["prefix"] + quote["exact"] + quote["suffix"] \
                    not in body:
                check("an annotation's place", False, a)
        equal("annotations", len(read["annotation"]), n)
        equal("reviews without a verdict",
              {r["reviewRating"] for r in read["claimreview"]}, {None})
        name = one(db, "SELECT name FROM speakers WHERE name LIKE '% %'"
                   " ORDER BY 1 LIMIT 1")
        _, out, _ = tool("quoth-export", "-f", "jsonl", "--by", name, db)
        equal("one speaker", {json.loads(l)["speaker"]
                              for l in out.splitlines()}, {name})


def stream_filter():
    """quoth-extract gives what a database would hold, as a filter."""
    with Room() as room:
        db, source = room / "a.db", room / "in.jsonl"
        with open(source, "w", encoding="utf-8") as f:
            corpus.write_jsonl(f, 50)
        run(db, source)
        for args, stdin in (([source], None), (["-"], source.read_bytes()),
                            (["-j", "1", source], None)):
            code, out, err = tool("quoth-extract", *args, stdin=stdin)
            equal("exit code", code, 0)
            got = [json.loads(line) for line in out.splitlines()]
            equal("quotes", [(q["text"], q["start"], q["stop"], q["kind"])
                             for q in got],
                  rows(db, "SELECT text, start, stop, kind FROM quotes"
                       " ORDER BY article_id, ordinal"))
        _, out, _ = tool("quoth-extract", "-a", "-b", source)
        got = [json.loads(line) for line in out.splitlines()]
        equal("a line for each article", [a["body"] for a in got], [
            r[0] for r in rows(db, "SELECT body FROM articles"
                               " ORDER BY article_id")])


def options():
    """A wrong option is told before anything is read; a reader that leaves
    ends a filter without a word."""
    with Room() as room:
        db = room / "a.db"
        corpus.write_texts(room / "in", 20)
        run(db, room / "in")
        for args, said in ((["--since=yesterday", db], "yesterday"),
                           (["--until=2024-13-1", db], "2024-13-1"),
                           (["-f", "xml", db], "xml"), ([], "one database")):
            code, out, err = tool("quoth-export", *args)
            equal(f"exit code of {args[:1]}", (code, out), (1, ""))
            check("what was wrong", said in err and "--help" in err, err)
        code, _, err = tool("quoth-export", "-o", room / "no/such", db)
        check("a place that is not", code == 1 and "no/such: No such" in err, err)
        code, _, err = tool("quoth-export", "--by", "Nobody At All", db)
        check("no such speaker", code == 0 and "by Nobody" in err, err)
        code, out, err = tool("quoth-export", "--by", "x' OR 1=1 --", db)
        check("words that would be SQL", "by x' OR" in err and
              len(out.splitlines()) == 1, out + err)
        code, _, err = tool("quoth-export", room / "no.db")
        check("no such file", code == 4 and "No such file" in err, err)
        check("none is made", not (room / "no.db").exists())
        kept = room.write("kept.csv", "kept")
        tool("quoth-export", "-o", kept, room / "no.db")
        equal("nor an output", kept.read_text(), "kept")
        code, _, err = tool("quoth-export", "-o", db, db)
        check("a database is no output", code == 1 and "itself" in err, err)
        sound(db, "after it was named as output")
        code, _, err = tool("quoth-export", "-o", "/dev/full", db)
        check("a full disk", code == 1 and "No space" in err, err)
        check("a name of our own", tool("quoth-export", "--no")[2].startswith(
            "quoth-export: "))
        code, _, err = tool("quoth-extract", "-m", "body=", room / "in")
        equal("a map is looked at first", (code, err.count("--map")), (1, 1))
        for name, args in (("quoth-extract", [room / "in"]),
                           ("quoth-export", [db])):
            left = subprocess.run(
                f"{ROOT / name} {args[0]} | head -n 1", shell=True,
                executable="/bin/bash", capture_output=True, text=True)
            equal(f"{name} into head", (len(left.stdout.splitlines()),
                                        left.stderr.count("cannot")), (1, 0))


def consumers():
    """The CSV goes into SQLite as it is, and every row is there."""
    with Room() as room:
        db, out = room / "a.db", room / "out.csv"
        corpus.write_texts(room / "in", 10)
        run(db, room / "in")
        hard_quotes(db)
        tool("quoth-export", "-o", out, db)
        got = subprocess.run(
            ["sqlite3", "-batch", "-init", "/dev/null", room / "b.db",
             f".import --csv {out} q",
             f"ATTACH '{db}' AS a",
             "SELECT count(*), sum(q.text = s.text AND q.start = s.start)"
             " FROM q JOIN a.quotes s ON s.quote_id = q.quote_id"],
            capture_output=True, text=True)
        n = one(db, "SELECT count(*) FROM quotes")
        equal("rows imported", got.stdout.strip(), f"{n}|{n}")


main([options, consumers, csv_round_trip, forms, stream_filter])
