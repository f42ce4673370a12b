#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every relative link and picture of the project's Markdown files leads to a file in the project, and every
anchor to a heading.

Usage: links_test.py PROJECT
"""
import pathlib
import re
import sys
import unittest
import urllib.parse

PROJECT = pathlib.Path(sys.argv[1]).resolve()
# What builds, runs and downloads leave there.
NOT_OURS = re.compile(r"(\.git|build|geodata/cache|output/(?!README\.md$|gallery/).*)(/|$)")


def pages():
    found = (path.relative_to(PROJECT) for path in PROJECT.rglob("*.md"))
    return sorted(path for path in found if not NOT_OURS.match(path.as_posix()))


def prose(text):
    """The text without code: what is in blocks and between backticks is no link."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^(    |\t).*$", "", text, flags=re.MULTILINE)
    return text


def anchors(path):
    """Those of the headings, as GitHub makes them."""
    found = set()
    for heading in re.findall(r"^#+ +(.+?) *#*$", prose(path.read_text(encoding="utf-8")), re.MULTILINE):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading.replace("`", ""))
        slug = base = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
        number = 0
        while slug in found:
            number += 1
            slug = f"{base}-{number}"
        found.add(slug)
    return found


def links(path):
    text = prose(path.read_text(encoding="utf-8"))
    sources = re.findall(r"<(?:img|a)\s[^>]*?(?:src|href)=\"([^\"]*)\"", text)
    text = re.sub(r"(`+).*?\1", "code", text)
    return sources + re.findall(r"\]\(<?([^)\s>]+)", text) + re.findall(r"^\[[^\]]+\]: +(\S+)", text, re.MULTILINE)


def fault_of(page, link):
    """What is wrong with a link, or "" """
    address = urllib.parse.urlsplit(link)
    if address.scheme or address.netloc:
        return ""
    target = PROJECT / page
    if address.path:
        target = (target.parent / urllib.parse.unquote(address.path)).resolve()
    if not target.is_relative_to(PROJECT):
        return "leads out of the project"
    if not target.exists():
        return "there is no such file"
    if address.fragment and (target.suffix != ".md" or address.fragment not in anchors(target)):
        return "there is no such heading"
    return ""


class Links(unittest.TestCase):
    def test_every_link_leads_somewhere(self):
        seen = 0
        faults = []
        for page in pages():
            for link in links(PROJECT / page):
                seen += 1
                if fault := fault_of(page, link):
                    faults.append(f"{page}: {link}: {fault}")
        self.assertEqual(faults, [])
        self.assertGreater(seen, 100)

    def test_what_is_wrong_is_found(self):
        page = pathlib.Path("README.md")
        self.assertEqual(fault_of(page, "METHODS.md#areas"), "")
        self.assertEqual(fault_of(page, "https://example.org/nowhere"), "")
        self.assertNotEqual(fault_of(page, "METHOD.md"), "")
        self.assertNotEqual(fault_of(page, "METHODS.md#area"), "")
        self.assertNotEqual(fault_of(page, "#no-such-heading"), "")
        self.assertNotEqual(fault_of(page, "LICENSE#mit"), "")
        self.assertNotEqual(fault_of(page, "../elsewhere.md"), "")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
