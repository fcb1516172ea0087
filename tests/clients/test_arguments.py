#!/usr/bin/python3
"""Every function and table function with every kind of argument, and with one
argument too few and too many: an answer, or an error that names the function.
A crash of the process that does it is one failure."""
import sqlite3
import sys
import time

from client import (check, connect, end, functions, make_database, run_apart, scratch,
                    table_functions)

VALUES = [
    "NULL", "0", "-1", "9223372036854775807", "0.5", "-1e308", "9e999", "''", "'a'",
    "'The ferry sails at one, Ilse Brandt said.'", "x''", "x'00ff'",
    "CAST(x'ff' AS TEXT)", "CAST(x'c0aff0f0eda080f4' AS TEXT)", "char(0)",
    "'a' || char(0) || 'b'", "char(0x301, 0x200d, 0x202e, 0xfeff)",
    "'“' || char(0x10ffff) || '”'", "'main'",
]
LONG = ["printf('%.*c', 200000, '\"')", "replace(hex(zeroblob(50000)), '00', 'a ')",
        "replace(hex(zeroblob(20000)), '00', '“No,” he said. ')"]
WRITERS = ("quoth_init", "quoth_reindex", "quoth_link", "quoth_merge_speakers",
           "quoth_unmerge_speakers")
SLOWEST_S = 10  # with sanitizers and seven others on the machine


def lists(n):
    """Lists of n arguments: each value in each place, others from a few."""
    if n == 0:
        return [()]
    few = ["'a b'", "1", "x'00'", "NULL"]
    found = []
    for place in range(n):
        for value in VALUES + LONG:
            for rest in few if n > 1 else [None]:
                found.append(tuple(value if i == place else rest for i in range(n)))
    return found


def run(db, sql, name):
    start = time.monotonic()
    try:
        db.execute(sql).fetchmany(3)
        good = True
    except (sqlite3.Error, OverflowError) as e:
        good = f"{name}()" in str(e) or "string or blob too big" in str(e)
        if not good:
            print(f"{sql[:200]}\n  {e}")
    check(good, f"{sql[:120]}: an error that names {name}()")
    check(time.monotonic() - start < SLOWEST_S, f"{sql[:120]}: ends in time")


def run_all(path):
    db = connect(path)
    db.text_factory = bytes
    arities = {}
    for name, n in functions():
        arities.setdefault(name, set()).add(n)
    for name, counts in arities.items():
        if name in WRITERS:
            continue
        top = max(max(counts), 3 if -1 in counts else 0)
        for n in range(top + 2):
            for arguments in lists(n) if n in counts or -1 in counts else [("'a'",) * n]:
                run(db, f"SELECT {name}({', '.join(arguments)})", name)
    for name, hidden in table_functions().items():
        for n in range(len(hidden) + 2):
            deep = lists(n) if n <= 2 else lists(n)[::5]
            for arguments in deep:
                run(db, f"SELECT * FROM {name}({', '.join(arguments)})", name)
    for name in WRITERS:
        for value in VALUES:
            run(db, f"SELECT {name}({value})", name)
            run(db, f"SELECT {name}({value}, {value})", name)
    check(db.execute("PRAGMA integrity_check").fetchall() == [(b"ok",)], "file is whole")


if len(sys.argv) > 1:
    run_all(sys.argv[1])
    end()
with scratch() as directory:
    apart = run_apart(__file__, make_database(directory))
    print(apart.stdout[-4000:] + apart.stderr[-1000:], end="")
    if apart.returncode not in (0, 1):
        check(False, f"the process ended with {apart.returncode}")
        end()
sys.exit(apart.returncode)
