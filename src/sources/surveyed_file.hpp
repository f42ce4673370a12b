// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_survey.hpp"
#include "sources/profile.hpp"
#include "sources/source_spec.hpp"

#include <string>

namespace demarc {

/// A file with what was found in it.
struct SurveyedFile {
    SourceSpec spec;
    VectorSurvey survey;
    std::string under; ///< key of a JSON document that the survey is about; else empty
};

/// Whether a file is a table of settlements by its name.
bool is_table(const std::string& file);

/// What is in a file; where nothing else is, what is under a key of it.
/// \throws DataError if there is no such file
SurveyedFile surveyed(const SourceSpec& spec, const Profiles& profiles);

} // namespace demarc
