# SPDX-License-Identifier: MIT
# Sourced by tests that are shell scripts.

# skip REASON: ends a test that cannot be run here; CTest shows it as skipped, see SKIP_RETURN_CODE.
# Where the environment has CI=true it fails instead.
skip() {
    echo "SKIPPED: $1"
    [[ ${CI:-} != true ]] || exit 1
    exit 77
}
