// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_survey.hpp"
#include "sources/inspection.hpp"
#include "sources/profile.hpp"
#include "sources/source_spec.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// A file with what was found in it.
struct SurveyedFile {
    SourceSpec spec;
    VectorSurvey survey;
    std::string under; ///< key of a JSON document that the survey is about; else empty
};

/// What is in a file; where nothing else is, what is under a key of it.
/// \throws DataError if there is no such file
SurveyedFile surveyed(const SourceSpec& spec, const Profiles& profiles);

/// What a folder, an archive or a pattern holds, and the file of it to look into: the snapshot of
/// the date asked for, else the latest, or the first file where no profile sees snapshots.
/// \throws DataError if there is no such thing or nothing in it; UsageError if it has no such date
CollectionInspection inspect_collection(const SourceSpec& spec, const Profiles& profiles,
                                        const std::optional<Date>& date);

/// The files of a collection that make one map, if a profile takes them for different layers of it:
/// those of the date asked for, else of the latest.
std::vector<SourceSpec> layers_of_one_map(const SourceSpec& spec, const Profiles& profiles,
                                          const std::optional<Date>& date);

} // namespace demarc
