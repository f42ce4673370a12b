// SPDX-License-Identifier: MIT
#pragma once

#include "sources/inspection.hpp"
#include "sources/layer_inspection.hpp"
#include "sources/source_spec.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// What a reading is compared with and what the user said of the file.
struct ReadingContext {
    const Profiles& profiles;
    const BoundarySet& boundaries; ///< of `ukraine`
    const Country& ukraine;
    const RegionTable& regions;
    std::optional<Date> date;
    std::optional<std::string> russian_side;
};

/// Reads files with a profile as one snapshot and measures what comes out; a refusal is part of the
/// answer.
ControlReading read_with(const ControlProfile& profile, std::vector<SourceSpec> sources,
                         const ReadingContext& context);
BoundaryReading read_with(const BoundaryProfile& profile, SourceSpec source,
                          const ReadingContext& context);

} // namespace demarc
