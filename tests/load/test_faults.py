#!/usr/bin/env python3
"""Loads that are stopped, starved of room, or meet others and strange files."""
import gzip
import io
import os
import random
import resource
import shutil
import signal
import subprocess
import tarfile
import tempfile
import threading
import zipfile
from pathlib import Path

import corpus
from loadtest import *


def start(*args):
    return subprocess.Popen([LOADER, *map(str, args)], stderr=subprocess.PIPE,
                            stdout=subprocess.PIPE)


def kill9(rounds=int(os.environ.get("KILL9_ROUNDS", "8")), n=150):
    """Row 35: killed at random moments, then run again: nothing is lost,
    nothing is there twice."""
    rng = random.Random(35)
    with Room() as room:
        source = room / "in.jsonl"
        with open(source, "w", encoding="utf-8") as f:
            corpus.write_jsonl(f, n)
        corpus.write_texts(room / "texts", 30, n)
        args = [source, room / "texts"]
        os.environ["QUOTH_BATCH_KB"] = "32"  # many commits to be killed in
        started = time.time()
        run(room / "whole.db", *args)
        whole, length = canonical(room / "whole.db"), time.time() - started
        bad = kills = 0
        for i in range(rounds):
            db = room / f"{i}.db"
            for _ in range(rng.randint(1, 3)):
                loader = start(db, *args)
                time.sleep(rng.uniform(0, length))
                loader.kill()
                kills += loader.wait() == -9
                loader.communicate()
            code, _, err = run(db, *args)
            bad += code != 0 or canonical(db) != whole
            if i % 10 == 0:
                sound(db, f"after kill {i}")
            for path in room.path.glob(f"{i}.db*"):
                path.unlink()
        del os.environ["QUOTH_BATCH_KB"]
        equal("canonical dumps that differ", bad, 0)
        check("loads that were killed at work", kills > rounds // 2, kills)
        print(f"  {rounds} databases, {kills} kills, {bad} differ")


def goes_on():
    """A load that was stopped does not read the start of its input again."""
    with Room() as room:
        db, source = room / "a.db", room / "in.jsonl"
        with open(source, "w", encoding="utf-8") as f:
            corpus.write_jsonl(f, 900)
        os.environ["QUOTH_BATCH_KB"] = "128"
        loader = start(db, source)
        del os.environ["QUOTH_BATCH_KB"]
        while not db.exists() or not place(db):
            time.sleep(0.05)
            if loader.poll() is not None:
                break
        loader.kill()
        loader.communicate()
        stored = one(db, "SELECT count(*) FROM articles")
        check("it was stopped half way", 0 < stored < 900, stored)
        code, _, err = run(db, source)
        equal("exit code", code, 0)
        check("the rest alone was read", f"{900 - stored} new, 0 same" in err,
              err)
        equal("the place is forgotten", rows(db, "SELECT * FROM _quoth_inputs"),
              [])
        equal("the killed run is marked", rows(
            db, "SELECT status FROM _quoth_loads ORDER BY load_id"),
            [("died",), ("done",)])


def place(db):
    try:
        return rows(db, "SELECT record FROM _quoth_inputs")
    except sqlite3.Error:
        return []


# So many that no machine has loaded them when the signal comes.
SIGNAL_ARTICLES = 10000


def signals():
    """Row 36: SIGINT and SIGTERM end the run within a second, in order."""
    for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        with Room() as room:
            db, source = room / "a.db", room / "in.jsonl"
            with open(source, "w", encoding="utf-8") as f:
                corpus.write_jsonl(f, SIGNAL_ARTICLES)
            loader = start(db, source)
            time.sleep(0.4)
            asked = time.time()
            loader.send_signal(number)
            loader.wait()
            took = time.time() - asked
            err = loader.stderr.read().decode()
            equal(f"exit code of {number.name}", loader.returncode, code)
            check("it says so", "interrupted" in err, err)
            check("within a second", took < 1, took)
            print(f"  {number.name}: {took * 1000:.0f} ms")
            equal("the run says so", rows(
                db, "SELECT status FROM _quoth_loads"), [("interrupted",)])
            sound(db)
            run(db, source)
            equal("it goes on", one(db, "SELECT count(*) FROM articles"),
                  SIGNAL_ARTICLES)


def disk_full(points=int(os.environ.get("DISK_FULL_POINTS", "6"))):
    """Row 38: no room ends the load with 4 and a line; with room it goes on."""
    with Room() as room:
        source = room / "in.jsonl"
        with open(source, "w", encoding="utf-8") as f:
            corpus.write_jsonl(f, 300)
        run(room / "whole.db", source)
        whole = canonical(room / "whole.db")
        size = (room / "whole.db").stat().st_size
        os.environ["QUOTH_BATCH_KB"] = "128"
        refused = 0
        for share in ((i + 0.1) / points for i in range(points)):
            db = room / "a.db"
            limit = int(size * share)
            code, _, err = run(db, source, preexec_fn=lambda: resource.setrlimit(
                resource.RLIMIT_FSIZE, (limit, limit)))
            # all may be in the file and the log, each within the limit
            refused += code == 4
            if code == 0:
                equal(f"all is kept at {share:.0%}", canonical(db), whole)
            else:
                equal(f"exit code at {share:.0%}", code, 4)
                check("a line that names the file", "a.db: " in err, err)
            if one(db, "SELECT count(*) FROM sqlite_schema"):  # all or nothing
                sound(db, f"without room at {share:.0%}")
            run(db, source)
            equal(f"with room again, from {share:.0%}", canonical(db), whole)
            for path in room.path.glob("a.db*"):
                path.unlink()
        check("most limits bite", refused > points // 2, refused)
        del os.environ["QUOTH_BATCH_KB"]


def bulk():
    """Indexing at the end gives the same database, also after a kill."""
    with Room() as room:
        source, more = room / "in.jsonl", room / "more.jsonl"
        with open(source, "w", encoding="utf-8") as f:
            corpus.write_jsonl(f, 600)
        with open(more, "w", encoding="utf-8") as f:
            corpus.write_jsonl(f, 100, 600)
        run(room / "whole.db", source, more)
        whole = canonical(room / "whole.db")
        run("-b", room / "a.db", source)
        run("-b", room / "a.db", more)
        equal("bulk", canonical(room / "a.db"), whole)
        sound(room / "a.db")
        os.environ["QUOTH_BATCH_KB"] = "64"
        loader = start("-b", room / "b.db", source)
        while not place(room / "b.db") and loader.poll() is None:
            time.sleep(0.01)
        loader.kill()
        loader.communicate()
        equal("it was killed at work", loader.returncode, -9)
        del os.environ["QUOTH_BATCH_KB"]
        run(room / "b.db", source, more)
        equal("bulk, killed, gone on with without", canonical(room / "b.db"),
              whole)
        sound(room / "b.db")


LINKED = """SELECT c.text, c.statements, c.outlets, c.witnesses, a.source,
    q.ordinal, t.ordinal, t.text FROM statements t
    JOIN quotes q USING (quote_id) JOIN articles a USING (article_id)
    LEFT JOIN claims c USING (claim_id)"""


def claims(path):
    """Which statements are one claim, without ids."""
    db = connect(path)
    rows = sorted(map(repr, db.execute(LINKED)))
    n = db.execute("SELECT count(*) FROM claims").fetchone()[0]
    db.close()
    return n, rows


def bulk_linked():
    """--link behind --bulk groups what a plain load and quoth-link do."""
    with Room() as room:
        source = room / "in.jsonl"
        with open(source, "w", encoding="utf-8") as f:
            corpus.write_jsonl(f, 50)
        run(room / "plain.db", source)
        subprocess.run([ROOT / "quoth-link", room / "plain.db"], check=True,
                       capture_output=True)
        whole = claims(room / "plain.db")
        check("claims there are", whole[0] > 0, whole[0])
        run("--bulk", "--link", room / "bulk.db", source)
        equal("bulk and link", claims(room / "bulk.db"), whole)
        run("--link", room / "bulk.db", source)
        equal("again, nothing new", claims(room / "bulk.db"), whole)
        sound(room / "bulk.db")


def two_loaders(rounds=20, n=60):
    """Row 41: two at a time on one database: both finish, nothing twice."""
    with Room() as room:
        for half in (0, 1):
            with open(room / f"{half}.jsonl", "w", encoding="utf-8") as f:
                corpus.write_jsonl(f, n, half * n * 2 // 3)  # some are in both
        run(room / "whole.db", room / "0.jsonl", room / "1.jsonl")
        whole = canonical(room / "whole.db")
        os.environ["QUOTH_BATCH_KB"] = "32"
        for i in range(rounds):
            db = room / f"{i}.db"
            loaders = [start(db, room / f"{half}.jsonl") for half in (0, 1)]
            ends = [(l.communicate()[1].decode(), l.returncode) for l in loaders]
            equal("both finish", [code for _, code in ends], [0, 0])
            check("nobody is told of a lock",
                  not any("lock" in err for err, _ in ends), ends)
            equal("as one load of both", canonical(db), whole)
            sound(db)
        del os.environ["QUOTH_BATCH_KB"]


def readers_beside(n=int(os.environ.get("READERS_ARTICLES", "1200"))):
    """Row 42: readers see whole batches, and are not kept waiting."""
    with Room() as room:
        db, source = room / "a.db", room / "in.jsonl"
        with open(source, "w", encoding="utf-8") as f:
            corpus.write_jsonl(f, n)
        run(db, room.write("one.txt", corpus.as_text(corpus.article(9999))))
        waits, torn, stop = [], [], threading.Event()

        def read():
            reader = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
            while not stop.is_set():
                asked = time.time()
                half = reader.execute(
                    "SELECT count(*) FROM articles a WHERE article_id >"
                    " (SELECT max(article_id) - 50 FROM articles) AND NOT EXISTS"
                    " (SELECT 1 FROM quotes q WHERE q.article_id ="
                    " a.article_id)").fetchone()[0]
                waits.append(time.time() - asked)
                torn.append(half)
                time.sleep(0.005)
            reader.close()

        threads = [threading.Thread(target=read) for _ in range(8)]
        for t in threads:
            t.start()
        run(db, source)
        stop.set()
        for t in threads:
            t.join()
        waits.sort()
        p99 = waits[len(waits) * 99 // 100] * 1000
        equal("articles without their quotes", sum(torn), 0)
        check("99 in 100 readings within 100 ms", p99 < 100, p99)
        print(f"  {len(waits)} readings, 99 in 100 within {p99:.1f} ms,"
              f" the longest {waits[-1] * 1000:.1f} ms")


def strangers():
    """Row 44: files that are not ours are refused and stay as they were."""
    with Room() as room:
        article = room.write("a.txt", corpus.as_text(corpus.article(1)))
        made = {}

        def make(name, *sql, ours=False):
            path = room / name
            if ours:
                run(path, article)
            db = sqlite3.connect(path)
            for statement in sql:
                db.execute(statement)
            db.commit()
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.close()
            made[path] = path.read_bytes()

        make("theirs.db", "CREATE TABLE t(x)")
        make("marked.db", "PRAGMA application_id = 7")
        make("newer.db", "PRAGMA user_version = 99", ours=True)
        make("altered.db", "ALTER TABLE quotes RENAME COLUMN text TO words",
             ours=True)
        make("demanding.db", "ALTER TABLE quotes ADD COLUMN x"
             " INTEGER NOT NULL DEFAULT 0", ours=True)
        made.pop(room / "demanding.db")  # has a default: that is taken
        make("trigger.db", "CREATE TRIGGER evil AFTER INSERT ON articles BEGIN"
             " DELETE FROM quotes; END", ours=True)
        (room / "text.db").write_text("This is no database. " * 100)
        made[room / "text.db"] = (room / "text.db").read_bytes()
        for path, content in made.items():
            code, _, err = run(path, article)
            equal(f"exit code for {path.name}", code, 1)
            check(f"a reason for {path.name}", f"{path}: " in err, err)
            check(f"{path.name} is as it was", path.read_bytes() == content)
        more = room.write("b.txt", corpus.as_text(corpus.article(2)))
        equal("a column of one's own is taken",
              run(room / "demanding.db", more)[0], 0)
        equal("a trigger is taken when asked for",
              run("--triggers", room / "trigger.db", more)[0], 0)
        equal("and ran", one(room / "trigger.db",
                             "SELECT count(*) > 0 FROM quotes"), 1)


def archive():
    """A tar with names that lead out of it, a link and a device."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for name in ("../../escaped.txt", "/tmp/escaped.txt", "a.txt", "a.txt"):
            text = corpus.as_text(corpus.article(len(name))).encode()
            member = tarfile.TarInfo(name)
            member.size = len(text)
            tar.addfile(member, io.BytesIO(text))
        for kind in (tarfile.SYMTYPE, tarfile.CHRTYPE):
            member = tarfile.TarInfo("escaped")
            member.type, member.linkname = kind, "/etc/passwd"
            tar.addfile(member)
    return packed.getvalue()


def zipped():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as z:
        for name in ("../../escaped.txt", "/tmp/escaped.txt", "b.txt"):
            z.writestr(name, corpus.as_text(corpus.article(7)))
    return packed.getvalue()


def archives():
    """Row 34: archives are refused by name; whatever they hold, no file but
    the database is written, by what the system was asked to open."""
    with Room() as room:
        db = room / "a.db"
        inputs = [room.write("a.tar", archive()), room.write("a.zip", zipped()),
                  room.write("a.tar.gz", gzip.compress(archive()))]
        good = room.write("b.txt", corpus.as_text(corpus.article(1)))
        traced = subprocess.run(
            ["strace", "-f", "-qq", "-e", "trace=open,openat,creat,rename,link,"
             "symlink,mkdir,mknod", LOADER, str(db), *map(str, inputs),
             str(good)], capture_output=True, text=True)
        equal("exit code", traced.returncode, 3)
        written = {line for line in traced.stderr.splitlines()
                   if ("O_CREAT" in line or "O_WRONLY" in line or "mkdir" in line
                       or "link" in line) and str(db) not in line}
        equal("files written but the database", written, set())
        equal("refused by name", [(Path(s).name, d.split(":")[0]) for s, d in rows(
            db, "SELECT source, detail FROM _quoth_rejects ORDER BY 1")],
            [("a.tar", "a tar archive"), ("a.tar.gz", "a tar archive"),
             ("a.zip", "a zip archive or office document")])
        equal("the good one is in", one(db, "SELECT count(*) FROM articles"), 1)


def as_nobody(*args):
    """The loader as one who owns nothing: root may write everywhere.  A copy,
    as not everyone may look into where the project lies."""
    if os.geteuid() != 0:
        return run(*args)
    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o755)
        return run(*args, executable=shutil.copy(LOADER, place), user=65534,
                   group=65534, extra_groups=[])


def no_permission():
    """Row 43: places that cannot be written get a line, and nothing is made
    there; what can be read there is read."""
    with Room() as room:
        article = room.write("a.txt", corpus.as_text(corpus.article(1)))
        home, db = room / "home", room / "home/a.db"
        home.mkdir()
        for path in (room.path, home):
            path.chmod(0o777)
        code, _, err = run(room / "no/such/place.db", article)
        equal("missing directory", code, 4)
        check("it is named", "No such file" in err and "place.db: " in err, err)
        equal("nothing was made", (room / "no").exists(), False)
        code, _, err = run(room.path, article)
        equal("a directory as database", code, 4)
        check("it is called one", "Is a directory" in err, err)
        equal("a database to begin with", as_nobody("-q", db, article)[0], 0)
        content = db.read_bytes()

        def refused(what, target=db, said="cannot be written: Permission"):
            before = sorted(home.iterdir())
            code, _, err = as_nobody(target, article)
            equal(f"exit code: {what}", code, 4)
            check(f"a line: {what}", said in err and target.name in err, err)
            equal(f"files: {what}", sorted(home.iterdir()), before)
            equal(f"bytes: {what}", db.read_bytes(), content)

        linked = room / "no/link.db"
        linked.parent.mkdir()
        linked.symlink_to(db)
        linked.parent.chmod(0o555)
        equal("by a link from where nothing can be written",
              as_nobody("-q", linked, article)[0], 0)
        content = db.read_bytes()
        db.chmod(0o444)
        refused("read-only file")
        db.chmod(0o644)
        home.chmod(0o555)
        refused("read-only directory")
        refused("a new file there", home / "new.db", "Permission denied")
        equal("reading there", as_nobody("--status", db)[0], 0)
        export = subprocess.run([str(ROOT / "quoth-export"), str(db)],
                                capture_output=True)
        equal("export from there", export.returncode, 0)
        home.chmod(0o777)
        shm = room.write("home/a.db-shm", b"")
        shm.chmod(0)
        room.write("home/a.db-wal", b"").chmod(0)
        refused("no right to the log", said="unable to open")


main([kill9, goes_on, signals, disk_full, bulk, bulk_linked, two_loaders,
      readers_beside, strangers, archives, no_permission])
