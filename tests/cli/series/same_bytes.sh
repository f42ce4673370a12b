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
plans=$expected/../../../geodata/plans
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

# In parts, on several machines: the same bytes, also where one of them never ran.
for part in 1 2 3; do
    "$program" series "${board[@]}" --control days --shard $part/3 -o parts/$part 2>>messages.txt
done >parts.txt
grep -c ' days measured, 0 there already' parts.txt | grep -qx 3
[[ ! -e parts/1 && -f parts/1.journal ]]
"$program" series "${board[@]}" --control days --shard 2/3 -o parts/2 2>>messages.txt |
    grep -q '^[01] of 2 days measured'
series --control days --format csv,wide,jsonl -o merged \
    --merge parts/1.journal --merge parts/2.journal --merge parts/3.journal
diff -r first merged
series --control days --format csv,wide,jsonl -o merged --merge parts/3.journal
diff -r first merged
# Of another method, or no journal at all.
for other in "--merge parts/1.journal --reconcile off" "--merge parts.txt"; do
    if "$program" series --quiet "${board[@]}" --control days -o none $other 2>refused.txt; then
        echo "merged: $other" >&2
        exit 1
    fi
    grep -q 'holds no day of this series' refused.txt
done

# A map that was changed, its size and time put back, is measured anew.
python3 - days/deepstatemap_data_20250104.geojson <<'END'
import os, pathlib, sys

file = pathlib.Path(sys.argv[1])
times = file.stat()
file.write_text(file.read_text().replace("46.5", "46.4"))
os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
assert file.stat().st_size == times.st_size
END
series --control days --format csv,wide,jsonl -o third --resume
series --control days --format csv,wide,jsonl -o fourth
diff -r fourth third
! diff -q first/series.csv fourth/series.csv >/dev/null

# Records that no run can have written are not believed, though their check sums are right.
python3 - third.journal <<'END'
import hashlib, json, sys

key, *lines = open(sys.argv[1]).read().splitlines()
records = [json.loads(line.split(" ", 1)[1]) for line in lines if " " in line]
records[0]["naive"] = [areas[:-1] for areas in records[0]["naive"]]
records[1]["reconciled"] = [areas + [1] for areas in records[1]["reconciled"]]
records[2]["doubt"] = 77
records[3]["warnings"] = [{"kind": -1, "where": "", "what": "", "remedy": ""}]
with open(sys.argv[1], "w") as out:
    print(key, file=out)
    for record in records:
        text = json.dumps(record)
        print(hashlib.sha256(text.encode()).hexdigest()[:16], text, file=out)
END
series --control days --format csv,wide,jsonl -o third --resume
diff -r fourth third
cp "$fixtures/series/deepstatemap_data_20250104.geojson" days/

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
diff "$expected/balances.csv" <(head -n 4 whole/balances.csv)

# Every row of every table is as wide as its heading, and the data package names the same columns.
series --control "$fixtures/series" -o wide "${plan[@]}",wide
python3 - wide <<'END'
import csv, json, pathlib, sys

folder = pathlib.Path(sys.argv[1])
package = json.loads((folder / "datapackage.json").read_text())
schemas = {r["path"]: [f["name"] for f in r["schema"]["fields"]] for r in package["resources"] if "schema" in r}
tables = sorted(path.name for path in folder.glob("*.csv"))
assert tables == ["balances.csv", "quality.csv", "series-wide.csv", "series.csv"], tables
for name in tables:
    heading, *rows = csv.reader(open(folder / name))
    assert schemas[name] == heading, (name, schemas[name], heading)
    assert rows and all(len(row) == len(heading) for row in rows), name
assert all(file["hash"].startswith("sha256:") and file["licence"] for file in package["sources"])
assert package["sources"]
END
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
# A plan file that was edited: what the journal holds of it counts no more.
sed '0,/^id = .*/s//id = "own-plan"/' "$plans/us-28-point-2025-11.toml" >own-plan.toml
series --control days -o edited --format csv --plan own-plan.toml --resume
sed '0,/^id = .*/s//id = "own-plan"/' "$plans/istanbul-proposal-2022-03.toml" >own-plan.toml
series --control days -o edited --format csv --plan own-plan.toml --resume
series --control days -o anew --format csv --plan own-plan.toml
diff -r anew edited
if grep -rlF -e "$scratch" first whole; then
    echo "these files name a folder of this machine" >&2
    exit 1
fi
rm -rf "$scratch"
