#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""report.html of all plans: a sound document that needs nothing beside it.

Usage: report_page_test.py PROGRAM
"""
import base64
import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

VOID = {"meta", "img", "br", "hr", "link", "input"}
SCRATCH = tempfile.TemporaryDirectory()
RUN = pathlib.Path(SCRATCH.name, "run")


class Page(html.parser.HTMLParser):
    """Collects elements and demands that every one is closed where it should be."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.texts = [], [], []
        self.feed(text)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        self.elements.append((tag, dict(attributes), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data):
        if "style" not in self.open:
            self.texts.append(data)

    def all(self, tag):
        return [attributes for name, attributes, _ in self.elements if name == tag]


class ReportPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = (RUN / "report.html").read_text(encoding="utf-8")
        cls.page = Page(cls.text)
        cls.markdown = (RUN / "report.md").read_text(encoding="utf-8")

    def test_head(self):
        self.assertEqual(self.page.all("html"), [{"lang": "en"}])
        self.assertIn({"charset": "utf-8"}, self.page.all("meta"))
        self.assertEqual(len(self.page.all("title")), 1)
        self.assertEqual(len(self.page.all("main")), 1)
        for wanted in ("prefers-color-scheme: dark", "@media print", "overflow-x: auto"):
            self.assertIn(wanted, self.text)

    def test_headings_go_down_step_by_step(self):
        levels = [int(tag[1]) for tag, _, _ in self.page.elements if re.fullmatch("h[1-6]", tag)]
        self.assertEqual(levels[0], 1)
        self.assertEqual(levels.count(1), 1)
        for before, after in zip(levels, levels[1:]):
            self.assertLessEqual(after, before + 1)

    def test_contents_lead_to_sections(self):
        ids = [attributes["id"] for _, attributes, _ in self.page.elements if "id" in attributes]
        self.assertEqual(len(ids), len(set(ids)))
        local = [link["href"][1:] for link in self.page.all("a") if link["href"].startswith("#")]
        self.assertEqual(local, ids)
        self.assertGreater(len(local), 30)

    def test_tables_have_headings_and_room(self):
        tables = [where for tag, _, where in self.page.elements if tag == "table"]
        self.assertGreater(len(tables), 30)
        self.assertTrue(all(where[-1] == "div" for where in tables))
        scrolled = [div for div in self.page.all("div") if div.get("class") == "table"]
        self.assertEqual(len(scrolled), len(tables))
        self.assertTrue(all(div["tabindex"] == "0" and div["aria-label"] for div in scrolled))
        self.assertTrue(all(cell.get("scope") == "col" for cell in self.page.all("th")))
        self.assertEqual(len(self.page.all("thead")), len(tables))

    def test_pictures_are_the_maps_and_are_described(self):
        maps = sorted((RUN / "maps").glob("*.svg"))
        pictures = self.page.all("img")
        self.assertEqual(len(pictures), len(maps))
        inside = []
        for picture in pictures:
            self.assertRegex(picture["alt"], r"^Map: .+")
            self.assertTrue(picture["src"].startswith("data:image/svg+xml;base64,"))
            inside.append(base64.b64decode(picture["src"].split(",")[1], validate=True))
        self.assertEqual(sorted(inside), sorted(file.read_bytes() for file in maps))
        for picture in inside:
            root = xml.etree.ElementTree.fromstring(picture)
            self.assertTrue(any(node.tag.endswith("}text") for node in root.iter()))

    def test_nothing_is_loaded(self):
        for tag in ("script", "link", "iframe", "object", "source", "base"):
            self.assertEqual(self.page.all(tag), [], tag)
        style = self.text.split("<style>")[1].split("</style>")[0]
        self.assertNotIn("url(", style)
        self.assertNotIn("@import", style)
        for link in self.page.all("a"):
            self.assertRegex(link["href"], r"^(https?://|#)")

    def test_words_are_those_of_the_markdown(self):
        words = re.findall(r"\w+", " ".join(self.page.texts))
        for line in self.markdown.splitlines():
            if line.startswith("## "):
                self.assertIn(re.sub(r"\\(.)", r"\1", line[3:]), " ".join(self.page.texts))
        self.assertGreater(len(words), 10000)
        self.assertNotIn("**", "".join(self.page.texts))


if __name__ == "__main__":
    subprocess.run([sys.argv[1], "run", "--quiet", "--format", "report,html", "--output", RUN],
                   check=True)
    unittest.main(argv=[sys.argv[0]])
