// SPDX-License-Identifier: MIT
#pragma once

#include "cli/catalogue.hpp"
#include "cli/option_groups.hpp"
#include "cli/progress.hpp"
#include "plans/plan_zones.hpp"
#include "sources/profile.hpp"
#include "tally/study.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// What a study is made from.
struct StudyRequest {
    SourceOptions sources;
    Method method;
    std::vector<Plan> plans; ///< the reference scenario first; may be empty
    std::vector<Claim> claims;
    std::optional<LineError> line_error{};  ///< how far the line of contact is moved
    std::optional<SourceOptions> earlier{}; ///< a second front line, for claims of a change
    bool with_towns = false;                ///< whether places.csv is wanted
    unsigned jobs = 1;
    std::string command_line;
};

/// The boundary set and the control snapshot a request asks for.
struct StudyInputs {
    BoundarySet boundaries;
    ControlSnapshot control;
    std::vector<BoundarySet> compared{}; ///< to show the same front line on
    std::vector<DatedLine> lines{};      ///< maps of other days
};

/// What --russian-side names, as read_control() takes it: a group of regions as their codes
/// ("UA-40 UA-43"), a region or a position as it is.
/// \throws UsageError with the nearest name, if it is none of these
std::string regions_of_side(const std::string& text, const DataFolder& data,
                            const RegionTable& regions);

/// The profiles that come with the program and those in files of the user's own.
/// \throws ConfigError naming file, line and key
Profiles read_profiles(const DataFolder& data, const std::vector<std::string>& files);

/// Reads boundaries and control; cuts nothing.
/// \throws DataError naming file, layer, record and reason
StudyInputs read_inputs(const SourceOptions& sources, const Catalogue& catalogue);

/// Reads another front line for the boundaries of a study. \throws DataError as read_inputs
ControlSnapshot read_front_line(const SourceOptions& sources, const BoundarySet& boundaries,
                                const Catalogue& catalogue);

/// From inputs to figures: cuts the partition, evaluates the plans, checks
/// the claims. The same for any number of jobs.
Study build_study(StudyRequest request, StudyInputs inputs, const Catalogue& catalogue,
                  Progress& progress);

/// What the user says of the front line of his own goes before what its profile says.
void name_publisher(ProfileSource& source, const SourceOptions& sources);

} // namespace demarc
