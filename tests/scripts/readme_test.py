#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""README.md is short, and shows what there is: its terminal sample is what the program prints, its R and pandas
code runs, and it and the READMEs of the folders name options that exist.

Usage: readme_test.py PROGRAM PROJECT
"""
import importlib.util
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, PROJECT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
README = (PROJECT / "README.md").read_text(encoding="utf-8")
PAGES = ["README.md", "METHODS.md", "output/README.md",
         *(f"geodata/{folder}/README.md" for folder in ("plans", "profiles", "claims"))]
ENVIRONMENT = {**os.environ, "DEMARC_DATA": str(PROJECT / "geodata")}


def said(*arguments, folder=None):
    return subprocess.run([PROGRAM, *arguments], check=True, capture_output=True, text=True, cwd=folder,
                          env=ENVIRONMENT).stdout


def verbs():
    listed = re.search(r"^Verbs:\n((?:  .+\n)+)", said("help"), re.MULTILINE)[1]
    return re.findall(r"^  (\S+)", listed, re.MULTILINE)


def options():
    """Those of each verb, by its help."""
    return {verb: set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", said("help", verb), re.MULTILINE)) for verb in verbs()}


def block(language):
    return re.search(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)[1]


class Readme(unittest.TestCase):
    def test_it_is_short(self):
        self.assertLessEqual(len(README.split()), 1500)

    def test_it_begins_with_the_two_commands(self):
        first = re.search(r"(?:^    .+\n)+", README, re.MULTILINE)[0]
        self.assertEqual([line.split("#")[0].strip() for line in first.splitlines()], ["scripts/run", "scripts/test"])

    def test_what_is_shown_is_what_comes_out(self):
        command, *lines = block("").splitlines()
        with tempfile.TemporaryDirectory() as folder:
            words = shlex.split(command.removeprefix("$ demarc "))
            out = iter(said(*words, "--format", "csv", "--output", "output/run", folder=folder).splitlines())
            for line in lines:
                # The same lines in the same order; … stands for any number of others.
                self.assertTrue(line == "…" or line in out, line)
            self.run_code(folder)

    def run_code(self, folder):
        """The snippets, where their languages are there."""
        if shutil.which("Rscript"):
            done = subprocess.run(["Rscript", "-e", block("r")], cwd=folder, capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("to_demilitarised_zone", done.stdout)
        if importlib.util.find_spec("pandas"):
            done = subprocess.run([sys.executable, "-c", block("python")], cwd=folder, capture_output=True, text=True,
                                  check=False)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_options_exist(self):
        known = options()
        every = set().union(*known.values())
        for page in PAGES:
            text = (PROJECT / page).read_text(encoding="utf-8")
            for option in re.findall(r"`(--[a-z-]+)", text):
                self.assertIn(option, every, page)
            commands = re.findall(r"^(?:    |\$ )demarc (.+)$|`demarc ([^`]+)`", text, re.MULTILINE)
            for command in (shown or span for shown, span in commands):
                verb, *words = command.split()
                if verb == "VERB":
                    continue
                self.assertIn(verb, known, page)
                used = {word.split("=")[0] for word in words if word.startswith("--")}
                self.assertLessEqual(used, known[verb], f"{page}: {command}")

    def test_every_verb_is_there(self):
        table = set(re.findall(r"^\| `demarc (\w+)", README, re.MULTILINE))
        self.assertEqual(table, set(verbs()))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
