# SPDX-License-Identifier: MIT
"""What tests of Python and R have in common."""
import re
import sys


def skip(why):
    print(f"SKIPPED: {why}: needs scripts/install-dependencies --ci")
    sys.exit(77)


def module_in(folder):
    """The module that was built into the folder."""
    sys.path.insert(0, folder)
    try:
        import demarc
    except ImportError as error:
        skip(error)
    assert demarc.__file__.startswith(folder), demarc.__file__
    return demarc


def blocks(project, language):
    """The blocks of a language in src/python/README.md."""
    text = (project / "src/python/README.md").read_text(encoding="utf-8")
    found = re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)
    assert found, language
    return found
