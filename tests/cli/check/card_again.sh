#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Usage: card_again.sh PROGRAM SCRATCH FIXTURES
set -euo pipefail
program=$1
scratch=$2
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"

# The folder is a result of demarc, which the next card may replace.
for _ in first second; do
    "$program" check --card askgeopolitics-2025-11-24 --quiet --output card
done
[[ $(ls card | tr '\n' ' ') == \
    "askgeopolitics-2025-11-24.md askgeopolitics-2025-11-24.svg datapackage.json " ]]
python3 - <<'PYTHON'
import hashlib, json, pathlib
folder = pathlib.Path("card")
package = json.loads((folder / "datapackage.json").read_text())
listed = {resource["path"]: resource["hash"] for resource in package["resources"]}
found = {
    file.name: "sha256:" + hashlib.sha256(file.read_bytes()).hexdigest()
    for file in folder.iterdir()
    if file.name != "datapackage.json"
}
assert listed == found, listed
assert package["sources"] and package["demarc"]["command_line"] == "demarc check"
PYTHON
rm -rf "$scratch"
