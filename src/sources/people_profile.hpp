// SPDX-License-Identifier: MIT
#pragma once

#include "sources/count_profile.hpp"
#include "sources/people_of.hpp"

#include <optional>
#include <string>

namespace demarc {

/// Whose the people of a cell are that the outer border cuts.
enum class BorderCells {
    land, ///< of its land in Ukraine: what is beyond is water, or the raster is of Ukraine alone
    share ///< of Ukraine by the part of the cell's area
};

/// How a file of people is read (kind = "people"): a raster, or records with a number.
struct PeopleProfile : CountProfile {
    PeopleOf people_of = PeopleOf::not_stated;
    std::optional<BorderCells> border_cells; ///< of a raster; std::nullopt: land
};

/// \param id the name of its file without ".toml" \param faults gets what is wrong, with file, line
/// and key
PeopleProfile read_people_profile(const Settings& settings, const std::string& id, Faults& faults);

} // namespace demarc
