#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The manual and the completion have every verb, option, value and key that there is.

What there is, is taken from `demarc help` and the data folder. Exit status 77 (skipped) where there
is no man(1) to look at the pages with.

Usage: manual_test.py PROGRAM MANUAL DATA
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

PROGRAM, MANUAL, DATA = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
FORMATS = {"plan": "plans", "profile": "profiles", "claim": "claims"}


def said(*arguments):
    return subprocess.run([PROGRAM, *arguments], check=True, capture_output=True,
                          text=True).stdout


def verbs():
    listed = re.search(r"^Verbs:\n((?:  .+\n)+)", said("help"), re.MULTILINE)[1]
    return re.findall(r"^  (\S+)", listed, re.MULTILINE)


def options(verb):
    """(letter or "", name, placeholder or "") of every option that the help text has."""
    return re.findall(r"^  (?:-(\w), )?--([a-z-]+)(?: (.+))?$", said("help", verb), re.MULTILINE)


def rendered(page):
    """The page as text in one line, and what was wrong with it."""
    done = subprocess.run(["man", "--warnings", "--no-hyphenation", "-E", "UTF-8", "-l", page], capture_output=True,
                          text=True, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80",
                               "MAN_KEEP_FORMATTING": "", "MANPAGER": "cat", "MANROFFSEQ": ""})
    text = re.sub(r".\x08|\x1b\[[0-9;]*m", "", done.stdout)
    return " ".join(text.split()), done.stderr


def candidates(*words):
    return [line.split("\t")[0] for line in said("complete", "--", *words).splitlines()[1:]]


class Manual(unittest.TestCase):
    def test_pages_are_those_of_the_verbs_and_formats(self):
        wanted = {"man1/demarc.1"} | {f"man1/demarc-{verb}.1" for verb in verbs()} | {
            f"man5/demarc-{name}.5" for name in FORMATS}
        there = {str(page.relative_to(MANUAL)) for page in MANUAL.glob("man*/*")}
        self.assertEqual(there, wanted)
        self.assertGreaterEqual(len(verbs()), 10)

    def test_every_page_renders_without_a_warning(self):
        for page in sorted(MANUAL.glob("man*/*")):
            text, warnings = rendered(page)
            self.assertEqual(warnings, "", page)
            for section in ("NAME", "DESCRIPTION", "SEE ALSO"):
                self.assertIn(section, text, page)
            # What apropos lists the page by.
            name = subprocess.run(["lexgrog", page], capture_output=True, text=True, check=True)
            self.assertIn(f'"{page.stem} - ', name.stdout)

    def test_every_variable_of_the_environment_is_in_the_help(self):
        sources = pathlib.Path(__file__).resolve().parents[2] / "src"
        read = {name for file in sources.rglob("*.cpp") for name in re.findall(r'getenv\("(\w+)"\)', file.read_text())}
        self.assertIn("DEMARC_DATA", read)
        # TERM says what a terminal can do, and is nobody's to set for demarc.
        for name in read - {"TERM"}:
            self.assertIn(name, said("help"), name)

    def test_every_option_is_in_its_page(self):
        for verb in verbs():
            text, _ = rendered(MANUAL / "man1" / f"demarc-{verb}.1")
            self.assertGreaterEqual(len(options(verb)), 2, verb)
            for letter, name, placeholder in options(verb):
                heading = (f"-{letter}, " if letter else "") + f"--{name}"
                self.assertIn(f" {heading}{' ' + placeholder if placeholder else ''} ", text, verb)

    def test_every_option_is_completed(self):
        self.assertEqual(candidates(""), verbs())
        for verb in verbs():
            self.assertEqual(sorted(candidates(verb, "-")),
                             sorted(f"--{name}" for _, name, _ in options(verb)), verb)

    def test_every_listed_value_is_completed(self):
        seen = 0
        for verb in verbs():
            for part in re.split(r"^  (?=-)", said("help", verb), flags=re.MULTILINE)[1:]:
                if values := re.search(r"One of: ([^.]+)\.", " ".join(part.split())):
                    name = re.match(r"(?:-\w, )?(--[a-z-]+)", part)[1]
                    self.assertEqual(candidates(verb, name, ""), values[1].split(", "), verb)
                    seen += 1
        self.assertGreater(seen, 20)

    def test_every_id_is_completed(self):
        def ids(folder):
            return sorted(file.stem for file in (DATA / folder).glob("*.toml"))
        self.assertEqual(candidates("run", "--plan", ""), ids("plans"))
        self.assertEqual(candidates("plans", "show", ""), ids("plans"))
        self.assertEqual(candidates("check", "--claim", ""), ids("claims"))
        self.assertEqual(candidates("run", "--control", "x:"),
                         [f"x:{name}" for name in ids("profiles")])

    def test_every_key_of_a_schema_is_in_its_page(self):
        for name in ("plan", "claim"):
            text, _ = rendered(MANUAL / "man5" / f"demarc-{name}.5")
            text = text[text.index("ALL KEYS"):]
            schema = json.loads((DATA / "schemas" / f"{name}.schema.json").read_text("utf-8"))
            tables = [schema, *schema["definitions"].values()]
            keys = {key for table in tables for key in table.get("properties", {})}
            self.assertGreater(len(keys), 20)
            for key in keys:
                self.assertRegex(text, rf" {key} (\(required\) )?\S")
            for value in re.findall(r'"enum": \[([^\]]+)\]', json.dumps(schema)):
                self.assertIn("one of: " + ", ".join(json.loads(f"[{value}]")), text)

    def test_every_heading_and_row_of_a_readme_is_in_its_page(self):
        for name, folder in FORMATS.items():
            text, _ = rendered(MANUAL / "man5" / f"demarc-{name}.5")
            readme = (DATA / folder / "README.md").read_text("utf-8")
            found = re.findall(r"^#{2,} (.+)$", readme, re.MULTILINE)
            found += re.findall(r"^\| ([^|]+?) \|.*\n(?!\|---)", readme, re.MULTILINE)
            self.assertGreater(len(found), 10)
            for words in found:
                self.assertIn(" ".join(words.replace("`", "").split()), text, name)


if __name__ == "__main__":
    if not shutil.which("man") or not shutil.which("lexgrog"):
        print("there is no man(1)")
        sys.exit(77)
    unittest.main(argv=[sys.argv[0]])
