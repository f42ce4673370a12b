#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What bash offers, by its own rules of where words end.
# Usage: bash.sh PROGRAM SCRATCH FIXTURES
set -euo pipefail
. "$(dirname "$0")/common.sh"
set +u # as in a shell people type into
. "$scripts/demarc.bash"
[[ $(complete -p demarc) == *'-F _demarc demarc' ]]

# Bash has '=' and ':' as words of their own.
offered() {
    COMP_LINE=$1
    COMP_POINT=${#1}
    read -r -a COMP_WORDS <<<"$(sed -E 's/([=:]+)/ \1 /g' <<<"$1")"
    [[ $1 != *' ' ]] || COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _demarc
    printf '%s\n' "${COMPREPLY[@]}"
}

want 'demarc ru' run
want 'demarc run --pla' --plan
want 'demarc run --plan us-28' us-28-point-2025-11
want 'demarc run --plan=us-28' us-28-point-2025-11
want 'demarc run --format csv,gp' csv,gpkg
want 'demarc run --control fro' 'front line.geojson' front.geojson
want 'demarc run --control=fro' 'front line.geojson' front.geojson
want 'demarc run --control front.geojson:deepstate-d' deepstate-daily
want 'demarc run --control front.geojson:' $(cd "$scripts/../../../geodata/profiles" && basename -s .toml -- *.toml)
want 'demarc run --line 2014-09-19=front.' front.geojson
want 'demarc run --output ' folder
want 'demarc run --plan us-28-point-2025-11 --date ' ''
want 'demarc nothing --plan ' ''
[[ $(offered 'demarc run --plan ' | wc -l) == $(ls "$scripts/../../../geodata/plans" | grep -c toml) ]]
rm -rf "$scratch"
