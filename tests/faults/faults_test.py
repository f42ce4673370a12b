"""Kills and failing system calls, while results are written: nothing is torn, nothing is left.

Usage: faults_test.py DEMARC FIXTURES

A folder holds an earlier result; a run that is to put another in its place is killed, at system
calls one after the other and at random moments, or one of its system calls fails. Then the folder
holds the old result or the new one, whole; and after the next run it holds the new one, with
nothing beside it but the journal of a series that was asked for.

DEMARC_KILLS says how many kills there are to be in all (50), DEMARC_SEED which random ones (1).
"""

import hashlib
import os
import random
import re
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


def under_strace(command, *faults):
    """The command with faults put into its calls: ("fsync", "error=EIO") as `strace -e inject=fsync:error=EIO`."""
    injected = [word for calls, fault in faults for word in ("-e", f"inject={calls}:{fault}")]
    traced = ",".join(calls for calls, _ in faults)
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={traced}", *injected, *map(str, command)]


def run(command, **how):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=120, **how)


def calls_of(command, calls):
    """How many of the calls a command makes."""
    with tempfile.NamedTemporaryFile() as log:
        run(["strace", "-f", "-qq", "-o", log.name, "-e", f"trace={calls}", *command])
        return sum("(" in line for line in Path(log.name).read_text(errors="replace").splitlines())


def records_of(journal):
    """The days on record in the journal of a series, without what was cut off."""
    lines = [line.partition(" ") for line in journal.read_text(errors="replace").splitlines()[1:]]
    return sorted(record for check_sum, _, record in lines
                  if hashlib.sha256(record.encode()).hexdigest().startswith(check_sum) and check_sum)


def pages(folder):
    """How many pages of memory the files of a folder take."""
    return sum(-(-path.stat().st_size // 4096) for path in folder.rglob("*") if path.is_file())


def in_small_file_system(command, job, size, there):
    """Runs the command where the folder of results is a file system of so many pages in memory, that holds the
    earlier result; what is in it afterwards is copied to `there`. For its time alone and for no other process."""
    there.mkdir(parents=True)
    # In a chroot nothing can be changed about how mounts are passed on: the second way, which ends without one too.
    script = '''
        results=$1 kept=$2 there=$3
        shift 3
        mount -t tmpfs -o "nr_blocks=$SIZE,mode=755" none "$results" || exit 125
        trap 'cp -a "$results/." "$there"; cd /; umount "$results"' EXIT
        cp -a "$kept/." "$results"
        "$@"'''
    for how in (["--mount"], ["--mount", "--propagation", "unchanged"]):
        if run(["unshare", *how, "true"]).returncode == 0:
            break
    return run(["unshare", *how, "sh", "-c", script, "sh", job.folder.parent, job.kept, there, *command],
               env={**os.environ, "SIZE": str(size)})


class Job:
    """A verb that replaces a result by another."""

    def __init__(self, earlier, later, by_file=False, resumes=False, keeps_days=False):
        self.earlier, self.later = earlier, later
        self.by_file = by_file  # each file is replaced in one step, not the folder
        self.resumes = resumes  # beside the folder a journal stays
        self.keeps_days = keeps_days  # one stays if the work is broken off, where that took a second

    def prepare(self, root):
        results = root / "results"
        self.folder, self.journal, self.kept = results / "of-this-run", results / "of-this-run.journal", root / "kept"
        run(self.command(self.earlier))
        self.before = tree(self.folder)
        shutil.copytree(results, self.kept)
        if not self.by_file:  # as if there had been no earlier one
            shutil.rmtree(results)
        self.status = run(self.command(self.later)).returncode  # 1 of a series with a day that is defective
        self.after = tree(self.folder)
        self.records = records_of(self.journal) if self.resumes else []
        self.pages = pages(results)
        assert self.before != self.after
        started = time.monotonic()
        self.reset()
        run(self.command(self.later))
        self.seconds = time.monotonic() - started
        self.counts = {calls: calls_of(self.command(self.later), calls) for calls in CALLS}
        self.at_start = {calls: calls_of([DEMARC, "--version"], calls) for calls in CALLS}

    def command(self, words):
        return [DEMARC, *words, "--output", self.folder]

    def reset(self):
        shutil.rmtree(self.folder.parent)
        shutil.copytree(self.kept, self.folder.parent)

    def is_whole(self, results=None):
        """Whether the folder holds the earlier result or the later one; of files that are replaced one by one,
        whether each is there as it was or as it will be, and none besides."""
        results = results or self.folder.parent
        folder = results / "of-this-run"
        now = tree(folder) if folder.is_dir() else None
        if self.by_file:
            return now is not None and self.before.keys() <= now.keys() and all(
                now[name] in (self.before.get(name), self.after.get(name)) for name in now)
        # Where two folders cannot be exchanged, there is a moment without either, which the next run puts right.
        return now in (self.before, self.after) or (now is None and aside_in(results) == [self.before])

    def beside(self, results=None, failed=False):
        """What is beside the folder and should not be."""
        has_journal = self.resumes or (failed and self.keeps_days)
        expected = {"of-this-run", "of-this-run.journal"} if has_journal else {"of-this-run"}
        return sorted({path.name for path in (results or self.folder.parent).iterdir()} - expected)


def aside_in(results):
    """The results that a run has moved aside."""
    return [tree(path) for path in results.glob(".of-this-run.previous-*")]


class Faults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        present = ["--plan", "present"]
        maps = ["map", *present, "--format", "svg", "--preset", "web"]
        days = FIXTURES / "series"
        series = ["series", "--control", days, "--format"]
        resumed = ["series", "--resume", "--format", "csv", "--control"]
        cls.jobs = {
            "run": Job(["run", *present, "--format", "csv"], ["run", *present, "--format", "csv,geojson"]),
            "map": Job(maps, [*maps, "--lang", "uk"], by_file=True),
            "series": Job([*series, "csv"], [*series, "csv,wide"], keeps_days=True),
            "series --resume": Job([*resumed, f"{days}/*_20250104.geojson"], [*resumed, days], resumes=True),
        }
        for name, job in cls.jobs.items():
            job.prepare(cls.folder / name)

    def setUp(self):
        self.random = random.Random(SEED)

    def check_after(self, job, what):
        self.assertTrue(job.is_whole(), f"{what}: torn")
        run(job.command(job.later))
        self.assertEqual(tree(job.folder), job.after, f"{what}: the next run did not put it right")
        self.assertEqual(job.beside(), [], f"{what}: left beside")
        if job.resumes:
            self.assertEqual(records_of(job.journal), job.records, f"{what}: days are missing in the journal")

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
            result = run(under_strace(job.command(job.later), (calls, f"signal=KILL:when={which}")))
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
                    result = run(under_strace(job.command(job.later), (calls, f"error={error}:when={which}+")))
                    what = f"{name}, {error} from {calls} {which} on: {result.stderr}"
                    self.assertGreaterEqual(result.returncode, 0, what)
                    if result.returncode == 0 or tree(job.folder) == job.after:
                        self.assertEqual(tree(job.folder), job.after, what)
                    else:
                        failed += 1
                        # Where nothing can be written, no message can.
                        self.assertTrue("demarc:" in result.stderr or "write" in calls, what)
                        self.assertTrue(job.is_whole(), what)
                    if calls != "openat":  # what cannot be opened cannot be removed
                        self.assertEqual(job.beside(failed=result.returncode != 0), [], what)
                    self.check_after(job, what)
        self.assertGreater(failed, 10)

    def test_a_full_file_system(self):
        """In a file system of its own, in memory, with too little room for the second result."""
        refused = in_small_file_system(["true"], self.jobs["run"], 100, self.folder / "first")
        if refused.returncode != 0:
            self.assertNotIn("CI", os.environ, refused.stderr)
            self.skipTest(f"no file system can be mounted here: {refused.stderr}")
        for name, job in self.jobs.items():
            old, new = pages(job.kept), job.pages
            endings = []
            for room in (0, 1, new // 3, new - 2, 2 * new + 20):
                there = self.folder / name / f"left-{room}"
                result = in_small_file_system(job.command(job.later), job, old + room, there)
                what = f"{name}, {room} pages free: {result.stderr}"
                full = re.search("demarc: .*(cannot be written; is the disk full|No space left)", result.stderr)
                endings.append(bool(full))
                self.assertEqual(result.returncode, 1 if full else job.status, what)
                self.assertTrue(job.is_whole(there), what)
                self.assertEqual(job.beside(there, failed=full is not None), [], what)
                if not full:
                    self.assertEqual(tree(there / "of-this-run"), job.after, what)
            self.assertEqual((endings[0], endings[-1]), (True, False), f"{name}: {endings}")

    def test_names_that_cannot_be_exchanged(self):
        """As on file systems without RENAME_EXCHANGE: the old result is moved aside, the new one into its place."""
        for name in ("run", "series", "series --resume"):
            job = self.jobs[name]
            for error in ("EINVAL", "ENOSYS"):
                refused = ("renameat2", f"error={error}")
                job.reset()
                result = run(under_strace(job.command(job.later), refused))
                self.assertEqual((result.returncode, tree(job.folder), job.beside()), (job.status, job.after, []))
                for which, then in enumerate((job.before, None, job.after), start=1):
                    command = under_strace(job.command(job.later), refused, ("rename", f"signal=KILL:when={which}"))
                    what = f"{name}, {error}, killed at renaming {which}"
                    for times in (1, 2):
                        job.reset()
                        for _ in range(times):
                            self.assertEqual(run(command).returncode, KILLED, what)
                        if times == 1:
                            self.assertEqual(tree(job.folder) if job.folder.is_dir() else None, then, what)
                            self.assertEqual(aside_in(job.folder.parent), [job.before] if which > 1 else [], what)
                        self.check_after(job, f"{what}, {times} times")
                job.reset()
                result = run(under_strace(job.command(job.later), refused, ("rename", "error=EIO:when=2")))
                self.assertEqual((result.returncode, tree(job.folder), job.beside(failed=True)), (1, job.before, []))

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
            self.assertEqual((tree(job.folder), job.beside(failed=True)), (job.before, []), name)


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
                result = run(under_strace(command, (calls, f"signal=KILL:when={draw.randint(1, 4)}")))
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
