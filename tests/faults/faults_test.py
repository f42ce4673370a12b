"""Kills and failing system calls, while results are written: nothing is torn, nothing is left.

Usage: faults_test.py DEMARC FIXTURES

A folder holds an earlier result; a run that is to put another in its place is killed, at system
calls one after the other and at random moments, or one of its system calls fails. Then the folder
holds the old result or the new one, whole; and after the next run it holds the new one, with
nothing beside it.

DEMARC_KILLS says how many kills there are to be in all (50), DEMARC_SEED which random ones (1).
"""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from local_server import Server, front_line  # noqa: E402

DEMARC, FIXTURES = Path(), Path()
KILLS = int(os.environ.get("DEMARC_KILLS", "50"))
SEED = int(os.environ.get("DEMARC_SEED", "1"))
SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "fetch-control"

# What puts files where they belong; at these a run is killed.
CALLS = ("mkdir", "write,writev", "fsync", "chmod,fchmod", "renameat2", "rename", "unlinkat", "rmdir", "openat")
KILLED = -signal.SIGKILL


def tree(folder):
    """Every file below a folder by its name, with the hash of its bytes; folders have none."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
            for path in sorted(folder.rglob("*"))}


def under_strace(command, calls, injection):
    """The command with a fault put into one of the calls (in the sense of `strace -e inject`)."""
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}",
            "-e", f"inject={calls}:{injection}", *map(str, command)]


def run(command, **how):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=120, **how)


def calls_of(command, calls):
    """How many of the calls a command makes."""
    with tempfile.NamedTemporaryFile() as log:
        run(["strace", "-f", "-qq", "-o", log.name, "-e", f"trace={calls}", *command])
        return sum("(" in line for line in Path(log.name).read_text(errors="replace").splitlines())


class Job:
    """A verb that replaces a result by another."""

    def __init__(self, earlier, later, by_file=False):
        self.earlier, self.later = earlier, later
        self.by_file = by_file  # each file is replaced in one step, not the folder

    def prepare(self, root):
        self.folder = root / "results" / "of-this-run"
        self.before, self.after = self.made(root, self.earlier), self.made(root, self.later)
        assert self.before != self.after
        started = time.monotonic()
        self.reset()
        run(self.command(self.later))
        self.seconds = time.monotonic() - started
        self.counts = {calls: calls_of(self.command(self.later), calls) for calls in CALLS}
        self.at_start = {calls: calls_of([DEMARC, "--version"], calls) for calls in CALLS}

    def command(self, words):
        return [DEMARC, *words, "--output", self.folder]

    def made(self, root, words):
        """What the command makes of an empty folder; of one that holds the earlier result if files are added."""
        shutil.rmtree(self.folder.parent, ignore_errors=True)
        if self.by_file and words == self.later:
            run(self.command(self.earlier))
        result = run(self.command(words))
        assert self.folder.is_dir(), result.stderr
        if words == self.earlier:
            self.kept = root / "kept"
            shutil.rmtree(self.kept, ignore_errors=True)
            shutil.copytree(self.folder, self.kept)
        return tree(self.folder)

    def reset(self):
        shutil.rmtree(self.folder.parent)
        shutil.copytree(self.kept, self.folder)

    def is_whole(self):
        now = tree(self.folder) if self.folder.is_dir() else None
        if self.by_file:
            return now is not None and all(now[name] in (self.before.get(name), self.after.get(name)) for name in now)
        # Where two folders cannot be exchanged, there is a moment without either, which the next run puts right.
        aside = [tree(path) for path in self.folder.parent.glob(".of-this-run.previous-*")]
        return now in (self.before, self.after) or (now is None and aside == [self.before])

    def beside(self):
        return [path.name for path in self.folder.parent.iterdir() if path != self.folder]


class Faults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        present = ["--plan", "present"]
        maps = ["map", *present, "--format", "svg", "--preset", "web"]
        series = ["series", "--control", FIXTURES / "series", "--format"]
        cls.jobs = {
            "run": Job(["run", *present, "--format", "csv"], ["run", *present, "--format", "csv,geojson"]),
            "map": Job(maps, [*maps, "--lang", "uk"], by_file=True),
            "series": Job([*series, "csv"], [*series, "csv,wide"]),
        }
        for name, job in cls.jobs.items():
            job.prepare(Path(folder.name) / name)

    def setUp(self):
        self.random = random.Random(SEED)

    def check_after(self, job, what):
        self.assertTrue(job.is_whole(), f"{what}: torn")
        run(job.command(job.later))
        self.assertEqual(tree(job.folder), job.after, f"{what}: the next run did not put it right")
        self.assertEqual(job.beside(), [], f"{what}: left beside")

    def test_killed_at_a_call(self):
        killed, wanted = 0, KILLS // 2
        names = list(self.jobs)
        for trial in range(4 * wanted):
            if killed == wanted:
                break
            job = self.jobs[names[trial % len(names)]]
            calls = CALLS[trial // len(names) % len(CALLS)]
            first, last = job.at_start[calls] + 1, job.counts[calls]
            if first > last:
                continue
            which = self.random.randint(first, last)
            job.reset()
            result = run(under_strace(job.command(job.later), calls, f"signal=KILL:when={which}"))
            # Calls are counted for each thread: one that makes few of them never comes to its number.
            killed += result.returncode == KILLED
            self.check_after(job, f"{names[trial % len(names)]}, killed at {calls} {which}")
        self.assertEqual(killed, wanted)

    def test_killed_at_a_moment(self):
        killed, wanted = 0, KILLS - KILLS // 2
        names = list(self.jobs)
        for trial in range(4 * wanted):
            if killed == wanted:
                break
            job = self.jobs[names[trial % len(names)]]
            job.reset()
            after = self.random.uniform(0, job.seconds)
            process = subprocess.Popen([str(word) for word in job.command(job.later)], stdin=subprocess.DEVNULL,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(after)
            process.kill()
            killed += process.wait() == KILLED
            self.check_after(job, f"{names[trial % len(names)]}, killed after {after:.3f} s")
        self.assertEqual(killed, wanted)

    def test_calls_that_fail(self):
        faults = {"write,writev": "ENOSPC", "fsync": "EIO", "mkdir": "EDQUOT", "renameat2": "EIO", "rename": "EROFS",
                  "openat": "EMFILE", "chmod,fchmod": "EPERM", "removexattr,setxattr": "EPERM"}
        failed = 0
        for name, job in self.jobs.items():
            for calls, error in faults.items():
                first, last = job.at_start.get(calls, 0) + 1, job.counts.get(calls, 3)
                for which in sorted({first, (first + last) // 2, last} if first <= last else ()):
                    job.reset()
                    result = run(under_strace(job.command(job.later), calls, f"error={error}:when={which}+"))
                    what = f"{name}, {error} from {calls} {which} on: {result.stderr}"
                    self.assertGreaterEqual(result.returncode, 0, what)
                    if result.returncode == 0 or tree(job.folder) == job.after:
                        self.assertEqual(tree(job.folder), job.after, what)
                    else:
                        failed += 1
                        # With the calls that write, the message may be cut short.
                        self.assertIn("demarc:", result.stderr, what)
                        self.assertTrue(job.is_whole(), what)
                    if calls != "openat":  # what cannot be opened cannot be removed
                        self.assertEqual(job.beside(), [], what)
                    self.check_after(job, what)
        self.assertGreater(failed, 10)

    def test_a_full_file_system(self):
        """A limit on the size of a file acts as a quota does; the signal it sends is ignored, as in shells."""
        import resource

        def limited():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

        for name, job in self.jobs.items():
            job.reset()
            result = run(job.command(job.later), preexec_fn=limited)
            self.assertEqual(result.returncode, 1, f"{name}: {result.stderr}")
            self.assertRegex(result.stderr, r"demarc: .*: cannot be written|demarc: .*: File too large")
            self.assertEqual((tree(job.folder), job.beside()), (job.before, []), name)

    def test_a_folder_that_cannot_be_written(self):
        if os.geteuid() == 0:
            command = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
        else:
            command = []
        for name, job in self.jobs.items():
            job.reset()
            job.folder.parent.chmod(0o555)
            result = run([*command, *job.command(job.later)])
            job.folder.parent.chmod(0o755)
            self.assertEqual(result.returncode, 1, f"{name}: {result.stderr}")
            self.assertIn("demarc: ", result.stderr)
            self.assertEqual((tree(job.folder), job.beside()), (job.before, []), name)


class Fetching(unittest.TestCase):
    """scripts/fetch-control: the cache holds a file whole, with its record, or will after the next call."""

    def test_killed(self):
        source = "\n".join(['title = "Made up"', 'publisher = "Nobody"', 'licence = "CC0"',
                            'licence_text = "Do what you like."', 'attribution = "Nobody at all"',
                            'address = "{}/front_%Y%m%d.geojson"', 'key = "date"', 'first = "2025-01-01"',
                            'profile = "classes"', "least_km2 = 10_000", "most_km2 = 300_000"])
        server = Server()
        self.addCleanup(server.close)
        server.files["/front_20250102.geojson"] = front_line()
        draw = random.Random(SEED)
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "made-up.toml").write_text(source.format(server.address))
            cache = root / "cache"
            command = [sys.executable, SCRIPT, "made-up", "2025-01-02", "--sources", root, "--cache", cache,
                       "--accept-licence"]
            self.assertEqual(run(command).returncode, 0)
            served = server.files["/front_20250102.geojson"]
            names = sorted(tree(cache))
            killed, wanted = 0, max(5, KILLS // 10)
            for trial in range(6 * wanted):
                if killed == wanted:
                    break
                shutil.rmtree(cache)
                calls = ("rename", "fsync", "write,writev", "mkdir")[trial % 4]
                result = run(under_strace(command, calls, f"signal=KILL:when={draw.randint(1, 4)}"))
                killed += result.returncode == KILLED
                file = cache / "made-up" / "front_20250102.geojson"
                if file.exists():
                    self.assertEqual(file.read_bytes(), served)
                again = run(command)
                self.assertEqual(again.returncode, 0, again.stderr)
                self.assertEqual(file.read_bytes(), served)
                self.assertEqual(sorted(tree(cache)), names)
            self.assertEqual(killed, wanted)


if __name__ == "__main__":
    DEMARC, FIXTURES = Path(sys.argv.pop(1)).resolve(), Path(sys.argv.pop(1)).resolve()
    if shutil.which("strace") is None:
        print("SKIPPED: strace: needs scripts/install-dependencies --ci")
        sys.exit(77)
    unittest.main()
