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

DOCUMENT = os.path.join(ROOT, "docs/sql.md")
EXAMPLE = re.compile(r"```sql\n(.*?)```\n```text\n(.*?)```\n", re.S)
COLUMNS = re.compile(r"(<!-- columns (\w+) -->\n)((?:\|.*\n)*)")
MARK = "-- end of example"


def run_session(path, examples):
    """What each example prints, errors among the rest."""
    script = "".join(f"{sql}\n.print {MARK}\n" for sql in examples)
    run = subprocess.run(["stdbuf", "-o0", "sqlite3", "-batch", "-init", "/dev/null", "-cmd",
                          ".load ./quoth", path], input=script, text=True, cwd=ROOT,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    out = re.sub(r"^(?:Parse|Runtime) error near line \d+: ", "Error: ", run.stdout, flags=re.M)
    out = re.sub(r" \(\d+\)$", "", out, flags=re.M)
    return out.split(MARK + "\n")[:-1]


def column_table(db, name):
    rows = db.execute("SELECT name, role, type, about FROM quoth_help(?)", (name,)).fetchall()
    lines = ["| name | | type | |", "|---|---|---|---|"]
    for column, role, kind, about in rows:
        lines.append(f"| `{column}` | {role} | {kind} | {about} |")
    return "\n".join(lines) + "\n"


def check_document(path, text):
    examples = EXAMPLE.findall(text)
    check(len(examples) > 20, "there are examples")
    outputs = run_session(path, [sql for sql, _ in examples])
    check(len(outputs) == len(examples), "the session came to its end")
    pieces = iter(outputs)
    db = connect()
    for (sql, printed), got in zip(examples, outputs):
        check(printed == got or "ACCEPT" in os.environ,
              f"{sql}prints\n{got}and not\n{printed}")
    for _, name, table in COLUMNS.findall(text):
        check(table == column_table(db, name) or "ACCEPT" in os.environ,
              f"columns of {name}")
    text = EXAMPLE.sub(lambda m: f"```sql\n{m[1]}```\n```text\n{next(pieces)}```\n", text)
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
if "ACCEPT" in os.environ:
    with open(DOCUMENT, "w") as file:
        file.write(after)
end()
