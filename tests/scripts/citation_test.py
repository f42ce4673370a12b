#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""CITATION.cff keeps the rules of the Citation File Format 1.2.0; it, the changelog and the program
agree on the version.

Usage: citation_test.py ROOT VERSION PROGRAM
"""
import json
import pathlib
import re
import subprocess
import sys
import unittest

ROOT, VERSION, PROGRAM = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]

# https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md
KEYS = {"abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi",
        "identifiers", "keywords", "license", "license-url", "message", "preferred-citation",
        "references", "repository", "repository-artifact", "repository-code", "title", "type",
        "url", "version"}
REQUIRED = {"authors", "cff-version", "message", "title"}
PERSON = {"address", "affiliation", "alias", "city", "country", "email", "family-names", "fax",
          "given-names", "name-particle", "name-suffix", "orcid", "post-code", "region", "tel",
          "website"}
ENTITY = {"address", "alias", "city", "country", "date-end", "date-start", "email", "fax",
          "location", "name", "orcid", "post-code", "region", "tel", "website"}


def scalar(text):
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


def read(text):
    """The part of YAML that the file may use: scalars, lists of scalars, lists of flat maps."""
    content, key = {}, None
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if top := re.fullmatch(r"([a-z-]+):(?: (.+))?", line):
            key = top[1]
            assert key not in content, f"{key} is there twice"
            if top[2]:
                # A colon and a space in a plain scalar is a mistake in YAML.
                assert top[2].startswith('"') or not re.search(r": | #", top[2]), line
            content[key] = scalar(top[2]) if top[2] else []
        elif item := re.fullmatch(r"  (- |  )([a-z-]+): (.+)", line):
            if item[1] == "- ":
                content[key].append({})
            content[key][-1][item[2]] = scalar(item[3])
        elif item := re.fullmatch(r"  - (.+)", line):
            content[key].append(scalar(item[1]))
        else:
            raise AssertionError(f"not understood: {line}")
    return content


class Citation(unittest.TestCase):
    def setUp(self):
        self.content = read((ROOT / "CITATION.cff").read_text(encoding="utf-8"))

    def test_keys(self):
        self.assertLessEqual(set(self.content), KEYS)
        self.assertLessEqual(REQUIRED, set(self.content))
        self.assertEqual(self.content["cff-version"], "1.2.0")
        self.assertIn(self.content["type"], {"software", "dataset"})
        self.assertTrue(self.content["message"].strip() and self.content["title"].strip())

    def test_authors_are_persons_or_entities(self):
        self.assertTrue(self.content["authors"])
        for author in self.content["authors"]:
            self.assertLessEqual(set(author), ENTITY if "name" in author else PERSON)

    def test_keywords_are_there_once(self):
        self.assertTrue(self.content["keywords"])
        self.assertEqual(len(set(self.content["keywords"])), len(self.content["keywords"]))

    def test_version_is_that_of_the_project(self):
        self.assertEqual(self.content["version"], VERSION)

    def test_version_is_that_of_the_program(self):
        def said(*arguments):
            return subprocess.run([PROGRAM, *arguments], check=True, capture_output=True,
                                  text=True).stdout
        self.assertEqual(said("--version"), f"demarc {VERSION}\n")
        self.assertEqual(json.loads(said("--version", "--json"))["demarc"], VERSION)

    def test_changelog_has_each_version_once_newest_first(self):
        changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        versions = [tuple(map(int, number.split("."))) for number in
                    re.findall(r"^## (\d+\.\d+\.\d+) — ", changes, re.MULTILINE)]
        self.assertEqual(len(versions), changes.count("\n## "), "a heading that is no version")
        self.assertEqual(versions, sorted(set(versions), reverse=True))
        self.assertEqual(versions[0], tuple(map(int, VERSION.split("."))))

    def test_licence_is_that_of_the_project(self):
        self.assertEqual(self.content["license"], "MIT")
        licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
        self.assertTrue(licence.startswith("MIT License"), licence.splitlines()[0])

    def test_date_is_that_of_the_changelog(self):
        changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        version, when = re.search(r"^## (\S+) — (.+)$", changes, re.MULTILINE).groups()
        self.assertEqual(version, VERSION)
        if when == "not yet released":
            self.assertNotIn("date-released", self.content)
        else:
            self.assertRegex(when, r"^\d{4}-\d{2}-\d{2}$")
            self.assertEqual(self.content.get("date-released"), when)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
