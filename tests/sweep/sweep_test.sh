#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A sweep over boundary sets and methods has the bytes of the plain runs, on this machine and through a
# Slurm; a part that is killed is taken up again.
# Usage: sweep_test.sh PROGRAM SCRATCH SWEEP DAYS BOUNDARIES    all by Natural Earth and by BOUNDARIES
set -euo pipefail
program=$(readlink -f "$1")
scratch=$2
sweep=$3
days=$4
boundaries=$5
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

for tool in snakemake slurmctld slurmd munged; do
    if ! command -v "$tool" >/dev/null && [[ ! -x /usr/sbin/$tool ]]; then
        echo "SKIPPED: $tool: needs scripts/install-dependencies --ci"
        exit 77
    fi
done
for input in "$days" "${boundaries%:*}"; do
    if [[ ! -e $input ]]; then
        echo "SKIPPED: $input is not there"
        exit 77
    fi
done
if ((EUID != 0)); then
    echo "SKIPPED: a Slurm of its own needs root"
    exit 77
fi
export PATH=$PATH:/usr/sbin

rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
cat >sweep.yaml <<TEXT
control: "$days"
shards: 3
output: swept
boundaries:
  natural-earth: ""
  other: "--boundaries '$boundaries'"
methods:
  reconciled: ""
  as-drawn: "--reconcile off"
  geodesic: "--area-method geodesic --reconcile off"
options: "--format csv,wide"
TEXT

# A demarc whose second part of each series is killed once: its journal ends within a line.
cat >killed-once <<TEXT
#!/usr/bin/env bash
"$program" "\$@"
status=\$?
journal=
for word; do [[ \$word == */2 ]] && journal=\$word.journal; done
if [[ -n \$journal && ! -e \$journal.killed ]]; then
    touch "\$journal.killed"
    truncate --size=-7 "\$journal"
    exit 137
fi
exit \$status
TEXT
chmod +x killed-once

plain() {
    local method=$1
    shift
    # A day that cannot be read makes the status 1.
    "$program" series --quiet --control "$days" "$@" --format csv,wide \
        --output "plain/$method" 2>messages.txt || [[ $? == 1 ]] || { cat messages.txt >&2; return 1; }
}
for set in natural-earth other; do
    set_options=()
    [[ $set == other ]] && set_options=(--boundaries "$boundaries")
    plain $set/reconciled "${set_options[@]}"
    plain $set/as-drawn "${set_options[@]}" --reconcile off
    plain $set/geodesic "${set_options[@]}" --area-method geodesic --reconcile off
done

compare() {
    for result in plain/*/*; do
        diff -r "$result" "swept/${result#plain/}"
    done
    [[ $(find swept/parts -name '*.killed' | wc -l) == 6 ]] || { echo "no part was killed" >&2; exit 1; }
}

DEMARC=./killed-once "$sweep" sweep.yaml --cores 2 >local.txt 2>&1 || { cat local.txt >&2; exit 1; }
compare
rm -rf swept .snakemake
status=0
DEMARC=./killed-once "$here/with-slurm" \
    "$sweep" sweep.yaml --jobs 4 --latency-wait 30 --max-status-checks-per-second 10 \
    --cluster "sbatch --cpus-per-task=1 --output=slurm-%j.txt" >slurm.txt 2>&1 || status=$?
if ((status != 0)); then
    cat slurm.txt >&2
    # A container may forbid what its daemons need: then the sweep is tried on this machine alone.
    ((status == 3)) && exit 0
    exit 1
fi
compare
[[ $(find "$scratch" -maxdepth 1 -name 'slurm-*.txt' | wc -l) -ge 24 ]] || { echo "Slurm ran too few jobs" >&2; exit 1; }
