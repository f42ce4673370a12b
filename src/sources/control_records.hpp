// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"
#include "sources/answer_pages.hpp"
#include "sources/boundary_set.hpp"
#include "sources/profile.hpp"
#include "sources/record_classifier.hpp"
#include "sources/source_spec.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace demarc {

/// A record of a control file with its class. Of a collection each polygon is one of its own.
struct ControlRecord {
    RecordClass meaning;
    MultiPolygon polygons;          ///< valid, in canonical order; as drawn where there is no class
    std::string record;             ///< layer and record
    std::size_t drawn_polygons = 0; ///< before a repair, which may part one
};

/// What was read of one file.
struct ControlRecords {
    std::vector<ControlRecord> records;
    std::vector<InputFile> files;
    std::vector<InputNote> notes;
    std::optional<Date> latest{}; ///< day that `date_attribute` gives a record
    std::vector<AnswerPage> pages{};
    std::string why_filtered{}; ///< why the filter passes none of its records
    std::string not_used{};     ///< the first layer with polygons that no rule is about
    std::string why_undated{};  ///< why `date_attribute` tells no day: no record has it
};

/// The day that the records of a file tell.
struct DayInside {
    std::optional<Date> latest;
    std::string why_none{}; ///< "there is no attribute 'updated'"; empty: none is asked for
};

/// Reads one file with a profile of the form `polygons`, left-out records as well.
/// \param is_page whether others are read with it, see Opening
/// \throws DataError naming file, layer, record and reason, for all faulty records at once
ControlRecords read_control_records(const SourceSpec& source, const ControlProfile& profile,
                                    const Tolerance& tolerance = {}, bool is_page = false);

/// A rule that asks only for attributes that no record has, and for a value there, fits none, and
/// what it was to sort out falls to the rules after it. \param there the attributes that records
/// have \param inputs input_name() of the layers
std::vector<InputNote> warnings_of_blind_rules(const std::set<std::string>& there,
                                               const std::vector<std::string>& inputs,
                                               const ControlProfile& profile,
                                               const std::string& file);

/// Areas, files and notes of a snapshot of the form `polygons`, from all its files.
/// \returns the day that the records tell, where the profile says which attribute does
/// \throws DataError naming file, layer, record and reason
DayInside read_control_polygons(const std::vector<SourceSpec>& sources,
                                const ControlProfile& profile, const Tolerance& tolerance,
                                ControlSnapshot& snapshot);

} // namespace demarc
