"""Examples in documents: a ```sql block and the ```text block that the sqlite3
shell must print for it.  With ACCEPT=1 what it prints is written anew."""
import os
import re
import subprocess

from client import ROOT, check

EXAMPLE = re.compile(r"```sql\n(.*?)```\n```text\n(.*?)```\n", re.S)
MARK = "-- end of example"
ACCEPT = "ACCEPT" in os.environ


def run_session(path, examples):
    """What each example prints, errors among the rest."""
    script = "".join(f"{sql}\n.print {MARK}\n" for sql in examples)
    run = subprocess.run(["stdbuf", "-o0", "sqlite3", "-batch", "-init", "/dev/null", "-cmd",
                          ".load ./quoth", path], input=script, text=True, cwd=ROOT,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    out = re.sub(r"^(?:Parse|Runtime) error near line \d+: ", "Error: ", run.stdout, flags=re.M)
    out = re.sub(r" \(\d+\)$", "", out, flags=re.M)
    return out.split(MARK + "\n")[:-1]


def check_examples(path, text):
    """Runs the examples in one session over a database; the text as it should be."""
    examples = EXAMPLE.findall(text)
    outputs = run_session(path, [sql for sql, _ in examples])
    check(len(outputs) == len(examples) > 0, "the session came to its end")
    for (sql, printed), got in zip(examples, outputs):
        check(printed == got or ACCEPT, f"{sql}prints\n{got}and not\n{printed}")
    pieces = iter(outputs)
    return EXAMPLE.sub(lambda m: f"```sql\n{m[1]}```\n```text\n{next(pieces)}```\n", text)
