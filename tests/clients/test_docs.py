#!/usr/bin/python3
"""The documents say what is so: each ```sql block of docs/sql.md is run in the
sqlite3 shell, one session a document over tests/sql/data/newsroom.sql, and
must print the ```text block behind it; each table under a <!-- columns NAME -->
mark must be what quoth_help() says; and no function is left out.  With ACCEPT=1
the blocks and tables are written anew."""
import os
import re

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


with open(DOCUMENT) as file:
    before = file.read()
with scratch() as directory:
    after = check_document(make_database(directory), before)
check_complete(before)
if ACCEPT:
    with open(DOCUMENT, "w") as file:
        file.write(after)
end()
