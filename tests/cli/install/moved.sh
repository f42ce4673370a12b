#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What `cmake --install` makes is whole, and works wherever it is moved, also through a link.
# Usage: moved.sh PROGRAM SCRATCH FIXTURES
set -euo pipefail
program=$1 scratch=$2
rm -rf "$scratch"
mkdir -p "$scratch/work"
cmake --install "$(dirname "$program")" --prefix "$scratch/prefix" >/dev/null
prefix="$scratch/інший префікс"
mv "$scratch/prefix" "$prefix"
ln -s "$prefix/bin/demarc" "$scratch/link"

# bare COMMAND...: without the environment, but for what a build with sanitizers is told.
bare() {
    local kept=()
    [[ -z ${ASAN_OPTIONS:-} ]] || kept+=("ASAN_OPTIONS=$ASAN_OPTIONS")
    [[ -z ${LSAN_OPTIONS:-} ]] || kept+=("LSAN_OPTIONS=$LSAN_OPTIONS")
    env -i "${kept[@]}" "$@"
}

cd "$scratch/work"
bare HOME=/nonexistent LANG=C.UTF-8 "$scratch/link" version --json >../version.json
python3 -c 'import json, sys
report = json.load(open("../version.json"))
assert report["data"]["folder"] == sys.argv[1] + "/share/demarc/geodata", report
assert report["data"]["changed"] == [], report
assert all(number[0].isdigit() for number in report["libraries"].values()), report' "$prefix"
bare "$scratch/link" map --plan us-28-point-2025-11 --format png --quiet --output maps
[[ $(head -c 8 maps/us-28-point-2025-11.png | tail -c 7) == $'PNG\r\n\032' ]]

# What is not there is not taken from the source tree.
mv "$prefix/share/demarc/geodata" "$scratch/elsewhere"
status=0
bare "$scratch/link" plans list >/dev/null 2>../messages || status=$?
[[ $status == 2 ]]
grep -q "^demarc: the data of demarc are neither in $prefix/share/demarc/geodata nor in" ../messages
DEMARC_DATA=$scratch/elsewhere "$scratch/link" plans list >/dev/null

for file in doc/demarc/{README.md,METHODS.md,output/README.md,CHANGELOG.md,LICENSE} bash-completion/completions/demarc \
    zsh/site-functions/_demarc fish/vendor_completions.d/demarc.fish; do
    [[ -s $prefix/share/$file ]] || { echo "$file is not installed"; exit 1; }
done
# Nothing that only its own build needs.
[[ -z $(find "$prefix" -name '*.a' -o -name cache -o -name sources -path '*/geodata/*') ]]
cd ..
rm -rf "$scratch"
