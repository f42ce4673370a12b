#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The worked examples of geodata/profiles/README.md run as they stand there.

Usage: profile_examples_test.py PROGRAM DATA
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import unittest

PROGRAM, DATA = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
TEXT = (DATA / "profiles" / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.search(r"^## Worked examples\n(.*?)^## ", TEXT, re.MULTILINE | re.DOTALL)[1]
FORMS = {"polygons", "settlements", "line_of_contact"}


def said(folder, *arguments):
    """Status and both streams, line breaks taken as blanks."""
    done = subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, text=True,
                          env={**os.environ, "DEMARC_DATA": str(DATA)}, check=False)
    return done.returncode, " ".join((done.stdout + done.stderr).split())


class Examples(unittest.TestCase):
    def test_every_example_runs(self):
        commands = [shlex.split(line) for line in re.findall(r"^    (demarc .+)$", EXAMPLES, re.MULTILINE)]
        with tempfile.TemporaryDirectory() as folder:
            files = re.findall(r"^`([^`/\n]+)`[^\n]+\n\n```\w+\n(.*?)^```", EXAMPLES, re.MULTILINE | re.DOTALL)
            for name, content in files:
                (pathlib.Path(folder) / name).write_text(content, encoding="utf-8")
            profiles = [name for name, _ in files if name.endswith(".toml")]
            self.assertEqual(len(files), 2 * len(profiles))
            self.assertEqual(len(commands), len(profiles))
            for name in profiles:
                self.assertEqual(said(folder, "sources", "validate", name)[0], 0, name)
            for command in commands:
                status, text = said(folder, *command[1:], "--plan", "present", "--format", "csv",
                                    "--output", "out")
                self.assertEqual(status, 0, f"{command}: {text}")
                # Some land, and not all of it: the file was read as its text says.
                share = float(re.search(r"Under Russian control: ([0-9.]+)%", text)[1])
                self.assertTrue(0.5 < share < 40, f"{command}: {share}")

    def test_every_form_has_an_example(self):
        self.assertEqual(set(re.findall(r'^form = "(\w+)"', EXAMPLES, re.MULTILINE)), FORMS)
        self.assertIn('kind = "boundaries"', EXAMPLES)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
