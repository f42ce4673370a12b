// SPDX-License-Identifier: MIT
#pragma once

#include "commands/run.hpp"
#include "study/inputs.hpp"

#include <string>

namespace demarc {

/// What a run would read and write, for `demarc run --dry-run`.
std::string dry_run_text(const RunOptions& options, const StudyInputs& inputs);

} // namespace demarc
