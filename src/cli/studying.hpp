// SPDX-License-Identifier: MIT
#pragma once

#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "sources/input_note.hpp"
#include "study/compute.hpp"

#include <vector>

namespace demarc {

/// compute(), with its stages shown as they begin, and what the study says of the request in the
/// words of the command line. \throws as compute()
Study computed(const StudyRequest& request, const Catalogue& catalogue, Progress& progress);
Study computed(const StudyRequest& request, StudyInputs inputs, const Catalogue& catalogue,
               Progress& progress);

/// The same of compute_days().
std::vector<Study> computed_days(const StudyRequest& request, const std::vector<Date>& days,
                                 const Catalogue& catalogue, Progress& progress);

/// What is evidently off about inputs, on standard error whatever is printed as a result: also with
/// --quiet, since a figure of a wrong input is worse than none.
void print_warnings(Terminal& terminal, const std::vector<InputNote>& notes);

} // namespace demarc
