#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The library, installed and moved, is used by another project: the example of its header is built
with CMake and with pkg-config, and prints what `demarc run` writes. So does the Python module, where
one was built.

Usage: installed_test.py PROJECT BUILD COMPILER
"""
import csv
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

project, build = Path(sys.argv[1]), Path(sys.argv[2])
compiler, *flags = shlex.split(sys.argv[3])
fixtures = project / "tests" / "fixtures"


def run(*command, status=0, **options):
    """What a command prints, once it has ended with the status."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    assert done.returncode == status, (command, done.returncode, done.stdout, done.stderr)
    return done


def check_headers(folder):
    """Headers include each other and the standard library, and nothing of anybody else's."""
    headers = sorted(folder.rglob("*.hpp"))
    for header in headers:
        for name in re.findall(r"^ *# *include *(\S+)", header.read_text(encoding="utf-8"), re.M):
            own = re.fullmatch(r'"demarc/(.*)"', name)
            assert own and (folder / own[1]).is_file() or re.fullmatch(r"<[a-z_]+>", name), (header, name)
    assert folder / "study.hpp" in headers and len(headers) > 20, headers


def example():
    """The program in the comment of the header."""
    lines = (project / "src/study/library.hpp").read_text(encoding="utf-8").split("\n")
    shown = [line[len("//     "):] for line in lines if line == "//" or line.startswith("//     ")]
    program = "\n".join(shown).strip()
    return program[: program.index("\n}") + 3]


def build_with_cmake(folder, prefix, environment):
    (folder / "CMakeLists.txt").write_text((project / "tests/library/example.cmake").read_text())
    run("cmake", "-S", folder, "-B", folder / "build", "-G", "Ninja", f"-DCMAKE_CXX_COMPILER={compiler}",
        f"-DCMAKE_CXX_FLAGS={' '.join(flags)}", f"-DCMAKE_PREFIX_PATH={prefix}", env=environment)
    run("cmake", "--build", folder / "build", env=environment)
    return folder / "build/example"


def build_with_pkg_config(folder, libraries, environment):
    # The shell takes away the backslashes before letters beyond ASCII.
    run("bash", "-c", 'eval "\\"\\$@\\" $(pkg-config --cflags --libs demarc)"', "bash", compiler, *flags,
        "-std=c++20", "-Wall", "-Werror", folder / "example.cpp", "-o", folder / "example",
        f"-Wl,-rpath,{libraries}", env=environment | {"PKG_CONFIG_PATH": str(libraries / "pkgconfig")})
    return folder / "example"


def run_from_python(packages, arguments, environment):
    """What the example prints, by the Python module."""
    fields = [f"{name}={value!r}" for name, value in zip(("control", "boundaries"), arguments)]
    return run(sys.executable, "-c", f"""
import demarc
study = demarc.run({", ".join(fields)}{"," * bool(fields)} plans=["us-28-point-2025-11"], claims=[])
for row in study.areas.rows():
    if row["layer"] == "administration":
        print(row["scenario"], row["region_code"], row["class"], "%.3f" % row["area_km2"],
              "%.4f" % row["share_of_country_pct"], sep=",")
""", env=environment | {"PYTHONPATH": str(packages)}).stdout


def expected(prefix, arguments, folder, environment):
    """The same rows of areas.csv as the installed program writes it."""
    options = [word for pair in zip(("--control", "--boundaries"), arguments) for word in pair]
    run(prefix / "bin/demarc", "run", "--quiet", "--format", "csv", "--plan", "us-28-point-2025-11",
        *options, "--output", folder / "run", env=environment)
    with open(folder / "run/areas.csv", encoding="utf-8", newline="") as file:
        return [",".join((row["scenario"], row["region_code"], row["class"], row["area_km2"],
                          row["share_of_country_pct"]))
                for row in csv.DictReader(file) if row["layer"] == "administration"]


with tempfile.TemporaryDirectory() as name:
    scratch = Path(name)
    run("cmake", "--install", build, "--prefix", scratch / "prefix")
    prefix = (scratch / "prefix").rename(scratch / "інший префікс")
    libraries = next(prefix.rglob("libdemarc.so")).parent
    environment = {key: value for key, value in os.environ.items()
                   if key in ("PATH", "HOME", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")}
    environment["LANG"] = "C.UTF-8"
    check_headers(prefix / "include/demarc")
    (scratch / "example.cpp").write_text(example(), encoding="utf-8")
    programs = [build_with_cmake(scratch, prefix, environment),
                build_with_pkg_config(scratch, libraries, environment)]

    modules = list(prefix.rglob("demarc/__init__.py"))

    squares = f"{fixtures}/boundaries/squares.geojson:natural-earth"
    inputs = [()] + [(f"{fixtures}/control/classes-2025-01-02.{ending}:classes", squares)
                     for ending in ("geojson", "gpkg", "zip")]
    for arguments in inputs:
        rows = expected(prefix, arguments, scratch, environment)
        assert len(rows) > 4, rows
        for program in programs:
            assert run(program, *arguments, env=environment).stdout.split("\n") == rows + [""], arguments
        for module in modules:
            printed = run_from_python(module.parent.parent, arguments, environment)
            assert printed.split("\n") == rows + [""], (arguments, printed)
    missing = run(programs[0], scratch / "nowhere.geojson", status=1, env=environment)
    assert "nowhere.geojson" in missing.stderr and not missing.stdout, missing
    wrong = run(programs[0], f"{fixtures}/control/classes-2025-01-02.gpkg:clases", status=2, env=environment)
    assert "asked for what there is not" in wrong.stderr and not wrong.stdout, wrong
print(f"{len(inputs)} inputs, {len(programs)} programs, {len(modules)} Python modules: as the command line has it")
