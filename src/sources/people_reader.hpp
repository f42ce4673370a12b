// SPDX-License-Identifier: MIT
#pragma once

#include "io/raster_file.hpp"
#include "sources/count_reader.hpp"
#include "sources/people_profile.hpp"

#include <memory>

namespace demarc {

/// What a file says of where people live, not located yet: records with a number, or a raster whose
/// cells are read when they are added up.
struct PeopleFile {
    CountedFile counted; ///< its words, day, files and notes; of a raster without records
    PeopleOf people_of = PeopleOf::not_stated;
    std::shared_ptr<RasterFile> raster{}; ///< null: records
    BorderCells border_cells = BorderCells::land;
};

/// Reads a file with the profile it names, or the only one whose file pattern fits. Without one the
/// only band of a raster counts, or the attribute of records that is called population or people;
/// whose homes are counted is not stated then.
/// \throws DataError as read_counted() and open_raster() do, and where no attribute is known to
/// count people; UsageError where there is no such profile, or several fit
PeopleFile read_people(const SourceSpec& spec, const Profiles& profiles);

} // namespace demarc
