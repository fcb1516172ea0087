#!/usr/bin/python3
"""docs/loading.md says what is so: each command of its ```console blocks is run
in one session of a shell, and must print what stands behind it.  Times, rates,
and how many quotes there are and how sure, are not compared.  With ACCEPT=1 what is printed is written anew."""
import gzip
import json
import os
import re
import shutil
import subprocess

from client import ROOT, check, end, scratch
from examples import ACCEPT

DOCUMENT = os.path.join(ROOT, "docs/loading.md")
BLOCK = re.compile(r"(```console\n)(.*?)(```\n)", re.S)
MARK = "-- end of command"
VARYING = [
    (r"\d+\.\d\d s, [\d,]+ articles/s", "# s, # articles/s"),
    (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "#T#Z"),
    (r'"seconds":[\d.]+', '"seconds":#'),
    (r"\d+ quotes;", "# quotes;"),
    (r'"confidence":[\d.]+', '"confidence":#'),
]

DUMP = [{"headline": "Lock shut", "link": "https://e.example/1", "txt":
         "Lock shut\n\n“The lock stays shut,” said Mara Oduya, an engineer."},
        {"headline": "Rain", "link": "https://e.example/2", "txt":
         "Rain\n\n“It rained for nine days,” Jon Aske said."}]
DRAFT = """“There is nothing mysterious here. We must build, and build fast,” Dolenz said.

“We shall never build it,” said Dolenz.
"""


def furnish(room):
    """The files that the document speaks of."""
    os.mkdir(f"{room}/articles")
    for name in ("dam-agency", "dam-gazette", "dam-translated", "ferry", "strike"):
        shutil.copy(f"{ROOT}/tests/gold/articles/{name}.txt", f"{room}/articles")
    open(f"{room}/articles/empty.txt", "w").close()
    with gzip.open(f"{room}/broken.jsonl.gz", "wt") as file:
        file.write('{"text": "' + "no end " * 300)
    with open(f"{room}/report.pdf", "w") as file:
        file.write("%PDF-1.7\n")
    with open(f"{room}/dump.jsonl", "w") as file:
        file.writelines(json.dumps(record) + "\n" for record in DUMP)
    with open(f"{room}/draft.txt", "w") as file:
        file.write(DRAFT)


def commands(block):
    return [line[2:] for line in block.split("\n") if line.startswith("$ ")]


def run_session(room, asked):
    """What each command prints, errors among the rest."""
    # a command's status is there for the next one to ask for
    script = "".join(f"{command}\nstatus=$?; echo '{MARK}'; (exit $status)\n" for command in asked)
    run = subprocess.run(["bash"], input=script, text=True, cwd=room, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT,
                         env={"PATH": f"{ROOT}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"})
    return [printed.lstrip("\n") for printed in run.stdout.split(MARK)[:-1]]


def without_varying(text):
    for pattern, masked in VARYING:
        text = re.sub(pattern, masked, text)
    return text


def check_block(block, printed):
    """The block as it should be; what varies stays where nothing else differs."""
    after = "".join(f"$ {command}\n{next(printed)}" for command in commands(block))
    same = without_varying(after) == without_varying(block)
    check(same or ACCEPT, f"the document has\n{block}and prints\n{after}")
    return block if same else after


with open(DOCUMENT) as file:
    before = file.read()
asked = [command for block in BLOCK.findall(before) for command in commands(block[1])]
with scratch() as room:
    furnish(room)
    outputs = run_session(room, asked)
check(len(outputs) == len(asked) > 10, f"{len(outputs)} of {len(asked)} commands came to an end")
printed = iter(outputs)
after = BLOCK.sub(lambda m: m[1] + check_block(m[2], printed) + m[3], before)
if ACCEPT:
    with open(DOCUMENT, "w") as file:
        file.write(after)
end()
