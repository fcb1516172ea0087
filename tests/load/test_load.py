#!/usr/bin/env python3
"""Loading again, in other orders, and with inputs that are broken."""
import json
import os
import random
import resource

import corpus
from loadtest import *

GOOD = "Harbour reopens\n\n“The quay is safe,” Ilse Brandt said on Monday.\n"


def same_twice():
    """Row 1: the second load finds everything and writes nothing."""
    with Room() as room:
        db = room / "a.db"
        corpus.write_texts(room / "in", 40)
        code, _, err = run(db, room / "in")
        equal("first load", code, 0)
        check("all are new", "40 new, 0 same, 0 changed, 0 refused" in err, err)
        before = dump(db)
        code, _, err = run(db, room / "in")
        check("all are the same", "0 new, 40 same" in err, err)
        equal("dump after the second load", dump(db) == before, True)
        equal("runs", rows(db, "SELECT status, n_new, n_same, n_changed,"
                           " n_refused FROM _quoth_loads"),
              [("done", 40, 0, 0, 0), ("done", 0, 40, 0, 0)])
        sound(db)


def any_order():
    """Row 2: order and threads leave no trace but in the ids."""
    with Room() as room:
        corpus.write_texts(room / "in", 120)
        files = sorted((room / "in").iterdir())
        dumps = []
        for n, threads in ((0, 1), (1, 2), (2, 3)):
            random.Random(n).shuffle(files)
            db = room / f"{n}.db"
            run("-j", threads, db, *files)
            sound(db)
            dumps.append(canonical(db))
        equal("quotes are found", dumps[0]["quotes"][0] > 700, True)
        equal("second order", dumps[1], dumps[0])
        equal("third order", dumps[2], dumps[0])


def as_in_sql():
    """What is stored is what quote_extract() and quote_statements() give."""
    import subprocess
    with Room() as room:
        db = room / "a.db"
        corpus.write_texts(room / "in", 20)
        run(db, room / "in")
        sql = """
        WITH live AS (
          SELECT a.article_id, e.ordinal, e.kind, e.text, e.speaker_text,
                 e.speaker_start, e.cue, e.cue_start, e.start, e.stop,
                 e.sources, e.spans
          FROM articles a, quote_extract(a.body, a.published) e),
        stored AS (
          SELECT q.article_id, q.ordinal, q.kind, q.text, q.speaker_text,
                 q.speaker_start, q.cue, q.cue_start, q.start, q.stop,
                 (SELECT json_group_array(name) FROM (SELECT name
                    FROM quote_sources v WHERE v.quote_id = q.quote_id
                    ORDER BY ordinal)),
                 (SELECT json_group_array(json_array(start, stop)) FROM (
                    SELECT start, stop FROM quote_spans p
                    WHERE p.quote_id = q.quote_id ORDER BY ordinal))
          FROM quotes q)
        SELECT (SELECT count(*) FROM live) > 0,
               (SELECT count(*) FROM (SELECT * FROM live EXCEPT
                                      SELECT * FROM stored)),
               (SELECT count(*) FROM (SELECT * FROM stored EXCEPT
                                      SELECT * FROM live)),
               (SELECT count(*) FROM (
                  SELECT q.quote_id, s.text FROM quotes q,
                         quote_statements(q.text) s
                  EXCEPT SELECT quote_id, text FROM statements));
        """
        got = subprocess.run(["sqlite3", "-cmd", f".load {ROOT}/quoth", db, sql],
                             capture_output=True, text=True)
        equal("live and stored", (got.stdout + got.stderr).strip(), "1|0|0|0")


def broken_inputs():
    """Each broken input gets its line, and the others load."""
    with Room() as room:
        db = room / "a.db"
        good = room.write("good.txt", GOOD)
        bad = room.write("bad.txt", GOOD.encode().replace(b"quay", b"qu\xff\xc0\x81ay"))
        nul = room.write("nul.txt", GOOD.replace("quay", "qu\0ay pier"))
        empty = room.write("empty.txt", "")
        folder = room.write("folder/inner.txt", GOOD.replace("quay", "lock"))
        missing = room / "missing.txt"
        huge = room / "huge.txt"
        with open(huge, "wb") as f:
            for _ in range(100):
                f.write(b"word " * (1 << 18))
        code, _, err = run(db, bad, nul, empty, folder.parent, missing, huge,
                           good)
        equal("exit code", code, 3)
        lines = [l for l in err.splitlines() if "refused;" not in l]
        for name, reason in (("missing.txt", "no_file"), ("huge.txt", "too_long"),
                             ("empty.txt", "empty"), ("bad.txt", "decoded"),
                             ("nul.txt", "decoded")):
            check(f"a line about {name}",
                  any(name in l and reason in l for l in lines), err)
        equal("others are in", one(db, "SELECT count(*) FROM articles"), 4)
        equal("texts are whole", rows(
            db, "SELECT count(*) FROM articles WHERE instr(body, char(0))"
            " OR length(body) < 50"), [(0,)])
        check("what did not decode is replaced", one(
            db, "SELECT count(*) FROM articles WHERE instr(body, char(0xFFFD))")
            >= 1)
        equal("refusals are rows", {(os.path.basename(s), r) for s, r in rows(
            db, "SELECT source, reason FROM _quoth_rejects")} >= {
                ("missing.txt", "no_file"), ("huge.txt", "too_long")}, True)
        equal("found again by the text alone", one(
            db, "SELECT count(*) FROM quotes WHERE text LIKE '%safe%'"), 4)
        sound(db)


def flat_memory():
    """A line of 100 MB and many articles stay within 256 MB."""
    with Room() as room:
        huge = room / "huge.txt"
        with open(huge, "wb") as f:
            for _ in range(100):
                f.write("“word” ".encode() * (1 << 17))
        corpus.write_texts(room / "in", 200)
        run(room / "a.db", huge, room / "in")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        check("resident memory in MB", peak < 256, peak)


def versions():
    """A changed body is a new version; the older one names it."""
    with Room() as room:
        db = room / "a.db"
        path = room.write("a.txt", GOOD)
        run(db, path)
        room.write("a.txt", GOOD.replace("safe", "not safe"))
        _, _, err = run(db, path)
        check("one changed", "1 changed" in err, err)
        room.write("a.txt", GOOD)
        run(db, path)
        equal("versions and their successors", rows(
            db, "SELECT a.version, n.version FROM articles a LEFT JOIN articles"
            " n ON n.article_id = a.superseded_by ORDER BY 1"),
            [(1, 2), (2, 3), (3, None)])
        equal("the list has the newest alone",
              one(db, "SELECT count(*) FROM quote_list"), 1)
        copy = room.write("copy.txt", GOOD)
        _, _, err = run(db, copy)
        check("the same body elsewhere", "1 same" in err, err)
        sound(db)


def names():
    """Standard input and lines of a file are no names: other articles that
    come by them tomorrow are not later versions of today's."""
    with Room() as room:
        db = room / "a.db"
        for text in (GOOD, GOOD.replace("quay", "lock"), GOOD):
            code, _, err = run(db, "-", input=text.encode())
            equal("exit code", code, 0)
        equal("two articles by one pipe", rows(
            db, "SELECT count(*), count(superseded_by) FROM articles"), [(2, 0)])
        path = room / "day.jsonl"
        for day in ("Monday", "Friday"):
            path.write_text("".join(json.dumps(
                {"text": GOOD.replace("Monday", f"{day} {n}")}) + "\n"
                for n in range(3)))
            code, _, err = run(db, path)
            check(f"all of {day} are new", "3 new" in err, err)
        equal("none is a version of another", one(
            db, "SELECT count(superseded_by) FROM articles"), 0)
        check("again", "0 new, 3 same" in run(db, path)[2])
        one_object = room / "one.json"
        for word in ("safe", "shut"):
            one_object.write_text(json.dumps(
                {"text": GOOD.replace("safe", word + " indeed")}, indent=1))
            _, _, err = run(db, one_object)
        check("a file of one article is its name", "1 changed" in err, err)
        sound(db)


HOSTILE = [
    "", "undefined", "null", "NULL", "(null)", "nil", "true", "1/0", "-1.00",
    "0x0", "NaN", "Infinity", "1e309", "123456789012345678901234567890",
    ",./;'[]\\-=", "<>?:\"{}|_+", "!@#$%^&*()`~", "\u0001\u0002\u0007\u001b[31m",
    "\u00ad\u0600\u061c\u180e\u200b\u202e\ufeff", "Ω≈ç√∫˜µ≤≥÷", "田中さんにあげて",
    "𠜎𠜱𠝹𠱓", "😍👩🏽‍🏭🇺🇸", "１２３", "الْعَرَبِيَّة", "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
    "<script>alert(1)</script>", "<a href=\"\x0bjavascript:1\">",
    "1;DROP TABLE quotes", "1'; DROP TABLE quotes-- 1", "' OR 1=1 -- 1",
    "%s%n%p%x", "%00", "../../../../etc/passwd%00", "$HOME", "`touch x`",
    "{0}", "%*.*s", "File:///", "Scunthorpe General Hospital", "\"quoted\"",
    "=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "\ttab", "a\r\nb",
]


def hostile_strings():
    """Row 59: whatever a string holds, it is stored and never run."""
    import unicodedata
    with Room() as room:
        db = room / "a.db"
        lines = []
        for i, s in enumerate(HOSTILE):
            lines.append(json.dumps({
                "url": f"https://example.org/{i}", "title": s or "x",
                "byline": s, "outlet": s, "body": f"{s or 'x'} {i}\n\n“It is {s} here and now,”"
                f" said Ilse Brandt."}))
        path = room.write("in.jsonl", "\n".join(lines) + "\n")
        code, _, err = run(db, path)
        equal("exit code", code, 0)
        stored = rows(db, "SELECT body FROM articles ORDER BY article_id")
        equal("articles", len(stored), len(HOSTILE))
        for s, (body,) in zip(HOSTILE, stored):
            want = unicodedata.normalize("NFC", s).replace("\r\n", "\n").strip()
            check(f"stored as it is: {s!r}", want in body, repr(body[:80]))
        names = {r[0] for r in rows(db, "SELECT name FROM outlets")}
        for s in HOSTILE:
            want = unicodedata.normalize("NFC", s).replace("\r\n", "\n").strip()
            check(f"an outlet called {s!r}", not want or want in names
                  or " ".join(want.split()) in names)
        for s in HOSTILE[25:]:
            if "\0" in s or "/" in s or not s:
                continue
            code, _, err = run(db, room / f"none{s}")
            equal(f"a file called {s!r}", code, 3)
        for s in HOSTILE:
            if "\0" in s or not s:
                continue
            code, _, err = run(f"--remove={s}", db)
            check(f"removing {s!r} removes nothing", code == 3, err)
        code, _, err = run(f"--outlet=x'); DROP TABLE quotes; --", db, "-",
                           input=GOOD.encode())
        equal("an outlet's name", one(
            db, "SELECT name FROM outlets WHERE name LIKE '%DROP TABLE quo%--'"),
            "x'); DROP TABLE quotes; --")
        equal("no table is gone", one(db, "SELECT count(*) > 0 FROM quotes"), 1)
        sound(db)


def wire(version, status, body):
    return ('<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"'
            f' guid="tag:wire.example:7" version="{version}"><itemMeta>'
            f'<pubStatus qcode="stat:{status}"/></itemMeta><contentMeta>'
            '<headline>Dam</headline></contentMeta><contentSet><inlineXML>'
            f'<html><body><p>{body}</p></body></html></inlineXML></contentSet>'
            '</newsItem>')


def withdrawn():
    """Row 56: what an agency withdraws or withholds is in no list, and is
    kept; nor does a later copy of an older version bring it back."""
    said = "“The {} holds,” said Mara Oduya, an engineer."
    with Room() as room:
        db = room / "a.db"

        def listed(name, *versions):
            path = room.write(name, "<newsMessage><itemSet>" + "".join(versions)
                              + "</itemSet></newsMessage>")
            code, _, err = run(db, path)
            equal(f"exit code of {name}", code, 0)
            return one(db, "SELECT count(*) FROM quote_list")
        usable = wire(1, "usable", said.format("dam"))
        equal("usable", listed("1.xml", usable), 1)
        equal("corrected", listed("2.xml", wire(2, "usable",
                                                said.format("wall"))), 1)
        equal("withdrawn", listed("3.xml", wire(3, "canceled", "")), 0)
        equal("an old copy comes late", listed("4.xml", usable), 0)
        equal("kept for who must look", one(
            db, "SELECT count(*) FROM quotes"), 2)
        equal("withheld", listed("5.xml", wire(9, "withheld", said.format(
            "lock")).replace("example:7", "example:8")), 0)
        sound(db)


def quote_imports():
    """Row 33: a quotation graph comes in with its quotes in their places."""
    with Room() as room:
        db = room / "a.db"
        path = room.write("a.json", "".join(json.dumps({
            "date": "2024-03-01T00:03:00Z", "url": f"https://e.example/{i}",
            "title": f"T{i}", "lang": "ENGLISH", "quotes": [
                {"pre": "The mayor said: “", "quote": f"We pay {i} crowns",
                 "post": "” on Monday"},
                {"pre": "and é later, “", "quote": f"Nobody knew of {i}",
                 "post": "”"}]}) + "\n" for i in range(20)))
        code, _, err = run(db, path)
        equal("exit code", code, 0)
        equal("articles and quotes", rows(
            db, "SELECT count(DISTINCT article_id), count(*) FROM quotes"),
            [(20, 40)])
        equal("texts", rows(db, "SELECT text FROM quotes WHERE article_id = 3"),
              [("We pay 2 crowns",), ("Nobody knew of 2",)])
        before = dump(db)
        run(db, path)
        run("--reextract", db)
        equal("again, and read anew", dump(db) == before, True)
        sound(db)


def graph_lines(n):
    """A quarter of an hour of a quotation graph: 5.6 quotes an article, one in
    a hundred lines of no use."""
    rng = random.Random(33)
    for i in range(n):
        words = [corpus.capital(corpus.claim(rng)) for _ in
                 range(rng.choice((1, 2, 4, 5, 6, 8, 13)))]
        line = json.dumps({
            "date": "2024-03-01T00:03:00Z", "title": f"T {i}",
            "url": f"https://e{i % 90}.example/{i}", "lang": "ENGLISH",
            "quotes": [{"pre": f"{rng.choice(corpus.GIVEN)} said in été: “",
                        "quote": w, "post": "” and went on"} for w in words]},
            ensure_ascii=i % 2 == 0)
        yield line[:-9] if i % 100 == 99 else line


def bank_lines(n):
    rng = random.Random(34)
    for i in range(n):
        name = f"{rng.choice(corpus.GIVEN)} {rng.choice(corpus.SURNAMES)}"
        yield json.dumps({
            "quoteID": f"2019-02-{1 + i % 28:02}-{i:06}", "phase": "E",
            "quotation": f"{corpus.capital(corpus.claim(rng))}, {i}",
            "speaker": "None" if i % 3 == 0 else name,
            "qids": [f"Q{i % 500}"] if i % 5 else [],
            "date": "2019-02-03 00:00:00", "numOccurrences": 2,
            "probas": [["None" if i % 3 == 0 else name, "0.75"]],
            "urls": [f"http://a.example/{i}", f"http://b.example/{i}"]})


def imports_at_size():
    """Row 33: files as large as they are published, counted by Python."""
    import bz2
    import gzip
    with Room() as room:
        graph = list(graph_lines(2700))
        whole = [json.loads(l) for l in graph if l.endswith("}")]
        path = room.write("20240301000300.gqg.json.gz",
                          gzip.compress("\n".join(graph).encode()))
        db = room / "gqg.db"
        code, _, err = run(db, path)
        equal("exit code", code, 3)
        check("lines refused", f"{len(graph) - len(whole)} refused" in err, err)
        equal("words as Python reads them", sorted(rows(
            db, "SELECT url, text FROM quotes JOIN articles USING (article_id)")),
            sorted((a["url"], q["quote"]) for a in whole for q in a["quotes"]))
        sound(db)
        bank = list(bank_lines(5000))
        path = room.write("quotes-2019.json.bz2",
                          bz2.compress("\n".join(bank).encode()))
        db = room / "bank.db"
        equal("exit code", run(db, path)[0], 0)
        equal("who said what", sorted(rows(
            db, "SELECT q.text, coalesce(s.name, 'None') FROM quotes q"
            " LEFT JOIN speakers s USING (speaker_id)")),
            sorted((q["quotation"], q["speaker"]) for q in map(json.loads, bank)))
        sound(db)
        print(f"  {sum(len(a['quotes']) for a in whole)} quotes of a graph,"
              f" {len(bank)} of a bank")


def machine_log():
    """--log=json and --status: each line is JSON that says what happened."""
    with Room() as room:
        db = room / "a.db"
        corpus.write_texts(room / "in", 5)
        code, _, err = run("--log=json", db, room / "in", room / "none")
        events = [e for e in map(json.loads, err.splitlines())
                  if e["event"] != "progress"]
        equal("events", [e["event"] for e in events], ["refused", "done"])
        equal("what was refused", events[-2]["reason"], "no_file")
        equal("the sum", [events[-1][k] for k in ("status", "new", "refused")],
              ["done", 5, 1])
        code, out, _ = run("--status", "--log=json", db)
        runs = [json.loads(line) for line in out.splitlines()]
        equal("runs", [(r["status"], r["new"], r["refused"]) for r in runs],
              [("done", 5, 1)])
        code, out, _ = run("--status", db)
        check("for people", "5 new" in out and "done" in out, out)
        equal("nothing is made by asking", run("--status", room / "no.db")[0], 4)
        check("no file is there", not (room / "no.db").exists())
        for args in (["--reextract"], ["--remove=1"]):
            equal(f"nor by {args}", run(*args, room / "no.db")[0], 4)
            check("no file is there", not (room / "no.db").exists())
        for bad in (["--format=pdf", db, "x"], ["--map=body", db, "x"], ["--log=xml", db, "x"], [db],
                    [], ["--threads=0", db, "x"], ["--nonsense"]):
            equal(f"usage: {bad[:1]}", run(*bad)[0], 1)
        code, out, _ = run("--help")
        check("help", code == 0 and "--bulk" in out, out)


main([machine_log, quote_imports, imports_at_size, withdrawn, same_twice, any_order, as_in_sql, broken_inputs, flat_memory, versions, names,
      hostile_strings])
