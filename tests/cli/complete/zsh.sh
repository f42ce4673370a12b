#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What zsh's function hands to zsh, whose own parts of completion are replaced by ones that print.
# Usage: zsh.sh PROGRAM SCRATCH FIXTURES
set -euo pipefail
. "$(dirname "$0")/common.sh"
needs zsh
[[ $(head -n 1 "$scripts/_demarc") == '#compdef demarc' ]]

offered() {
    zsh -f -c '
        _describe() { print -rl -- "${(P@)2}" }
        _files() { print -r -- "files $* of ${PREFIX}" }
        compset() { PREFIX=${PREFIX#${~2}} }
        words=("${(@s: :)2}")
        CURRENT=${#words}
        PREFIX=${words[-1]}
        source $1' zsh "$scripts/_demarc" "$1" |
        sed -E 's/([^\\]):.*/\1/'
}

want 'demarc ru' run
want 'demarc run --pla' --plan
want 'demarc run --plan us-28' us-28-point-2025-11
want 'demarc run --plan=us-28' --plan=us-28-point-2025-11
want 'demarc run --control fro' 'files  of fro'
want 'demarc run --control=fro' 'files  of fro'
want 'demarc run --control front.geojson:deepstate-d' 'front.geojson\:deepstate-daily'
want 'demarc run --output fo' 'files -/ of fo'
want 'demarc run --plan us-28-point-2025-11 --date ' ''
rm -rf "$scratch"
