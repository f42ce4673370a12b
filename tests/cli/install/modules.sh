#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Usage: modules.sh PROGRAM SCRATCH FIXTURES
# What no format of GDAL's needs is done without GDAL: tables and maps of plain GeoJSON, of a settlement list
# and of a day out of a zip archive.
set -euo pipefail
program=$1
scratch=$2
fixtures=$3
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"

python3 - "$fixtures/series" <<'PYTHON'
import sys, zipfile
from pathlib import Path
with zipfile.ZipFile("days.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    for file in sorted(Path(sys.argv[1]).glob("*2025010[1245].geojson")):  # the sixth is cut off
        archive.write(file, "days/" + file.name)
PYTHON

# loads MODULES COMMAND...: the modules a run loads, by what the system's loader says.
loads() {
    local wanted=$1 loaded status=0
    shift
    LD_DEBUG=files LD_DEBUG_OUTPUT="$scratch/loader" "$program" "$@" >out.txt 2>err.txt || status=$?
    loaded=$(cat loader.* | sed -nE 's/.*demarc_([a-z]+)\.so.*/\1/p' | sort -u | tr '\n' ' ')
    rm -f loader.*
    if ((status != 0)) || [[ $loaded != "$wanted" ]]; then
        echo "demarc $*: status $status; loads '$loaded', not '$wanted'" >&2
        cat err.txt >&2
        exit 1
    fi
}
light=csv,json,geojson,topojson,svg,report,html,page
squares=(--boundaries "$fixtures/boundaries/squares.geojson:natural-earth")
loads "proj " run --format "$light" --plan present --output run
loads "proj " map --plan us-28-point-2025-11 --output maps
loads "proj " run "${squares[@]}" --control days.zip:deepstate-daily --date 2025-01-05 --plan present \
    --format "$light" --output day
loads "proj " run "${squares[@]}" --control /vsizip/days.zip/days:deepstate-daily --date 2025-01-05 \
    --plan present --format csv --output folder
cmp day/areas.csv folder/areas.csv
loads "proj " series "${squares[@]}" --control days.zip:deepstate-daily --output series
# A format of GDAL's: what is asked above can be told apart.
loads "gdal proj " run --plan present --format csv,fgb --output fgb
