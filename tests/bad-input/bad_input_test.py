"""Inputs that are wrong, each with what demarc says of it: the catalogue, kind by kind.

Usage: bad_input_test.py DEMARC [--record]

The catalogue is the .toml files beside this one. They have documents that are right (`[base.NAME]`: a file's name, its
text, and the command that reads it) and cases: a base with something replaced, or bytes of its own (made_files.py says
which), perhaps with files `beside` it or a `server` that sends on from one path to another address; the exit status,
and all that is said on standard error, with the names of folders and the server's port left out. After each case
nothing of a result may be there but where the exit status is 0, and nothing beside the input in any case (a series `writes` also where a day of it is defective: exit status 1).

--record writes what is said today into the catalogue: read every line of the difference before you commit it.
"""

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import tomllib
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from local_server import Server, front_line  # noqa: E402
from made_files import put  # noqa: E402

CATALOGUE = sorted(Path(__file__).resolve().parent.glob("*.toml"))
DEMARC = Path(sys.argv.pop(1)).resolve()
RECORD = "--record" in sys.argv
# Of the environment nothing but what sanitizers are told.
KEPT = {name: os.environ[name] for name in ("PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")
        if name in os.environ}


def serving(case, words):
    """A server that sends on from each path to the address that the case says, and the words with its own filled in;
    no server if the case needs none."""
    if "server" not in case:
        return None, words
    server = Server()
    server.files["/front-2025-01-02.geojson"] = front_line()
    own = {"server": server.address, "port": server.http.server_port}
    server.faults = {path: ("to", to.format(**own)) for path, to in case["server"].items()}
    return server, {**words, **own}


def outcome(case, bases):
    """The exit status and what was said, and what was left of a result."""
    base = bases[case.get("base", "none")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / case.get("name", base["name"])
        put(file, case, base)
        beside = case.get("beside", base.get("beside", []))
        for spec in beside:
            put(folder / spec["name"], spec, {})
        server, words = serving(base | case, {"file": file, "out": folder / "out", "folder": folder})
        command = [word.format(**words) for word in case.get("command", base["command"])]
        for _ in range(3):
            result = subprocess.run([DEMARC, *command], capture_output=True, text=True, timeout=120, cwd=folder,
                                    stdin=subprocess.DEVNULL, errors="backslashreplace",
                                    env={**KEPT, "LC_ALL": "C.UTF-8", **case.get("environment", {})})
            # The search for leaks itself breaks down in one run of some hundreds.
            if "LeakSanitizer has encountered a fatal error" not in result.stderr:
                break
        said = result.stderr.replace(f"{folder}/", "")
        if server:
            server.close()
            said = said.replace(str(words["port"]), "PORT")
        left = {path.name for path in folder.iterdir()} - {file.name, *(spec["name"] for spec in beside)}
        return result.returncode, said, sorted(left)


def toml_text(text):
    if "'''" in text or any(ord(c) < 32 and c != "\n" for c in text):
        return json.dumps(text)
    return f"'''\n{text}'''"


def record(file, outcomes):
    """Puts `exit` and `says` under each case of a file, in place of what is there."""
    head, *blocks = re.split(r"(?m)^\[\[case\]\]\n", file.read_text())
    made = []
    for block in blocks:
        status, said, _ = outcomes[tomllib.loads(block)["id"]]
        kept = re.split(r"(?m)^exit = ", block)[0].rstrip("\n")
        made.append(f"[[case]]\n{kept}\nexit = {status}\nsays = {toml_text(said)}\n\n")
    file.write_text(head + "".join(made).rstrip("\n") + "\n")


class BadInput(unittest.TestCase):
    maxDiff = None  # all that was said

    def test_catalogue(self):
        bases = {"none": {"name": "nothing", "text": ""}}
        cases = []
        for file in CATALOGUE:
            read = tomllib.loads(file.read_text())
            bases |= read.get("base", {})
            cases += read["case"]
        self.assertEqual(len({case["id"] for case in cases}), len(cases), "two cases have one id")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            outcomes = dict(zip([case["id"] for case in cases], pool.map(lambda case: outcome(case, bases), cases)))
        if RECORD:
            for file in CATALOGUE:
                record(file, outcomes)
            return
        for case in cases:
            status, said, left = outcomes[case["id"]]
            with self.subTest(case["id"]):
                self.assertEqual((status, said), (case["exit"], case["says"]))
                self.assertIn(status, (0, 1, 2, 3))
                writes = status in (0, 3) or bases[case.get("base", "none")].get("writes", False)
                self.assertLessEqual(set(left), {"out", "output"} if writes else set())
        # A base is right as it is: else a case could be refused for another reason than its own.
        for name, base in bases.items():
            with self.subTest(name):
                if name != "none":
                    self.assertEqual(outcome({"id": name, "base": name}, bases)[0], base.get("exit", 0))
        # None of them takes memory for what an input only claims to hold.
        if "DEMARC_MEMORY_UNBOUNDED" not in os.environ:
            self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, 2_000_000, "kB")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
