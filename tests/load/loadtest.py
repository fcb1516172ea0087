"""What the tests of the loaders share: running one, looking at a database.

After every test the database must hold together: integrity, foreign keys,
full-text index, and every offset (see sound()).
"""
import hashlib
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LOADER = os.environ.get("QUOTH_LOAD", str(ROOT / "quoth-load"))
sys.path.insert(0, str(HERE))

passed = failed = 0


def check(what, ok, shown=""):
    """Counts one expectation, and says which was not met."""
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(f"  not so: {what} {shown}")


def equal(what, got, want):
    check(what, got == want, f"\n    got  {got!r}\n    want {want!r}")


def run(*args, **options):
    """Runs the loader; gives code, stdout, stderr (bytes decoded)."""
    done = subprocess.run([LOADER, *map(str, args)], capture_output=True,
                          **options)
    return (done.returncode, done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"))


def connect(path):
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)
    db.execute("PRAGMA query_only = 1")
    return db


def rows(path, sql, *args):
    db = connect(path)
    try:
        return db.execute(sql, args).fetchall()
    finally:
        db.close()


def one(path, sql, *args):
    return rows(path, sql, *args)[0][0]


def sound(path, what=""):
    """The rule for all tests: nothing in the database is at odds."""
    db = sqlite3.connect(path, timeout=30)
    try:
        found = [r[0] for r in db.execute("PRAGMA integrity_check")]
        equal(f"integrity {what}", found, ["ok"])
        equal(f"foreign keys {what}",
              db.execute("PRAGMA foreign_key_check").fetchall(), [])
        equal(f"offsets {what}",
              db.execute("SELECT * FROM quote_check LIMIT 3").fetchall(), [])
        db.execute("INSERT INTO quotes_fts(quotes_fts, rank)"
                   " VALUES ('integrity-check', 1)")
        check(f"full-text index {what}", True)
    except sqlite3.Error as e:
        check(f"sound database {what}", False, str(e))
    finally:
        db.rollback()
        db.close()


RUN_TABLES = ("_quoth_loads", "_quoth_rejects", "sqlite_sequence")


def dump(path):
    """The .dump without the rows that record runs."""
    db = connect(path)
    lines = [line for line in db.iterdump()
             if not any(f'INSERT INTO "{t}"' in line for t in RUN_TABLES)]
    db.close()
    return "\n".join(lines)


CANONICAL = {
    "articles": """
        SELECT a.source, a.version, n.version, o.name, o.domain, a.url, a.title,
               a.byline, a.dateline, a.published, a.lang, a.sha256, a.body
        FROM articles a LEFT JOIN articles n ON n.article_id = a.superseded_by
        LEFT JOIN outlets o ON o.outlet_id = a.outlet_id""",
    "quotes": """
        SELECT a.source, a.version, q.ordinal, q.kind, q.text, s.name,
               q.speaker_text, q.speaker_start, q.speaker_stop, q.cue,
               q.cue_start, q.cue_stop, q.start, q.stop, q.said_on,
               q.confidence, c.ordinal, q.status
        FROM quotes q JOIN articles a USING (article_id)
        LEFT JOIN speakers s USING (speaker_id)
        LEFT JOIN quotes c ON c.quote_id = q.continues""",
    "quote_spans": """
        SELECT a.source, a.version, q.ordinal, p.ordinal, p.start, p.stop
        FROM quote_spans p JOIN quotes q USING (quote_id)
        JOIN articles a USING (article_id)""",
    "quote_sources": """
        SELECT a.source, a.version, q.ordinal, p.ordinal, p.name, p.relation
        FROM quote_sources p JOIN quotes q USING (quote_id)
        JOIN articles a USING (article_id)""",
    "statements": """
        SELECT a.source, a.version, q.ordinal, t.ordinal, t.text, t.start,
               t.stop
        FROM statements t JOIN quotes q USING (quote_id)
        JOIN articles a USING (article_id)""",
    "speakers": "SELECT name, kind, gender, note FROM speakers",
    "speaker_names": """
        SELECT s.name, n.name, n.key, n.how FROM speaker_names n
        JOIN speakers s USING (speaker_id)""",
    "full text": """
        SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH 'the'""",
    "inputs": "SELECT path FROM _quoth_inputs",
    "schema": "SELECT type, name, sql FROM sqlite_schema",
}


def canonical(path):
    """What the database says, without ids and times: one digest a table."""
    db = connect(path)
    out = {}
    for table, sql in CANONICAL.items():
        lines = sorted(repr(r) for r in db.execute(sql))
        out[table] = (len(lines),
                      hashlib.sha256("\n".join(lines).encode()).hexdigest())
    db.close()
    return out


class Room:
    """A directory that goes when the test ends."""

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="quoth-load-"))
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)

    def __truediv__(self, name):
        return self.path / name

    def write(self, name, content):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes)
                         else content.encode())
        return path


def main(tests):
    """Runs tests (those named as arguments, or all), prints the tally."""
    names = sys.argv[1:]
    for test in tests:
        if names and test.__name__ not in names:
            continue
        started = time.time()
        before = failed
        try:
            test()
        except Exception as e:  # a test that breaks off has failed
            check(test.__name__, False, f"{type(e).__name__}: {e}")
        print(f"{'ok ' if failed == before else 'NOT'} {test.__name__}"
              f" ({time.time() - started:.1f} s)")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
