"""What the client tests share: a database made of tests/sql/data, connections
with and without the extension, and the tally that `make check` sums up."""
import os
import sqlite3
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EXTENSION = os.path.join(ROOT, "quoth")

passed = failed = 0


def check(claim, what):
    global passed, failed
    if claim:
        passed += 1
    else:
        failed += 1
        print(f"not so: {what}")


def end():
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed != 0)


def connect(path=":memory:", load=True, **options):
    db = sqlite3.connect(path, isolation_level=None, **options)
    if load:
        db.enable_load_extension(True)
        db.load_extension(EXTENSION)
        db.enable_load_extension(False)
    return db


def make_database(directory, data="newsroom"):
    """A file with the schema and what tests/sql/data/NAME.sql puts into it."""
    path = os.path.join(directory, f"{data}.db")
    db = connect(path)
    db.execute("PRAGMA trusted_schema = 1")
    db.execute("SELECT quoth_init()")
    with open(os.path.join(ROOT, "tests/sql/data", f"{data}.sql")) as sql:
        db.executescript(sql.read())
    db.execute("SELECT quoth_reindex()")
    db.close()
    return path


def scratch():
    return tempfile.TemporaryDirectory(prefix="quoth-")


def run_apart(script, *arguments, timeout=300):
    """Runs a Python script in a process of its own, so that a crash counts as
    a failure and not as the end of the tests."""
    return subprocess.run([sys.executable, script, *arguments], text=True,
                          capture_output=True, timeout=timeout)


def functions():
    """(name, number of arguments) of each function that the extension adds."""
    sql = "SELECT name, narg FROM pragma_function_list"
    plain, ours = connect(load=False), connect()
    return sorted(set(ours.execute(sql)) - set(plain.execute(sql)))


def table_functions():
    """name → its hidden columns, for each table function that it adds."""
    sql = "SELECT name FROM pragma_module_list WHERE name NOT LIKE 'pragma%'"
    plain, ours = connect(load=False), connect()
    names = set(ours.execute(sql)) - set(plain.execute(sql))
    hidden = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 1"
    return {n: [c for (c,) in ours.execute(hidden, (n,))] for (n,) in sorted(names)}
