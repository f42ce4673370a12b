"""Inputs that are wrong, each with what demarc says of it: the catalogue, kind by kind.

Usage: bad_input_test.py DEMARC [--record]

catalogue.toml has documents that are right (`[base.NAME]`: a file's name, its text, and the command that reads it) and
cases: a base with something replaced, or bytes of its own, the exit status, and all that is said on standard error,
with the names of folders left out. After each case nothing of a result may be there but where the exit status is 0.

--record writes what is said today into the catalogue: read every line of the difference before you commit it.
"""

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

CATALOGUE = Path(__file__).resolve().with_name("catalogue.toml")
DEMARC = Path(sys.argv.pop(1)).resolve()
RECORD = "--record" in sys.argv

# What a text can be made into before it is written.
MADE = {
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "windows-1251": lambda text: text.encode("cp1251"),
    "gzip": lambda text: gzip.compress(text.encode(), mtime=0),
    "first half": lambda text: text.encode()[:len(text.encode()) // 2],
    "empty": lambda text: b"",
    "zeros": lambda text: bytes(1000),
    "nul inside": lambda text: text.encode().replace(b"russian", b"rus\0ian"),
    "carriage returns": lambda text: text.replace("\n", "\r\n").encode(),
    "twice": lambda text: (text + text).encode(),
}


def bytes_of(case, base):
    text = case.get("text", base["text"])
    for before, after in case.get("replace", []):
        assert before in text, f"{case['id']}: {before!r} is not in the base"
        text = text.replace(before, after)
    return MADE[case["made"]](text) if "made" in case else text.encode()


def outcome(case, bases):
    """The exit status and what was said, and what was left of a result."""
    base = bases[case.get("base", "none")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / case.get("name", base["name"])
        if case.get("kind") == "pipe":
            os.mkfifo(file)
        elif case.get("kind") == "folder":
            file.mkdir()
        elif case.get("kind") != "missing":
            file.write_bytes(bytes_of(case, base))
        command = [word.format(file=file, out=folder / "out") for word in case.get("command", base["command"])]
        result = subprocess.run([DEMARC, *command], capture_output=True, text=True, timeout=120, cwd=folder,
                                stdin=subprocess.DEVNULL, errors="backslashreplace",
                                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})
        said = result.stderr.replace(f"{folder}/", "")
        left = sorted(path.name for path in folder.iterdir() if path != file)
        return result.returncode, said, left


def toml_text(text):
    if "'''" in text or any(ord(c) < 32 and c != "\n" for c in text):
        return json.dumps(text)
    return f"'''\n{text}'''"


def record(cases, outcomes):
    """Puts `exit` and `says` under each case, in place of what is there."""
    source = CATALOGUE.read_text()
    head, *blocks = re.split(r"(?m)^\[\[case\]\]\n", source)
    assert len(blocks) == len(cases)
    made = []
    for block, (status, said, _) in zip(blocks, outcomes):
        kept = re.split(r"(?m)^exit = ", block)[0].rstrip("\n")
        made.append(f"[[case]]\n{kept}\nexit = {status}\nsays = {toml_text(said)}\n\n")
    CATALOGUE.write_text(head + "".join(made).rstrip("\n") + "\n")


class BadInput(unittest.TestCase):
    def test_catalogue(self):
        catalogue = tomllib.loads(CATALOGUE.read_text())
        cases, bases = catalogue["case"], catalogue["base"] | {"none": {"name": "nothing", "text": ""}}
        self.assertEqual(len({case["id"] for case in cases}), len(cases), "two cases have one id")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            outcomes = list(pool.map(lambda case: outcome(case, bases), cases))
        if RECORD:
            record(cases, outcomes)
            return
        for case, (status, said, left) in zip(cases, outcomes):
            with self.subTest(case["id"]):
                self.assertEqual((status, said), (case["exit"], case["says"]))
                self.assertIn(status, (0, 1, 2, 3))
                self.assertLessEqual(len(left), 1 if status in (0, 3) else 0, left)
        # A base is right as it is: else a case could be refused for another reason than its own.
        for name, base in catalogue["base"].items():
            with self.subTest(name):
                self.assertEqual(outcome({"id": name, "base": name}, bases)[0], base.get("exit", 0))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
