#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Usage: output_folder.sh PROGRAM SCRATCH FIXTURES
set -euo pipefail
program=$1
scratch=$2
fixtures=$3
rm -rf "$scratch"
mkdir -p "$scratch/mine"
cd "$scratch"

# A folder with somebody's files is refused and stays as it is.
echo precious >mine/notes.txt
status=0
"$program" run --quiet --format csv --output mine 2>message.txt || status=$?
[[ $status == 1 ]]
grep -q "mine: holds files that are not a result of demarc" message.txt
[[ $(ls -A mine) == notes.txt ]]

# A run that fails leaves the earlier result alone, and nothing beside it.
"$program" run --quiet --format csv --output result
cp -r result before
status=0
"$program" run --quiet --control "$fixtures/vector/nan.geojson:classes" --date 2025-11-24 \
    --output result 2>message.txt || status=$?
[[ $status == 1 ]]
diff -r result before
[[ $(ls -A | sort | tr '\n' ' ') == "before message.txt mine result " ]]

# Standard output that cannot be written is an error.
status=0
"$program" help run >/dev/full 2>message.txt || status=$?
[[ $status == 1 ]]
grep -q "standard output cannot be written" message.txt
rm -rf "$scratch"
