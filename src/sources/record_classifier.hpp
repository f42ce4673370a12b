// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"
#include "sources/input_note.hpp"
#include "sources/profile.hpp"
#include "sources/record_filter.hpp"
#include "support/pattern.hpp"

#include <optional>
#include <set>
#include <string>
#include <utility>
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
    /// \param attributes the names of all that its records have
    void look_at(std::set<std::string> attributes) { names_ = std::move(attributes); }

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

/// The value of a profile's table that a value of a file stands for: the same, or else the only one
/// that is the same but for the case of letters and blanks around it. Empty: there is none.
std::optional<std::string> known_value(const std::string& value, const ControlProfile& profile);

/// Notes values that were taken for others by known_value().
void note_values_in_other_case(const std::set<std::string>& values, const ControlProfile& profile,
                               const std::string& where, std::vector<InputNote>& notes);

/// The same. \throws DataError with the values the profile knows and the nearest of them
std::string value_of_profile(const std::string& value, const ControlProfile& profile,
                             const std::string& where);

/// The class that a value of a profile's attribute stands for; nothing: the record is left out.
/// \throws DataError as value_of_profile() does
std::optional<ControlClass> class_of_value(const std::string& value, const ControlProfile& profile,
                                           const std::string& where);

} // namespace demarc
