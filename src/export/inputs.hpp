// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "tally/study.hpp"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace demarc {

/// Every file that went into a study, each once: boundaries, control, places, plans,
/// claims.
std::vector<InputFile> input_files(const Study& study);

/// What was noticed or repaired while the boundaries and the control data were read and cut.
std::vector<InputNote> input_notes(const Study& study);

/// The warnings among notes, as every JSON result has them: [{kind, where, what, remedy}].
nlohmann::ordered_json warnings_json(const std::vector<InputNote>& notes);

} // namespace demarc
