#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Usage: memory.sh PROGRAM SCRATCH FIXTURES
# Peak memory for 769 days is within 20 MB of that for 10.
set -euo pipefail
program=$1
scratch=$2
fixtures=$3
rm -rf "$scratch"
mkdir -p "$scratch/few" "$scratch/many"
cd "$scratch"
source=$fixtures/series/deepstatemap_data_20250104.geojson
day=0
while ((day < 769)); do
    # Every day differs a little, so that nothing can be left out.
    name=deepstatemap_data_$(date -u -d "2023-01-01 + $day days" +%Y%m%d).geojson
    sed "s/30\.25/30.$((2000 + day))/g" "$source" >"many/$name"
    ((day >= 10)) || cp "many/$name" few/
    day=$((day + 1))
done
peak() {
    "$program" series --verbose --boundaries "$fixtures/boundaries/squares.geojson:natural-earth" \
        --control "$1" --format csv -o "result-$1" 2>&1 >/dev/null | awk '$1 == "total" { print $NF }'
}
few=$(peak few)
many=$(peak many)
awk -v few="$few" -v many="$many" 'BEGIN {
    print few " MB for 10 days, " many " MB for 769"
    exit !(few > 0 && many > 0 && many - few < 20)
}'
rm -rf "$scratch"
