// SPDX-License-Identifier: MIT
#pragma once

#include "cli/study_builder.hpp"
#include "commands/run.hpp"

#include <string>

namespace demarc {

/// What a run would read and write, for `demarc run --dry-run`.
std::string dry_run_text(const RunOptions& options, const StudyRequest& request,
                         const StudyInputs& inputs);

} // namespace demarc
