#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Usage: postgis.sh PROGRAM SCRATCH FIXTURES
# With --area-method geodesic the areas of a series are those that PostGIS finds on the same files.
set -euo pipefail
program=$1
scratch=$2
root=$(realpath "$3/../..")
shared=$root/../shared/geodata
postgis=$root/tests/bench/peers/postgis.sh
. "$(dirname "$0")/../../support/skip.sh"
for needed in "$shared" /usr/lib/postgresql/*/lib/postgis-3.so; do
    [[ -e $needed ]] || skip "needs $needed (scripts/install-dependencies --ci)"
done
rm -rf "$scratch"
mkdir -p "$scratch/days"
cd "$scratch"
server=$(mktemp -d /tmp/demarc-pg-XXXXXX)
trap '"$postgis" stop "$server" . . . 2>/dev/null; rm -rf "$server"' EXIT
cp "$shared"/deepstate-daily/deepstatemap_data_{20240708,20251124,20260813}.geojson days/
regions=$root/geodata/boundaries/natural-earth-admin-1.geojson
"$postgis" load "$server" "$PWD/days" "$regions" .
"$postgis" query "$server" . . peer.csv
"$program" series --quiet --control days --boundaries "$regions:natural-earth" \
    --area-method geodesic --reconcile off --format csv -o own
python3 - "$regions" <<'PYTHON'
import csv, json, sys
codes = [f["properties"]["iso_3166_2"] for f in json.load(open(sys.argv[1]))["features"]]
peer = {}
for day, region, km2 in csv.reader(open("peer.csv")):
    peer[f"{day[:4]}-{day[4:6]}-{day[6:]}", codes[int(region) - 1]] = float(km2)
compared = 0
worst = 0.0
for row in csv.DictReader(open("own/series.csv")):
    if row["class"] != "russian" or row["region_code"] == "UA":
        continue
    other = peer.get((row["date"], row["region_code"]), 0.0)
    own = float(row["naive_km2"])
    # A square metre, and half of one more by which either table rounds.
    assert abs(own - other) <= 2e-6, (row, other)
    worst = max(worst, abs(own - other))
    compared += other > 1
print(f"{compared} areas compared, at most {worst * 1e6:.1f} m² apart")
assert compared >= 21
PYTHON
rm -rf "$scratch"
