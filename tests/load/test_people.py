#!/usr/bin/env python3
"""What people did to a database outlives loads, and goes when they say so."""
import corpus
from loadtest import *

BODY = """Harbour reopens

The harbour opened again on Monday.

“The quay is safe,” Ilse Brandt said.

“We waited nine years for it,” said Tomas Hruby, the mayor of Varnholt.

"Nobody told us when the cranes would come," said Odile Moreau, a docker.

“The quay is safe,” Tomas Hruby said later.
"""


def execute(db, *sql):
    c = sqlite3.connect(db)
    c.execute("PRAGMA foreign_keys = ON")
    for statement in sql:
        c.execute(statement)
    c.commit()
    c.close()


def statuses(db, current=True):
    return rows(db, "SELECT q.text, s.name, q.status FROM quotes q"
                " JOIN articles a USING (article_id)"
                " LEFT JOIN speakers s USING (speaker_id)"
                f" WHERE (a.superseded_by IS NULL) = {int(current)}"
                " ORDER BY q.ordinal")


def kept_on_reextract():
    """Row 53: reading the same bodies anew keeps what people did, and a
    second time changes nothing."""
    with Room() as room:
        db = room / "a.db"
        corpus.write_texts(room / "in", 60)
        run(db, room / "in")
        before = canonical(db)
        code, _, err = run("--reextract", db)
        equal("exit code", code, 0)
        equal("nothing changed", canonical(db), before)
        check("it says so", "0 changed, 0 new, 0 gone" in err, err)
        execute(db, "UPDATE quotes SET status = 'checked'"
                " WHERE quote_id % 7 = 0",
                "UPDATE quotes SET status = 'rejected' WHERE quote_id % 11 = 0",
                "UPDATE quotes SET status = 'corrected', speaker_id ="
                " (SELECT min(speaker_id) FROM speakers) WHERE quote_id % 13 = 0")
        marked = rows(db, "SELECT quote_id, status, speaker_id, text FROM quotes"
                      " WHERE status <> 'machine'")
        # as an older engine might have left the others
        execute(db, "UPDATE quotes SET cue = NULL, cue_start = NULL,"
                " cue_stop = NULL WHERE status = 'machine' AND quote_id % 5 = 0",
                "DELETE FROM quotes WHERE status = 'machine'"
                " AND quote_id % 17 = 0")
        code, _, err = run("--reextract", db)
        equal("what people did", rows(
            db, "SELECT quote_id, status, speaker_id, text FROM quotes WHERE"
            " status <> 'machine'"), marked)
        check("changes are told", "quotes changed" in err, err)
        sound(db, "after reading anew")
        after = dump(db)
        _, _, err = run("--reextract", db)
        equal("the second time", dump(db) == after, True)
        execute(db, "UPDATE quotes SET status = 'machine' WHERE status IN"
                " ('checked', 'rejected')")
        equal("all quotes are back", one(db, "SELECT count(*) FROM quotes"),
              before["quotes"][0])


def carried_to_versions():
    """Row 53 and 54: a correction follows its words into a new version; what
    is gone is told, and exactly what changed is shown."""
    with Room() as room:
        db, path = room / "a.db", room.write("a.txt", BODY)
        run(db, path)
        equal("quotes at first", len(statuses(db)), 4)
        execute(db, "UPDATE quotes SET status = 'checked' WHERE ordinal = 2",
                "UPDATE quotes SET status = 'corrected', speaker_id = (SELECT"
                " speaker_id FROM speakers WHERE name = 'Odile Moreau')"
                " WHERE ordinal = 3",
                "UPDATE quotes SET status = 'checked' WHERE ordinal = 1")
        room.write("a.txt", BODY.replace("on Monday", "on Monday, at last")
                   .replace("We waited nine years for it", "It took long"))
        code, _, err = run(db, path)
        check("the lost one is told", "lost_correction" in err
              and "nine years" in err, err)
        equal("the others came through", statuses(db), [
            ("The quay is safe,", "Ilse Brandt", "machine"),
            ("It took long,", "Tomas Hruby", "machine"),
            ("Nobody told us when the cranes would come,", "Odile Moreau",
             "checked"),
            ("The quay is safe,", "Odile Moreau", "corrected")])
        equal("the old version keeps its own", len(statuses(db, False)), 4)
        sound(db)
        before = dump(db)
        run(db, path)
        equal("the same again", dump(db) == before, True)


def quote_by_quote():
    """Row 54: one altered, one removed, one moved: exactly those are told."""
    import subprocess
    first = BODY.split("\n\n")
    altered = first[4].replace("would come", "might come")
    first[5] = "“The gates stay open,” said Berit Oster, the keeper."
    second = [first[0], first[1], altered, first[5], first[2]]
    with Room() as room:
        db, path = room / "a.db", room.write("a.txt", "\n\n".join(first))
        run(db, path)
        room.write("a.txt", "\n\n".join(second))
        run(db, path)
        got = subprocess.run(
            ["sqlite3", "-cmd", f".load {ROOT}/quoth", db,
             "SELECT change, count(*) FROM quote_changes((SELECT max(article_id)"
             " FROM articles)) GROUP BY 1 ORDER BY 1"],
            capture_output=True, text=True)
        equal("changes", (got.stdout + got.stderr).split(),
              ["altered|1", "moved|1", "removed|1"])


def removed():
    """Row 57: after a removal no word of the article is left in any file."""
    with Room() as room:
        db = room / "a.db"
        secret = "Xanthippe Quillfeather"
        corpus.write_texts(room / "in", 30)
        room.write("in/x.txt", f"Wombat parade\n\n“The zeppelin is a secret,”"
                   f" {secret} said.\n")
        run(db, room / "in")
        room.write("in/x.txt", f"Wombat parade\n\n“The zeppelin is a riddle,”"
                   f" {secret} said.\n")
        run(db, room / "in/x.txt")
        words = [b"Quillfeather", b"quillfeather", b"zeppelin", b"Wombat",
                 b"riddl"]

        def found():
            return [w for w in words
                    for f in room.path.glob("a.db*") if w in f.read_bytes()]
        check("it is there at first", len(found()) >= 4, found())
        code, _, err = run("--remove", (room / "in/x.txt").resolve(), db)
        equal("exit code", code, 0)
        check("both versions", "2 versions" in err, err)
        equal("words left in the file", found(), [])
        equal("the others are there", one(db, "SELECT count(*) FROM articles"),
              30)
        sound(db)
        equal("none such", run("--remove", "no such article", db)[0], 3)


main([kept_on_reextract, carried_to_versions, quote_by_quote, removed])
