#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Usage: pdf_text.sh PROGRAM SCRATCH FIXTURES
# The text of a PDF is text: every text of the SVG, in one piece, and as often, on every sheet and in both languages.
set -euo pipefail
program=$1
scratch=$2
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../../support/skip.sh"
command -v pdftotext >/dev/null || skip "needs poppler-utils (scripts/install-dependencies --ci)"
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
for language in en uk; do
    "$program" map --plan us-28-point-2025-11 --preset all --lang "$language" --format svg,pdf \
        --output "pdf-$language" >/dev/null
    for pdf in "pdf-$language"/*.pdf; do
        pdftotext -raw "$pdf" words.txt
        pdfinfo "$pdf" >info.txt
        python3 "$here/pdf_text.py" "${pdf%.pdf}.svg" words.txt info.txt
    done
done
rm -rf "$scratch"
