# SPDX-License-Identifier: MIT
# What the tests of the shells share. Sourced with PROGRAM SCRATCH; the shell's script is in
# $scripts, and a program `demarc` in $PATH.
program=$1
scratch=$2
scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../src/cli/shells" && pwd)

. "$(dirname "${BASH_SOURCE[0]}")/../../support/skip.sh"

rm -rf "$scratch"
mkdir -p "$scratch/bin" "$scratch/work/folder"
ln -s "$program" "$scratch/bin/demarc"
touch "$scratch/work/front line.geojson" "$scratch/work/front.geojson"
PATH=$scratch/bin:$PATH
cd "$scratch/work"

# needs SHELL: CTest shows the test as skipped where there is none.
needs() {
    command -v "$1" >/dev/null || skip "needs $1 (scripts/install-dependencies --ci)"
}

# want TYPED WORD...: what is offered for a command line, in any order.
want() {
    local typed=$1 wanted
    shift
    wanted=$(printf '%s\n' "$@" | sort)
    if [[ $(offered "$typed" | sort) != "$wanted" ]]; then
        printf '%s\noffers\n%s\nnot\n%s\n' "$typed" "$(offered "$typed")" "$wanted"
        exit 1
    fi
}
