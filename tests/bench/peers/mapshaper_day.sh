#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Usage: mapshaper_day.sh DAY REGIONS OUT
# The pieces of land that one plan's zones are made of, with their areas; no plan is applied.
set -euo pipefail
mapshaper -i "$1" "$2" combine-files -merge-layers force -mosaic -each 'km2 = this.area / 1e6' -o "$3" format=csv force
