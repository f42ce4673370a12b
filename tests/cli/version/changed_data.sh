#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A report of a fault says which files of the data are not those of the release.
# Usage: changed_data.sh PROGRAM SCRATCH FIXTURES
set -euo pipefail
program=$1 scratch=$2
rm -rf "$scratch"
mkdir -p "$scratch"
cp -r "$(dirname "$0")/../../../geodata" "$scratch/data"
echo >>"$scratch/data/places/cities.csv"
rm "$scratch/data/places/gazetteer.csv"
DEMARC_DATA=$scratch/data "$program" version >"$scratch/out"
grep -qx '          changed: places/cities.csv' "$scratch/out"
grep -qx '          changed: places/gazetteer.csv' "$scratch/out"
[[ $(grep -c changed: "$scratch/out") == 2 ]]
DEMARC_DATA=$scratch/data "$program" version --json >"$scratch/json"
python3 -c 'import json, sys
data = json.load(open(sys.argv[1]))["data"]
assert data["changed"] == ["places/cities.csv", "places/gazetteer.csv"], data
assert data["folder"] == sys.argv[2], data' "$scratch/json" "$scratch/data"
rm -rf "$scratch"
