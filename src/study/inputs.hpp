// SPDX-License-Identifier: MIT
#pragma once

#include "plans/plan_zones.hpp"
#include "sources/boundary_reader.hpp"
#include "sources/count_reader.hpp"
#include "sources/district_reader.hpp"
#include "sources/people_reader.hpp"
#include "sources/profile.hpp"
#include "study/catalogue.hpp"
#include "study/request.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// What a request names, read and checked; nothing is cut yet.
struct StudyInputs {
    BoundarySet boundaries;
    ControlSnapshot control;
    std::vector<BoundarySet> compared{}; ///< to show the same front line on
    std::vector<DatedLine> lines{};      ///< maps of other days
    std::vector<Plan> plans{};           ///< the reference scenario first; empty: none asked for
    std::vector<Claim> claims{};
    std::map<std::string, Plan> claim_plans{}; ///< the plans that claims speak of, by id
    std::optional<ControlSnapshot> earlier{};  ///< the second front line, if one is asked for
    std::vector<CountedFile> counted{};        ///< what stands on the land, if that is asked for
    std::vector<PeopleFile> people{};          ///< files of people
    bool with_shipped_people = false;          ///< what comes with the program is counted, too
    std::optional<DistrictSet> districts{}; ///< parts of regions, if figures by them are asked for
};

/// Reads everything a request names.
/// \throws DataError, ConfigError naming file, layer, record and reason; UsageError where the
/// request asks for what there is not
StudyInputs read_inputs(const StudyRequest& request, const Catalogue& catalogue);

/// The boundary set alone. \throws as read_inputs
BoundarySet read_boundaries(const Sources& sources, const Profiles& profiles,
                            const Catalogue& catalogue);

/// Reads another front line for the boundaries of a study. \throws as read_inputs
ControlSnapshot read_front_line(const Sources& sources, const Profiles& profiles,
                                const BoundarySet& boundaries, const Catalogue& catalogue);

/// The second source of a series, which adds the land held since before 2022 to every day; nothing
/// if none is given. \throws as read_inputs; UsageError if it is more of the same maps
std::optional<ControlSnapshot> read_old_land(const Sources& sources, const ControlProfile& maps,
                                             const Profiles& profiles,
                                             const BoundarySet& boundaries,
                                             const Catalogue& catalogue);

/// The profiles that come with the program and those in files of the user's own, and the tolerance
/// asked for. \throws ConfigError naming file, line and key
Profiles read_profiles(const DataFolder& data, const Sources& sources);

/// What `russian_side` names, as read_control() takes it: a group of regions as their codes
/// ("UA-40 UA-43"), a region or a position as it is; std::nullopt for an empty text.
/// \throws UsageError with the nearest name, if it is none of these
std::optional<std::string> regions_of_side(const std::string& text, const Catalogue& catalogue);

/// Publisher, licence and attribution as the user gives them go before what the profile says; a
/// publisher who is named without an attribution is credited by name.
void name_publisher(ProfileSource& source, const Sources& sources);

} // namespace demarc
