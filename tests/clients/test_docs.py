#!/usr/bin/python3
"""The documents say what is so: each ```sql block of docs/sql.md is run in the
sqlite3 shell, one session a document over tests/sql/data/newsroom.sql, and
must print the ```text block behind it; each table under a <!-- columns NAME -->
mark must be what quoth_help() says; and no function is left out.  With ACCEPT=1
the blocks and tables are written anew."""
import os
import re
import subprocess

from client import ROOT, check, connect, end, functions, make_database, scratch, table_functions
from examples import ACCEPT, check_examples

DOCUMENT = os.path.join(ROOT, "docs/sql.md")
COLUMNS = re.compile(r"(<!-- columns (\w+) -->\n)((?:\|.*\n)*)")


def column_table(db, name):
    rows = db.execute("SELECT name, role, type, about FROM quoth_help(?)", (name,)).fetchall()
    lines = ["| name | | type | |", "|---|---|---|---|"]
    for column, role, kind, about in rows:
        lines.append(f"| `{column}` | {role} | {kind} | {about} |")
    return "\n".join(lines) + "\n"


def check_document(path, text):
    text = check_examples(path, text)
    db = connect()
    for _, name, table in COLUMNS.findall(text):
        check(table == column_table(db, name) or ACCEPT, f"columns of {name}")
    return COLUMNS.sub(lambda m: m[1] + column_table(db, m[2]), text)


def check_complete(text):
    headings = "\n".join(line for line in text.split("\n") if line.startswith("### "))
    for name in {n for n, _ in functions()} | set(table_functions()):
        check(f"`{name}(" in headings, f"{name}() has a heading")
    for name in table_functions():
        check(f"<!-- columns {name} -->" in text, f"{name}() has its columns")


def sources():
    """File name → the text of all tests called so; check-… → make's list."""
    found = {}
    for path, _, names in os.walk(os.path.join(ROOT, "tests")):
        for name in names:
            if name.endswith((".py", ".c", ".sh")):
                with open(os.path.join(path, name)) as file:
                    found[name] = found.get(name, "") + file.read()
    listed = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True)
    return found | {word: word for word in listed.stdout.split() if word.startswith("check-")}


def check_named_tests():
    """Each test that docs/reliability.md names is there; a name alone is of the
    file before it."""
    with open(os.path.join(ROOT, "docs/reliability.md")) as file:
        cells = [line.split("|")[2] for line in file if line.startswith("| ")]
    texts, text = sources(), ""
    for name in re.findall(r"`([^`]+)`", " ".join(cells)):
        first, _, within = name.partition(" ")
        text = texts.get(first, text)
        inside = within or (first if first not in texts else "")
        check(re.search(rf"\b{inside}", text), f"docs/reliability.md: a test called {name}")


with open(DOCUMENT) as file:
    before = file.read()
with scratch() as directory:
    after = check_document(make_database(directory), before)
check_complete(before)
check_named_tests()
if ACCEPT:
    with open(DOCUMENT, "w") as file:
        file.write(after)
end()
