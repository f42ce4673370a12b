#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Completion offers the plans of the data folder in use.
# Usage: own_data.sh PROGRAM SCRATCH FIXTURES
set -euo pipefail
program=$1 scratch=$2
rm -rf "$scratch"
mkdir -p "$scratch/plans" "$scratch/boundaries"
touch "$scratch/boundaries/regions.csv" "$scratch/plans/mine-2026-01.toml"
found=$(DEMARC_DATA=$scratch "$program" complete -- run --plan '')
[[ $found == $'words\t\nmine-2026-01\t' ]]
# Without any data there are no ids, and no error either.
found=$(DEMARC_DATA=/nowhere "$program" complete -- run --plan '')
[[ $found == $'files\t' ]]
rm -rf "$scratch"
