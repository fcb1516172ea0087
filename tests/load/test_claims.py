#!/usr/bin/env python3
"""Claims beside other users of a file, and the programs about them."""
import os
import subprocess

from loadtest import *

LINK = os.environ.get("QUOTH_LINK", str(ROOT / "quoth-link"))
VERIFY = os.environ.get("QUOTH_VERIFY", str(ROOT / "quoth-verify"))

ARTICLES = {
    "a.txt": """NORRVIK, March 1, 2031. /Coast Radio/. Harbour to close

"The harbour will be closed to fishing boats in May," Mayor Ilse Brandt said
on Saturday. "The repairs will cost 40 million crowns."
""",
    "b.txt": """NORRVIK, March 2, 2031. /The Pilot/. Port shuts

"In May the port is going to be shut to fishing boats," Mayor Ilse Brandt told
reporters. "The repairs are going to cost forty million crowns."
""",
    "c.txt": """NORRVIK, April 9, 2031. /Norrvik Daily/. Dearer

"The repairs will cost 70 million crowns," council member Otto Falk said.
""",
}

ASK = "SELECT statement FROM claim_match(?)"
CLAIM = "The harbour is closed for fishing boats in May."


def extended(path, query=""):
    """A connection with the extension loaded."""
    db = sqlite3.connect(f"file:{path}{query}", uri=True, timeout=30,
                         isolation_level=None)
    db.enable_load_extension(True)
    db.load_extension(str(ROOT / "quoth"))
    return db


def loaded(room):
    for name, text in ARTICLES.items():
        room.write("in/" + name, text)
    path = room / "news.db"
    equal("load", run("-q", path, room / "in")[0], 0)
    return path


def answer(db, text=CLAIM):
    return sorted(r[0] for r in db.execute(ASK, (text,)))


def read_only():
    """Files that cannot be written answer as others do."""
    with Room() as room:
        path = loaded(room)
        db = extended(path)
        right = answer(db)
        check("two articles make the claim", len(right) == 2, right)
        db.execute("PRAGMA journal_mode = DELETE")
        db.close()
        for query in ("?mode=ro", "?immutable=1", "?mode=ro&immutable=1"):
            db = extended(path, query)
            equal(query, answer(db), right)
            try:
                db.execute("SELECT quoth_reindex()")
                check("writing is refused", False, query)
            except sqlite3.OperationalError as e:
                check("it says so", "readonly" in str(e).replace(" ", ""), e)
            equal(query + " still", answer(db), right)
            db.close()
        db = extended(":memory:")
        db.execute("ATTACH ? AS news", (f"file:{path}?mode=ro",))
        equal("attached", sorted(
            r[0] for r in db.execute(ASK + " WHERE schema = 'news'",
                                     (CLAIM,))), right)
        db.close()


def two_connections():
    """What one writes the other finds; who reads is not disturbed."""
    with Room() as room:
        path = loaded(room)
        reader, writer = extended(path), extended(path)
        right = answer(reader)
        writer.execute("UPDATE statements SET text = 'Eels are smoked here.'"
                       " WHERE text LIKE '%port%'")
        equal("an edit by another is found",
              answer(reader, "Here they smoke eels."),
              ["Eels are smoked here."])
        reader.execute("BEGIN")
        before = answer(reader)
        writer.execute("DELETE FROM statements")
        writer.execute("SELECT quoth_reindex()")
        equal("in a transaction the index stays", answer(reader), before)
        reader.execute("COMMIT")
        equal("and changes behind it", answer(reader), [])
        equal("the writer sees the same", answer(writer), [])
        check("the edit had taken one away", len(before) == len(right) - 1)
        reader.close()
        writer.close()
        sound(path, "two connections")


def interrupted():
    """A search and a build end soon when asked to, and leave all as it was."""
    with Room() as room:
        path = loaded(room)
        db = extended(path)
        db.execute("WITH RECURSIVE c(n) AS (VALUES(1) UNION ALL SELECT n + 1"
                   " FROM c WHERE n < 30000) INSERT INTO statements(quote_id,"
                   " ordinal, text, start, stop) SELECT 1, 100 + n, 'Boat '"
                   " || n || ' left the harbour in May.', 0, 0 FROM c")
        for what, sql in (("search", ASK), ("build", "SELECT quoth_reindex(),"
                                            " length(?)")):
            db.set_progress_handler(lambda: 1, 2000)
            started = time.time()
            try:
                db.execute(sql, (CLAIM,)).fetchall()
                check(what + " is interrupted", False)
            except sqlite3.OperationalError as e:
                check(what + " says so", "interrupted" in str(e), e)
            check(what + " ends soon", time.time() - started < 1)
            db.set_progress_handler(None, 0)
        check("the search goes on afterwards", len(answer(db)) > 0)
        equal("and the index is whole", db.execute(
            "SELECT quoth_check()").fetchone()[0], "ok")
        db.close()


def program(name, *args, text=None):
    done = subprocess.run([name, *map(str, args)], capture_output=True,
                          input=text.encode() if text else None)
    return done.returncode, (done.stdout + done.stderr).decode()


def linking():
    """quoth-link groups, takes decisions down, and refuses what is wrong."""
    with Room() as room:
        path = loaded(room)
        equal("linked", program(LINK, "-q", path), (0, ""))
        groups = rows(path, "SELECT group_concat(statement_id) FROM statements"
                            " GROUP BY claim_id HAVING count(*) > 1")
        equal("two claims made twice", len(groups), 2)
        pair = groups[0][0]
        equal("told apart", program(LINK, "-q", "--different", pair, "--by",
                                    "test", path), (0, ""))
        equal("one is left", one(path, "SELECT count(*) FROM claims"
                                       " WHERE statements > 1"), 1)
        equal("also when all is done again",
              program(LINK, "-q", "--again", path)[0], 0)
        equal("one is left still", one(path, "SELECT count(*) FROM claims"
                                             " WHERE statements > 1"), 1)
        equal("who decided", one(path, "SELECT decided_by"
                                       " FROM claim_decisions"), "test")
        sound(path, "linked")
        equal("ids that are none", program(LINK, "-s", "x,y", path)[0], 1)
        equal("no such statement", program(LINK, "-s", "1,999", path)[0], 4)
        equal("no database", program(LINK, room / "none.db")[0], 4)
        check("none was made", not (room / "none.db").exists())


def linked_by_load():
    """--link does what quoth-link does, also for what was loaded before."""
    with Room() as room:
        path = loaded(room)
        new = room / "new.db"
        equal("with a load", run("-q", "--link", new, room / "in")[0], 0)
        equal("after one", run("-q", "--link", path, room / "in")[0], 0)
        other = room / "other.db"
        equal("without", run("-q", other, room / "in")[0], 0)
        groups = "SELECT statement_id, claim_id FROM statements ORDER BY 1"
        check("not linked unless told", rows(other, groups) != rows(new, groups))
        equal("linked", program(LINK, "-q", other), (0, ""))
        equal("the same claims", rows(new, groups), rows(other, groups))
        equal("the same, later", rows(path, groups), rows(other, groups))
        sound(new, "linked by a load")
        equal("nothing to link", run("-q", "--link", "--status", new)[0], 1)


DRAFT = """"The harbour will be closed to fishing boats in May," Ilse Brandt said.

"The harbour will be closed to sailing boats in May," Ilse Brandt said.

"The repairs will cost 70 million crowns," Ilse Brandt said.

"Nobody eats cheese on Tuesdays," Otto Falk said.
"""


def verifying():
    """quoth-verify tells what is on record, and by whom."""
    with Room() as room:
        path = loaded(room)
        draft = room.write("draft.txt", DRAFT)
        code, out = program(VERIFY, "--db", path, draft)
        equal("some are not found", code, 6)
        for line, verdict in ((1, "identical"), (3, "altered"),
                              (5, "same words by someone else"),
                              (7, "not found")):
            check(f"line {line}", f"draft.txt:{line}: {verdict}: " in out, out)
        check("the difference", "[-fishing-]{+sailing+}" in out, out)
        check("who had it first", "Coast Radio" in out, out)
        code, out = program(VERIFY, "--db", path, "-",
                            text=DRAFT.split("\n\n")[0])
        equal("all are identical", code, 0)
        code, out = program(VERIFY, "-q", "--db", path, "-",
                            text="\n\n".join(DRAFT.split("\n\n")[:3]))
        equal("found, but not all so", code, 5)
        check("quietly", ": identical: " not in out, out)
        code, out = program(VERIFY, "-j", "--db", path, draft)
        equal("a line of JSON each", out.count('"verdict"'), 4)
        code, out = program(VERIFY, "--db", path, room / "none")
        equal("no draft", code, 3)
        check("and why", "No such file" in out, out)
        room.write("long.txt", "x" * (17 << 20))
        code, out = program(VERIFY, "--db", path, room / "long.txt")
        equal("too long a draft", code, 3)
        check("and how long it may be", "16 MB" in out, out)
        equal("nothing to check", program(VERIFY, "--db", path, "-", text="x"),
              (0, ""))
        room.write("empty.db", "")
        code, out = program(VERIFY, "--db", room / "empty.db", draft)
        equal("an empty file", code, 1)
        check("is no database, and no verdict", "not a quoth database" in out
              and "found" not in out, out)
        equal("no database", program(VERIFY, draft)[0], 1)


STORY = ("NORRVIK, May 4, 2031. /%s/. Quay\n\n" + "\n\n".join(
    f"The quay wall number {n} was built before the war and nobody has looked"
    f" at its stones since the year {1900 + n}." for n in range(9)) + "\n")

OF_ANOTHER = """UPDATE _quoth_format SET value = value - 1;
DELETE FROM _quoth_fingerprints"""


def another_version():
    """What another version of quoth stored by other keys is made anew."""
    with Room() as room:
        path = loaded(room)
        room.write("in/d.txt", STORY % "Coast Radio")
        equal("a story", run("-q", path, room / "in")[0], 0)
        spoil = sqlite3.connect(path)
        spoil.executescript(OF_ANOTHER)
        spoil.close()
        db = extended(path)
        try:
            answer(db)
            check("a search refuses", False)
        except sqlite3.OperationalError as e:
            check("and says what to do", "SELECT quoth_reindex()" in str(e), e)
        equal("the check says so", [line.split(":")[0] for line in db.execute(
            "SELECT quoth_check()").fetchone()[0].split("\n")],
            ["another version of quoth made the claim index"])
        equal("a draft is not checked", program(
            VERIFY, "--db", path, "-", text=DRAFT)[0], 4)
        room.write("in/e.txt", STORY % "The Pilot" + "The end.\n")
        equal("a copy", run("-q", path, room / "in")[0], 0)
        equal("is known for one", one(
            path, "SELECT count(*) FROM story_articles"), 2)
        equal("the index is ours", db.execute(
            "SELECT quoth_check()").fetchone()[0], "ok")
        equal("both are found", len(answer(db)), 2)
        spoil = sqlite3.connect(path)
        spoil.executescript(OF_ANOTHER)
        spoil.close()
        equal("a load of nothing", run("-q", path, room / "in")[0], 0)
        equal("does it too", len(answer(db)), 2)
        db.close()
        sound(path, "another version")


main([read_only, two_connections, interrupted, linking, linked_by_load,
      verifying, another_version])
