#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# `demarc page` with an app beside its data and without one.
# Usage: app.sh PROGRAM SCRATCH FIXTURES
set -euo pipefail
program=$1 scratch=$2
geodata=$(cd "$(dirname "$0")/../../../geodata" && pwd)
rm -rf "$scratch"
mkdir -p "$scratch/share/app"
cd "$scratch"
ln -s "$geodata" share/geodata
export DEMARC_DATA=$scratch/share/geodata/

fail() { echo "FAILED: $*" >&2; exit 1; }

# Half an app is none.
echo page >share/app/index.html
status=0
"$program" page --app site 2>said || status=$?
((status == 2)) || fail "exit status $status without an app"
grep -q "^demarc: this demarc came without its app, .*$scratch/share/app.*scripts/build-app makes it" said || fail "$(cat said)"
[[ ! -e site ]] || fail "a folder was made for nothing"

printf '\0asm' >share/app/demarc.wasm
[[ $("$program" page --app site) == "site: 2 files; serve the folder and open its index.html" ]] || fail "what is said"
diff -r share/app site || fail "the app is not the one beside the data"

# A new one takes the place of the old, and nothing else's.
echo mine >site/robots.txt
echo newer >share/app/index.html
[[ -z $("$program" page --app site --quiet) ]] || fail "not quiet"
[[ $(cat site/index.html) == newer && $(cat site/robots.txt) == mine ]] || fail "what was there before"
