#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Usage: golden.sh PROGRAM SCRATCH FIXTURES
# Maps of the data that come with demarc have the bytes on record: a digest for each preset, language and theme of one plan, and
# the web maps of all plans whole in output/gallery. RENEW=1 puts the present digests on record; scripts/render-gallery draws
# the gallery anew.
set -euo pipefail
program=$1
scratch=$2
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
quietly() {
    "$@" >out.txt 2>err.txt
    if [[ -s err.txt ]]; then
        echo "standard error is not empty:" >&2
        cat err.txt >&2
        exit 1
    fi
}
plan=us-28-point-2025-11
for language in en uk; do
    quietly "$program" map --plan "$plan" --preset all --lang "$language" --jobs 2 --output "$language"
done
for theme in dark print; do
    quietly "$program" map --plan "$plan" --theme "$theme" --crop east --output "$theme"
done
quietly "$program" map --plan us-earlier-draft-2025-11 --fill administration --lang uk --output administration
for language in en uk; do
    quietly "$program" map --sheet plans --preset all --lang "$language" --jobs 2 --output "plans-$language"
    quietly "$program" map --sheet before-after --plan "$plan" --lang "$language" --output "both-$language"
done
sha256sum en/*.svg uk/*.svg dark/*.svg print/*.svg administration/*.svg plans-*/*.svg both-*/*.svg >digests.txt
if [[ ${RENEW:-} == 1 ]]; then
    cp digests.txt "$here/digests.txt"
fi
diff "$here/digests.txt" digests.txt
quietly "$program" run --quiet --format svg --output run
diff -r --brief --exclude=README.md --exclude=sheets --exclude=views run/maps "$here/../../../output/gallery"
for sheet in "$here/../../../output/gallery/sheets"/*.svg; do
    name=$(basename "$sheet")
    case $name in
        *_uk.svg) cmp "$sheet" "uk/$name" ;;
        *) cmp "$sheet" "en/$name" ;;
    esac
done

# Pictures repeat.
quietly "$program" map --plan "$plan" --format png,pdf --output first
quietly "$program" map --plan "$plan" --format png,pdf --output second
diff -r first second
rm -rf "$scratch"
