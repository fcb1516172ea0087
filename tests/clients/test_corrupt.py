#!/usr/bin/python3
"""Bits flipped at random in a database: every function gives an error or an
answer, and the process lives.  usage: test_corrupt.py [POSITIONS]"""
import os
import random
import shutil
import sqlite3
import sys

from client import check, connect, end, make_database, run_apart, scratch

QUERIES = [
    "SELECT * FROM quotes_by('Брандт')", "SELECT * FROM quotes_by(2)",
    "SELECT * FROM quote_variants(6)", "SELECT * FROM quote_changes(2)",
    "SELECT * FROM speakers_like('Brandt')", "SELECT * FROM claim_match('fish is dear')",
    "SELECT * FROM claim_conflicts('Ilse Brandt')",
    "SELECT q.* FROM articles a, quote_extract(a.body, a.published) q",
    "SELECT s.* FROM quotes q, quote_statements(q.text) s",
    "SELECT quote_normalize(text), speaker_key(speaker_text), cue_stance(cue) FROM quotes",
    "SELECT quoth_init()", "SELECT * FROM quote_check",
    "SELECT quoth_merge_speakers(1, 2)", "SELECT quoth_reindex('pending')",
    "SELECT quoth_link()",
]


def flip(path, chance):
    """One to four bits, half of the time in the pages that indexes live in."""
    with open(path, "r+b") as file:
        size = os.path.getsize(path)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(size)
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ 1 << chance.randrange(8)]))


def run_all(path, first, count):
    for number in range(first, first + count):
        broken = f"{path}.{number}"
        shutil.copy(path, broken)
        flip(broken, random.Random(number))
        print(number, flush=True)
        try:
            db = connect(broken)
        except sqlite3.Error:
            os.unlink(broken)
            continue
        db.text_factory = bytes
        for sql in QUERIES:
            try:
                db.execute(sql).fetchall()
            except (sqlite3.Error, OverflowError, UnicodeDecodeError):
                pass  # the last: a message that quotes a damaged name
        db.close()
        for name in (broken, broken + "-journal", broken + "-wal", broken + "-shm"):
            if os.path.exists(name):
                os.unlink(name)


if len(sys.argv) == 4:
    run_all(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    sys.exit()
positions = int(sys.argv[1]) if len(sys.argv) > 1 else 500
with scratch() as directory:
    path = make_database(directory)
    for first in range(0, positions, 100):
        apart = run_apart(__file__, path, str(first), "100")
        last = apart.stdout.split()[-1:] or ["none"]
        check(apart.returncode == 0,
              f"flip {last[0]} ended the process with {apart.returncode}: {apart.stderr[-500:]}")
end()
