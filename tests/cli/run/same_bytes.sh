#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Usage: same_bytes.sh PROGRAM SCRATCH FIXTURES
set -euo pipefail
program=$1
scratch=$2
rm -rf "$scratch"
mkdir -p "$scratch/elsewhere"
cd "$scratch"
"$program" run --quiet --jobs 1 --output first
"$program" run --quiet --jobs 1 --output second
(cd elsewhere && TZ=Asia/Tokyo LC_ALL=C "$program" run --quiet --jobs 4 --output third)
diff -r first second
diff -r first elsewhere/third
"$program" run --quiet --jobs 2 --format shp,png --plan present --output shapes
"$program" run --quiet --jobs 1 --format shp,png --plan present --output shapes-again
diff -r shapes shapes-again
# A second run into the same folder replaces it whole.
echo old >first/areas.csv
"$program" run --quiet --jobs 3 --output first
diff -r first second
if grep -rlF -e "$scratch" -e "$HOME/" first --include='*.csv' --include='*.json' \
    --include='*.md' --include='*.html' --include='*.svg' --include='*.geojson'; then
    echo "these files name a folder of this machine" >&2
    exit 1
fi
rm -rf "$scratch"
