// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"
#include "sources/answer_pages.hpp"
#include "sources/boundary_set.hpp"
#include "sources/profile.hpp"
#include "sources/record_filter.hpp"
#include "sources/source_spec.hpp"
#include "support/pattern.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace demarc {

/// What a profile makes of a record.
struct RecordClass {
    std::string group;                   ///< the rule that fits, or the value of the attribute
    std::optional<ControlClass> control; ///< std::nullopt: the record says nothing of control
};

/// Asks a profile's filter, rules or table of values about records. Patterns are compiled once.
class RecordClassifier {
public:
    explicit RecordClassifier(const ControlProfile& profile);

    /// The layer of the records that are asked about next: what another record of it has is no
    /// unknown attribute where a record lacks it, but one without a value.
    void look_at(const VectorLayer& layer);

    /// Nothing if the filter passes the record over.
    /// \throws DataError if no rule or value fits
    [[nodiscard]] std::optional<RecordClass> classify(const Feature& record,
                                                      const std::string& input) const;

    /// Whether the filter, a rule or a value leaves the record out; not if nothing fits.
    [[nodiscard]] bool leaves_out(const Feature& record, const std::string& input) const;

    /// Whether any rule is about layers of this name.
    [[nodiscard]] bool takes(const std::string& input) const;

private:
    struct Rule {
        RecordClass result;
        std::optional<Pattern> input;
        RecordFilter conditions;
    };
    [[nodiscard]] const Rule* fitting(const Feature& record, const std::string& input) const;
    [[nodiscard]] bool passes(const RecordFilter& filter, const Feature& record) const;
    [[nodiscard]] RecordClass by_rules(const Feature& record, const std::string& input) const;
    [[nodiscard]] std::string lacks(const Feature& record, const std::string& attribute) const;

    const ControlProfile& profile_;
    RecordFilter filter_;
    std::vector<Rule> rules_;
    std::set<std::string> names_; ///< of the attributes of the layer
};

/// The name that rules on files and layers are asked about: stem of the file and name of the layer
/// in normal_text(), hyphens and underscores as spaces.
std::string input_name(const std::string& file, const std::string& layer);

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
};

/// Reads one file with a profile of the form `polygons`, left-out records as well.
/// \param is_page whether others are read with it, see Opening
/// \throws DataError naming file, layer, record and reason, for all faulty records at once
ControlRecords read_control_records(const SourceSpec& source, const ControlProfile& profile,
                                    const Tolerance& tolerance = {}, bool is_page = false);

/// The class that a value of a profile's attribute stands for; nothing: the record is left out.
/// \throws DataError with the values the profile knows and the nearest of them
std::optional<ControlClass> class_of_value(const std::string& value, const ControlProfile& profile,
                                           const std::string& where);

/// Areas, files and notes of a snapshot of the form `polygons`, from all its files.
/// \returns the day that the records tell, where the profile says which attribute does
/// \throws DataError naming file, layer, record and reason
std::optional<Date> read_control_polygons(const std::vector<SourceSpec>& sources,
                                          const ControlProfile& profile, const Tolerance& tolerance,
                                          ControlSnapshot& snapshot);

} // namespace demarc
