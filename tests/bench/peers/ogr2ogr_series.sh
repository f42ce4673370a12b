#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Usage: ogr2ogr_series.sh REGIONS OUT DAY...
# One command a day in the SQLite dialect, areas on the ellipsoid.
set -euo pipefail
regions=$(realpath "$1")
out=$2
shift 2
layer=$(ogrinfo -q "$regions" | awk 'NR == 1 { print $2 }')
for day; do
    name=$(basename "$day" .geojson)
    rm -f "$out"
    ogr2ogr -f CSV "$out" "$regions" -dialect sqlite -sql "
        select r.rowid, st_area(st_intersection(r.geometry, d.geometry), 1) / 1e6
        from \"$layer\" r, '$(realpath "$day")'.\"$name\" d
        where st_intersects(r.geometry, d.geometry)"
done
