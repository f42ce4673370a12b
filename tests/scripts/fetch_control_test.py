"""scripts/fetch-control against a server on this machine that answers, fails and dies."""

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

from local_server import Server, certificate, front_line  # noqa: E402

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "fetch-control"
DAY, NAME = "2025-01-02", "front_20250102.geojson"
SOURCE = '''
title = "Made up"
publisher = "Nobody"
licence = "CC0"
licence_text = "Do what you like."
attribution = "Nobody at all"
address = "{address}/front_%Y%m%d.geojson"
key = "date"
first = "2025-01-01"
profile = "classes"
least_km2 = 10_000
most_km2 = 300_000
'''


class FetchControl(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        (self.root / "made-up.toml").write_text(SOURCE.format(address=self.server.address))
        self.cache = self.root / "cache"
        self.file = self.cache / "made-up" / NAME
        self.record = self.file.with_name(NAME + ".source.json")
        self.server.files["/" + NAME] = front_line()

    def run_script(self, *arguments, day=DAY, accept=True, **how):
        return subprocess.run(
            [sys.executable, SCRIPT, "made-up", day, "--sources", self.root, "--cache", self.cache, "--timeout", "2",
             *(["--accept-licence"] if accept else []), *arguments],
            capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, **how)

    def assert_fails(self, result, words, status=1):
        self.assertEqual(result.returncode, status, result.stderr)
        self.assertIn(words, result.stderr)
        self.assertEqual(result.stdout, "")

    def serve(self, data=None, fault=None):
        if data is not None:
            self.server.files["/" + NAME] = data
        self.server.faults = {} if fault is None else {"/" + NAME: fault}

    def test_fetches_checks_and_records(self):
        result = self.run_script()
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stdout, f"{self.file}\n")
        self.assertEqual(self.file.read_bytes(), front_line())
        record = json.loads(self.record.read_text())
        self.assertEqual(record["sha256"], hashlib.sha256(front_line()).hexdigest())
        self.assertEqual(record["address"], f"{self.server.address}/{NAME}")
        self.assertEqual((record["licence"], record["date"]), ("CC0", DAY))
        self.assertRegex(record["fetched"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$")
        # 4 x 4 degrees from 46 to 50 N on the ellipsoid (Snyder 1987, eq. 3-12); the check is on a sphere.
        self.assertAlmostEqual(record["area_km2"], 132_734, delta=0.01 * 132_734)

    def test_leaves_a_good_file_alone(self):
        self.run_script()
        asked = len(self.server.requests)
        self.assertEqual(self.run_script().returncode, 0)
        self.assertEqual(len(self.server.requests), asked)

    def test_fetches_a_damaged_file_again(self):
        self.run_script()
        self.file.write_bytes(b"damaged")
        self.assertEqual(self.run_script().returncode, 0)
        self.assertEqual(self.file.read_bytes(), front_line())

    def test_a_bad_download_never_replaces_a_good_file(self):
        self.run_script()
        before = self.file.read_bytes(), self.record.read_bytes()
        for data, fault in ((b'{"type":"FeatureCollection","features":[', None), (b"<html>", "page"),
                            (b"", None), (front_line(west=100), None), (front_line(size=0.1), None),
                            (front_line(), 404), (front_line(), 500), (front_line(), "always dies")):
            self.serve(data, fault)
            with self.subTest(data=data[:40], fault=fault):
                self.assertEqual(self.run_script("--again", "--attempts", "1").returncode, 1)
                self.assertEqual((self.file.read_bytes(), self.record.read_bytes()), before)

    def test_says_what_is_wrong_with_a_file(self):
        for data, words in ((b'{"type":"FeatureCollection","features":[', "is not whole JSON"),
                            (b'{"type":"Topology"}', "no GeoJSON FeatureCollection"),
                            (b'{"type":"FeatureCollection","features":[]}', "holds no polygon"),
                            (front_line().replace(b"30.0", b"NaN"), "is not whole JSON: holds NaN"),
                            (front_line(west=100), "none of its polygons lies in Ukraine"),
                            (front_line(size=0.1), "its polygons cover"),
                            (front_line(west=178), "a position is 182")):
            self.serve(data)
            with self.subTest(words=words):
                self.assert_fails(self.run_script(), words)
                self.assertFalse(self.file.exists())
                self.assertEqual(list((self.cache / "made-up").iterdir()), [])

    def test_says_that_there_is_no_such_snapshot(self):
        self.assert_fails(self.run_script(day="2025-01-03"), "404 Not Found; the publisher has no snapshot")

    def test_refuses_a_web_page(self):
        self.serve(fault="page")
        self.assert_fails(self.run_script(), "sends a web page (text/html)")

    def test_goes_on_where_a_transfer_was_broken_off(self):
        self.serve(fault="dies")
        result = self.run_script("--attempts", "2")
        self.assertEqual(result.returncode, 0, result.stderr)
        half = len(front_line()) // 2
        self.assertEqual(self.server.requests, [(f"/{NAME}", None), (f"/{NAME}", f"bytes={half}-")])
        self.assertEqual(self.file.read_bytes(), front_line())
        self.assertIn("gone on with", result.stderr)

    def test_goes_on_in_the_next_call(self):
        self.serve(fault="dies")
        self.assert_fails(self.run_script("--attempts", "1"), "broken off after")
        self.assertFalse(self.file.exists())
        self.assertEqual(self.run_script().returncode, 0)
        self.assertIsNotNone(self.server.requests[-1][1])

    def test_starts_anew_if_the_file_has_changed_meanwhile(self):
        self.serve(fault="dies")
        self.run_script("--attempts", "1")
        self.serve(front_line(west=31.0))
        self.assertEqual(self.run_script().returncode, 0)
        self.assertEqual(self.file.read_bytes(), front_line(west=31.0))

    def test_gives_up_on_a_server_that_says_nothing_or_is_not_there(self):
        self.serve(fault="slow")
        self.assert_fails(self.run_script("--attempts", "1", "--timeout", "0.5"), "timed out")
        self.server.close()
        self.assert_fails(self.run_script("--attempts", "1"), "no answer")

    def test_refuses_another_hash(self):
        self.assert_fails(self.run_script("--sha256", "0" * 64), "its SHA-256 is")
        self.assertFalse(self.file.exists())

    def test_follows_a_redirect_but_not_to_an_address_that_is_not_secure(self):
        self.server.files["/elsewhere"] = front_line()
        self.serve(fault=("to", f"{self.server.address}/elsewhere"))
        self.assertEqual(self.run_script().returncode, 0)
        self.assertEqual(self.file.read_bytes(), front_line())
        self.serve(fault=("to", "http://example.org/front.geojson"))
        self.assert_fails(self.run_script("--again"), "only https:// addresses are fetched")
        self.assertEqual(self.file.read_bytes(), front_line())

    def test_trusts_no_certificate_that_nobody_vouches_for(self):
        pem, key = certificate(self.root)
        server = Server(secured=(pem, key))
        self.addCleanup(server.close)
        server.files["/" + NAME] = front_line()
        (self.root / "made-up.toml").write_text(SOURCE.format(address=server.address))
        self.assert_fails(self.run_script("--attempts", "1"), "certificate verify failed")
        self.assertFalse(self.file.exists())
        result = self.run_script(env=os.environ | {"SSL_CERT_FILE": str(pem)})
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.file.read_bytes(), front_line())

    def test_says_that_the_cache_cannot_be_written(self):
        self.cache.write_text("a file where a folder is wanted")
        self.assert_fails(self.run_script(), str(self.cache))
        self.assertEqual(self.server.requests, [])

    def test_a_full_disk_leaves_what_was_there(self):
        self.run_script()
        before = self.file.read_bytes(), self.record.read_bytes()
        self.serve(front_line(west=31.0))
        room = len(front_line()) // 2  # for each file, as if the disk had no more
        full = self.run_script("--again", "--attempts", "1", preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (room, room)))
        self.assert_fails(full, "File too large")
        self.assertEqual((self.file.read_bytes(), self.record.read_bytes()), before)
        self.assertEqual(self.run_script("--again").returncode, 0)
        self.assertEqual(self.file.read_bytes(), front_line(west=31.0))

    def test_shows_the_licence_before_first_use_and_remembers_that_it_was_accepted(self):
        refused = self.run_script(accept=False)
        self.assert_fails(refused, "Do what you like.", status=2)
        self.assertIn("--accept-licence", refused.stderr)
        self.assertEqual(self.server.requests, [])
        self.assertEqual(self.run_script().returncode, 0)
        later = self.run_script("--again", accept=False)
        self.assertEqual(later.returncode, 0, later.stderr)
        self.assertNotIn("Do what you like.", later.stderr)

    def test_shows_a_changed_licence_again(self):
        self.run_script()
        changed = SOURCE.format(address=self.server.address).replace("Do what you like.", "Ask first.")
        (self.root / "made-up.toml").write_text(changed)
        self.assert_fails(self.run_script("--again", accept=False), "Ask first.", status=2)

    def name_by_seconds(self, listing):
        self.server.files["/list"] = listing
        self.server.files["/1735862399.geojson"] = front_line()
        text = SOURCE.format(address=self.server.address).replace("front_%Y%m%d", "{seconds}")
        (self.root / "made-up.toml").write_text(
            text.replace('key = "date"', f'key = "unix_time"\nlisting = "{self.server.address}/list"'))

    def test_takes_the_last_snapshot_of_a_day_from_a_listing(self):
        # 2 January 2025 ends at 1735862400; 11735862398.geojson is another name.
        names = [1735689600, 1735776000, 1735862399, 1735862400]
        trees = json.dumps({"truncated": False, "tree": [{"path": f"{name}.geojson"} for name in names]
                            + [{"path": "x1735862398.geojson"}, {"path": "1735862399.geojson.bak"}]})
        page = "".join(f'<a href="/geojsons/{name}.geojson">{name}</a>' for name in names)
        for listing in (trees, page):
            with self.subTest(listing=listing[:20]):
                self.name_by_seconds(listing.encode())
                result = self.run_script("--again")
                self.assertEqual(result.returncode, 0, result.stderr)
                self.assertEqual(result.stdout, f"{self.cache / 'made-up' / '1735862399.geojson'}\n")
                self.assertIn("2 snapshots of 2025-01-02; taking the last, 1735862399", result.stderr)
        record = json.loads((self.cache / "made-up" / "1735862399.geojson.source.json").read_text())
        self.assertEqual(record["date"], DAY)
        self.assertEqual(self.run_script(day="1735862399").returncode, 0)

    def test_says_which_days_a_listing_has(self):
        self.name_by_seconds(b"1735689600.geojson 1735862400.geojson")
        self.assert_fails(self.run_script(), "there is no snapshot of 2025-01-02; the one before is of 2025-01-01, "
                                             "the one after of 2025-01-03")
        self.name_by_seconds(b"nothing of use")
        self.assert_fails(self.run_script(), "names no snapshot")
        self.name_by_seconds(json.dumps({"truncated": True, "tree": [{"path": "1735862399.geojson"}]}).encode())
        self.assert_fails(self.run_script(), "the listing is cut short")
        self.assert_fails(self.run_script(day="yesterday"), "is not a date; write it as YYYY-MM-DD, or a Unix time",
                          status=2)
        self.assertEqual(list((self.cache / "made-up").glob(".listing*")), [])

    def test_shows_the_licence_before_it_asks_for_a_listing(self):
        self.name_by_seconds(b"1735862399.geojson")
        self.assert_fails(self.run_script(accept=False), "Do what you like.", status=2)
        self.assertEqual(self.server.requests, [])

    def test_wrong_use(self):
        for day, words in (("2025-13-01", "is not a date"), ("2999-01-01", "is in the future"),
                           ("2024-12-31", "is before the first snapshot")):
            with self.subTest(day=day):
                self.assert_fails(self.run_script(day=day), words, status=2)

    def test_fetches_over_https_only(self):
        source = SOURCE.format(address="http://example.org")
        (self.root / "made-up.toml").write_text(source)
        self.assert_fails(self.run_script(), "only https:// addresses are fetched")

    def test_the_shipped_sources_can_be_read(self):
        folder = SCRIPT.parent.parent / "geodata" / "sources"
        for source, date in (("deepstate-daily", "2020-01-01"), ("deepstate-raw", "1500000000")):
            result = subprocess.run([sys.executable, SCRIPT, source, date, "--sources", folder, "--cache", self.cache],
                                    capture_output=True, text=True, stdin=subprocess.DEVNULL)
            self.assert_fails(result, "is before the first snapshot of this source", status=2)


if __name__ == "__main__":
    unittest.main()
