#!/usr/bin/python3
"""A database made with the extension is read, searched and edited by clients
of other languages that never heard of it.  Those that are not installed are
named and passed over."""
import subprocess

from client import check, connect, end, make_database, scratch

READ = "SELECT count(*) FROM quote_list"
SEARCH = "SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH 'ferries'"
EDIT = "UPDATE quotes SET text = 'Bring an umbrella.', status = 'corrected' WHERE quote_id = 7"
FOUND = "SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH 'umbrella'"
CHECK = "PRAGMA integrity_check"
ASKED = [READ, SEARCH, FOUND, CHECK]
ANSWERS = ["7", "3", "7", "ok"]

# each prints the answers, a line each, after it has done EDIT
CLIENTS = {
    "Perl's DBD::SQLite": (["perl", "-e", """use DBI;
        my ($path, $edit, @asked) = @ARGV;
        my $db = DBI->connect("dbi:SQLite:$path", "", "", {RaiseError => 1});
        $db->do($edit);
        print $db->selectrow_array($_), "\\n" for @asked;"""],
                           ["perl", "-MDBD::SQLite", "-e", "1"]),
    "Tcl's sqlite3": (["tclsh", "/dev/stdin"], ["tclsh", "/dev/stdin"]),
    "PHP's SQLite3": (["php", "-r", """$db = new SQLite3($argv[1]);
        $db->enableExceptions(true); $db->exec($argv[2]);
        foreach (array_slice($argv, 3) as $sql) echo $db->querySingle($sql), "\\n";""", "--"],
                      ["php", "-r", "new SQLite3(':memory:');"]),
    "Ruby's sqlite3": (["ruby", "-rsqlite3", "-e", """db = SQLite3::Database.new(ARGV[0])
        db.execute(ARGV[1]); ARGV[2..].each { |sql| puts db.execute(sql)[0][0] }"""],
                       ["ruby", "-rsqlite3", "-e", "1"]),
    "Node's node:sqlite": (["node", "-e", """const {DatabaseSync} = require('node:sqlite');
        const [path, edit, ...asked] = process.argv.slice(1);
        const db = new DatabaseSync(path); db.exec(edit);
        for (const sql of asked) console.log(Object.values(db.prepare(sql).get())[0]);"""],
                           ["node", "-e", "require('node:sqlite')"]),
}
TCL = """package require sqlite3
sqlite3 db [lindex $argv 0]
db eval [lindex $argv 1]
foreach sql [lrange $argv 2 end] {puts [db onecolumn $sql]}
"""


def run(command, script=None):
    try:
        return subprocess.run(command, input=script, text=True, capture_output=True)
    except OSError:
        return None


def is_there(name, probe):
    tried = run(probe, "package require sqlite3")
    if tried is not None and tried.returncode == 0:
        return True
    print(f"{name} is not installed: not tried")
    return False


def check_client(name, command, directory):
    path = make_database(directory)
    got = run([*command, path, EDIT, *ASKED], TCL)
    check(got.stdout.split() == ANSWERS, f"{name}: {got.stdout} {got.stderr}")
    ours = connect(path)
    row = ours.execute("SELECT text FROM quotes WHERE quote_id = 7").fetchone()
    check(row == ("Bring an umbrella.",), f"{name}: the edit is there")
    check(ours.execute("SELECT * FROM quote_check").fetchall() != [], f"{name}: and is seen")
    ours.close()


for name, (command, probe) in CLIENTS.items():
    if is_there(name, probe):
        with scratch() as directory:
            check_client(name, command, directory)
end()
