#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Usage: same_bytes.sh PROGRAM SCRATCH FIXTURES
set -euo pipefail
program=$1
scratch=$2
fixtures=$3
expected=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rm -rf "$scratch"
mkdir -p "$scratch/days"
cd "$scratch"
board=(--boundaries "$fixtures/boundaries/squares.geojson:natural-earth")

# The broken day makes the exit status 1; the other days are written.
series() {
    local status=0
    "$program" series --quiet "${board[@]}" "$@" 2>>messages.txt || status=$?
    [[ $status == 1 ]] || { echo "exit status $status, not 1: $*" >&2; cat messages.txt >&2; exit 1; }
}

series --control "$fixtures/series" --format csv,wide,jsonl -o first --jobs 1
diff "$expected/quality.csv" first/quality.csv
diff "$expected/series-wide.csv" first/series-wide.csv
series --control "$fixtures/series/*.geojson" --format csv,wide,jsonl -o second --jobs 4
diff -r first second

# A folder that grows: --resume measures what is new, and ends with the same bytes.
cp "$fixtures"/series/deepstatemap_data_2025010[1245].geojson days/
"$program" series --quiet "${board[@]}" --control days --format csv,wide,jsonl -o third --resume
cp "$fixtures"/series/deepstatemap_data_2025010[67].geojson days/
series --control days --format csv,wide,jsonl -o third --resume
diff -r first third
[[ -f third.journal ]]

# Killed in the middle: by the partition, so that it takes long enough.
for number in {10..49}; do
    cp "$fixtures/series/deepstatemap_data_20250105.geojson" \
        "days/deepstatemap_data_202502$(printf %02d $((number - 9 < 29 ? number - 9 : 1))).geojson"
    cp "$fixtures/series/deepstatemap_data_20250104.geojson" \
        "days/deepstatemap_data_202503$(printf %02d $((number - 9 < 32 ? number - 9 : 1))).geojson"
done
plan=(--plan us-28-point-2025-11 --format csv)
series --control days -o whole "${plan[@]}"
[[ ! -e whole.journal ]]
for signal in KILL TERM; do
    rm -rf broken broken.journal
    "$program" series --quiet "${board[@]}" --control days -o broken "${plan[@]}" --jobs 1 2>/dev/null &
    pid=$!
    for _ in {1..600}; do
        [[ -s broken.journal ]] && (($(wc -l <broken.journal) > 5)) && break
        kill -0 $pid 2>/dev/null || break
        sleep 0.01
    done
    kill -s "$signal" $pid 2>/dev/null || true
    wait $pid 2>/dev/null || true
    # A record that was cut off in the middle.
    if [[ -f broken.journal ]]; then
        printf '0123456789abcdef {"date":"2025-0' >>broken.journal
    fi
    series --control days -o broken "${plan[@]}" --resume
    diff -r whole broken
done
if grep -rlF -e "$scratch" first whole; then
    echo "these files name a folder of this machine" >&2
    exit 1
fi
rm -rf "$scratch"
