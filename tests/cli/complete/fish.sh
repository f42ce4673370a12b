#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What fish offers.
# Usage: fish.sh PROGRAM SCRATCH FIXTURES
set -euo pipefail
. "$(dirname "$0")/common.sh"
needs fish
export HOME=$scratch XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data

offered() {
    fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$scripts/demarc.fish" "$1" |
        sed 's/\t.*//'
}

want 'demarc ru' run
want 'demarc run --pla' --plan
want 'demarc run --plan us-28' us-28-point-2025-11
want 'demarc run --plan=us-28' --plan=us-28-point-2025-11
want 'demarc run --format csv,gp' csv,gpkg
want 'demarc run --control fro' 'front line.geojson' front.geojson
want 'demarc run --control=fro' '--control=front line.geojson' --control=front.geojson
want 'demarc run --control front.geojson:deepstate-d' front.geojson:deepstate-daily
want 'demarc run --output fo' folder/
want 'demarc run --plan us-28-point-2025-11 --date ' ''
rm -rf "$scratch"
