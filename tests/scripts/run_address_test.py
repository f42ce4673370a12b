"""demarc run --control http://...: what is read is fetched once, named by its address and hashed."""

import hashlib
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

from local_server import Server, certificate, front_line  # noqa: E402

PROGRAM = sys.argv.pop(1)
NAME = "front-2025-01-02.geojson"


class RunAddress(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.close)
        self.server.files[f"/data/{NAME}"] = front_line()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_on(self, control, *arguments, **how):
        return subprocess.run(
            [PROGRAM, "run", "--control", control, "--plan", "present", "--format", "csv,report", "--json",
             *arguments], capture_output=True, text=True, cwd=self.folder, timeout=300, **how)

    def assert_refused(self, result, words):
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn(words, result.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_the_date_is_in_the_address_and_the_hash_is_that_of_what_was_read(self):
        result = self.run_on(f"{self.server.address}/data/{NAME}:classes")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("2025-01-02", result.stdout)
        package = json.loads((self.folder / "output" / "run" / "datapackage.json").read_text())
        control = [source for source in package["sources"] if source["role"] == "control"]
        self.assertEqual(len(control), 1)
        self.assertEqual(control[0]["file"], NAME)
        self.assertEqual(control[0]["hash"], "sha256:" + hashlib.sha256(front_line()).hexdigest())
        self.assertEqual(control[0]["address"], f"{self.server.address}/data/{NAME}")
        self.assertEqual(len(self.server.requests), 1)

    def test_https_needs_a_certificate_that_is_trusted(self):
        keys = tempfile.TemporaryDirectory()
        self.addCleanup(keys.cleanup)
        pem, key = certificate(Path(keys.name))
        server = Server(secured=(pem, key))
        self.addCleanup(server.close)
        server.files[f"/{NAME}"] = front_line()
        self.assert_refused(self.run_on(f"{server.address}/{NAME}:classes"), "certificate")
        result = self.run_on(f"{server.address}/{NAME}:classes", env=os.environ | {"CURL_CA_BUNDLE": str(pem)})
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("2025-01-02", result.stdout)

    def test_a_key_in_the_address_gets_into_no_output(self):
        result = self.run_on(f"{self.server.address}/data/{NAME}?key=secret:classes")
        self.assertEqual(result.returncode, 0, result.stderr)
        for file in (self.folder / "output").rglob("*"):
            if file.is_file():
                self.assertNotIn("secret", file.read_text(), file.name)

    def test_an_archive_at_an_address(self):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr(NAME, front_line())
        self.server.files["/front.zip"] = archive.getvalue()
        result = self.run_on(f"{self.server.address}/front.zip/{NAME}:classes")
        self.assertEqual(result.returncode, 1)
        result = subprocess.run([PROGRAM, "sources", "inspect", f"{self.server.address}/front.zip", "--json"],
                                capture_output=True, text=True, timeout=300)
        self.assertEqual(result.returncode, 0, result.stderr)
        inspection = json.loads(result.stdout)
        self.assertEqual(inspection["suggestion"]["profile"], "classes")
        self.assertEqual(inspection["files"][0]["file"], f"{self.server.address}/front.zip")

    def test_says_why_nothing_was_fetched(self):
        self.assert_refused(self.run_on(f"{self.server.address}/data/nothing.geojson:classes"), "404")
        self.server.faults[f"/data/{NAME}"] = "always dies"
        self.assert_refused(self.run_on(f"{self.server.address}/data/{NAME}:classes"), "cannot be fetched")
        self.server.close()
        self.assert_refused(self.run_on(f"{self.server.address}/data/{NAME}:classes"), "cannot be fetched")

    def test_an_answer_that_does_not_end(self):
        self.server.faults[f"/data/{NAME}"] = "endless"
        self.assert_refused(self.run_on(f"{self.server.address}/data/{NAME}:classes",
                                        env=os.environ | {"DEMARC_MAX_MB": "2"}),
                            "the answer does not end, or has 2 MB, and demarc reads no file of more than 2 MB")

    def test_a_redirection_is_followed_to_the_same_server_and_to_no_other_inside(self):
        self.server.faults["/old.geojson"] = ("to", f"{self.server.address}/data/{NAME}")
        result = self.run_on(f"{self.server.address}/old.geojson:classes", "--date", "2025-01-02")
        self.assertEqual(result.returncode, 0, result.stderr)
        inside = self.server.address.replace("127.0.0.1", "127.0.0.2")
        self.folder = self.folder / "next"
        self.folder.mkdir()
        self.server.requests.clear()
        self.server.faults["/elsewhere.geojson"] = ("to", f"{inside}/data/{NAME}")
        self.assert_refused(self.run_on(f"{self.server.address}/elsewhere.geojson:classes"),
                            "the server sends on to 127.0.0.2, an address inside this machine or network")
        self.assertEqual([path for path, _ in self.server.requests], ["/elsewhere.geojson"])

    def test_a_proxy_hides_no_redirection_to_the_inside(self):
        """The server here answers as a proxy does, whose own address is the only one that demarc connects to."""
        self.server.faults["http://far.example/old.geojson"] = ("to", f"http://127.0.0.3/data/{NAME}")
        self.server.files[f"http://127.0.0.3/data/{NAME}"] = front_line()
        proxy = os.environ | {"http_proxy": self.server.address, "no_proxy": ""}
        self.assert_refused(self.run_on("http://far.example/old.geojson:classes", env=proxy),
                            "the server sends on to 127.0.0.3, an address inside this machine or network")
        self.assertEqual([path for path, _ in self.server.requests], ["http://far.example/old.geojson"])

    def test_the_letters_of_an_address_may_be_capitals(self):
        address = self.server.address.replace("http", "HTTP")
        result = self.run_on(f"{address}/data/{NAME}:classes")
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_a_redirection_leaves_neither_the_web_nor_a_safe_connection(self):
        for target in ("file:///etc/hostname", "ftp://127.0.0.1/x"):
            self.server.faults["/old.geojson"] = ("to", target)
            self.assert_refused(self.run_on(f"{self.server.address}/old.geojson:classes"),
                                "cannot be fetched: the server sends on to an address of another kind than it was "
                                "asked by, which is not followed; download the file yourself")
        keys = tempfile.TemporaryDirectory()
        self.addCleanup(keys.cleanup)
        pem, key = certificate(Path(keys.name))
        server = Server(secured=(pem, key))
        self.addCleanup(server.close)
        server.faults["/old.geojson"] = ("to", f"{self.server.address}/data/{NAME}")
        self.assert_refused(self.run_on(f"{server.address}/old.geojson:classes",
                                        env=os.environ | {"CURL_CA_BUNDLE": str(pem)}), "cannot be fetched")

    def test_a_file_that_is_not_what_its_name_says(self):
        self.server.files[f"/data/{NAME}"] = b"<html>not here</html>"
        self.assert_refused(self.run_on(f"{self.server.address}/data/{NAME}:classes"), "is a web page")


if __name__ == "__main__":
    unittest.main()
