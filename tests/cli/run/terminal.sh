#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Usage: terminal.sh PROGRAM SCRATCH FIXTURES
# What a run of all plans prints fits a terminal that nobody has widened, and names every plan or counts it.
set -euo pipefail
program=$1
scratch=$2
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
"$program" run --format csv --output story >printed.txt 2>messages.txt
"$program" run --format csv --output story --verbose >full.txt 2>messages.txt
python3 - printed.txt full.txt <<'END'
import re, sys

lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
assert len(lines) <= 40, f"{len(lines)} lines"
wide = [line for line in lines if len(line) > 80]
assert not wide, wide
text = "\n".join(lines)
# The share and, on the first lines, whether claims hold.
assert re.match(r"Ukraine on 24 November 2025: Russia holds \d+\.\d%, [\d,]+ of [\d,]+ km²\n", text)
assert re.search(r"^Claims: \d+ hold, \d+ cannot be tested", text, re.M)
# Every plan of the full table is there by its id or counted with another.
full = open(sys.argv[2], encoding="utf-8").read()
plans = re.findall(r"^([a-z0-9-]+-\d{4}(?:-\d{2})?) +[\d–]", full, re.M)
named = [plan for plan in plans if plan in text]
counted = sum(int(more) for more in re.findall(r"^  [a-z0-9-]+ \+(\d+) ", text, re.M))
assert len(plans) > 30 and len(named) + counted == len(plans), (len(plans), len(named), counted)
END
