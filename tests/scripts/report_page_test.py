#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""report.html of all plans: a sound document that needs nothing beside it.

Usage: report_page_test.py PROGRAM
"""
import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

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
        ids = [heading["id"] for heading in self.page.all("h2")]
        local = [link["href"][1:] for link in self.page.all("a") if link["href"].startswith("#")]
        self.assertEqual(local, [*ids, "contents"])
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

    def test_every_plan_has_its_map_and_it_is_described(self):
        maps = sorted(file.stem for file in (RUN / "maps").glob("*.svg"))
        pictures = [svg for svg in self.page.all("svg") if svg.get("class") == "map"]
        self.assertEqual(sorted(svg["id"] for svg in pictures), [f"map-{name}" for name in maps])
        for picture in pictures:
            self.assertEqual(picture["role"], "img")
            self.assertRegex(picture["aria-label"], r"^Map: .+")
        texts = [where for tag, _, where in self.page.elements if tag == "text"]
        self.assertGreater(len(texts), 10 * len(maps))

    def test_what_pictures_refer_to_is_there_once(self):
        ids = [attributes["id"] for _, attributes, _ in self.page.elements if "id" in attributes]
        self.assertEqual(len(ids), len(set(ids)))
        used = {use["href"][1:] for use in self.page.all("use")}
        used |= set(re.findall(r"url\(#([^)]+)\)", self.text))
        self.assertGreater(len(used), 20)
        self.assertLessEqual(used, set(ids))

    def test_it_is_small_enough_to_send(self):
        self.assertLess((RUN / "report.html").stat().st_size, 1_500_000)

    def test_figures_come_first_and_details_are_folded(self):
        header = [where for tag, _, where in self.page.elements
                  if tag == "li" and "header" in where and "details" not in where]
        self.assertEqual(len(header), 3)
        self.assertGreater(len(self.page.all("details")), 40)
        self.assertTrue(all("open" not in one for one in self.page.all("details")))

    def test_hashes_of_inputs_are_in_the_data_package_alone(self):
        package = (RUN / "datapackage.json").read_text(encoding="utf-8")
        hashes = re.findall(r'"sha256:([0-9a-f]{64})"', package)
        self.assertGreater(len(hashes), 5)
        for one in hashes:
            self.assertNotIn(one, self.markdown)
            self.assertNotIn(one, self.text)

    def test_nothing_is_loaded(self):
        for tag in ("script", "link", "iframe", "object", "source", "base"):
            self.assertEqual(self.page.all(tag), [], tag)
        style = self.text.split("<style>")[1].split("</style>")[0]
        self.assertNotRegex(style, r"url\((?!#)")
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
