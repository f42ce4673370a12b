// SPDX-License-Identifier: MIT
#pragma once

#include "series/day_text.hpp"
#include "sources/control_profile.hpp"
#include "sources/record_classifier.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace demarc::series {

/// A day's map: the rings of its records, and what each record says.
struct DayMap {
    struct Record {
        std::size_t first_ring = 0;
        std::size_t end_ring = 0;
        std::size_t level = 0; ///< in the profile's order of precedence: the least counts
        ControlClass control = ControlClass::russian;
        friend bool operator==(const Record&, const Record&) = default;
    };
    DayRings rings;
    std::vector<Record> records;
    std::size_t drawn = 0; ///< how many of the records are the map's own, the first ones
    friend bool operator==(const DayMap&, const DayMap&) = default;
};

/// Reads maps by a profile without GDAL. Takes only what is plain: see read_day_text(); records
/// whose attributes the profile asks about are text, small whole numbers or true and false, spelled
/// as there.
class DayMapReader {
public:
    explicit DayMapReader(const ControlProfile& profile);

    /// Why maps of this profile cannot be read so at all; empty: they can.
    static std::string_view why_not(const ControlProfile& profile);

    /// \param map reused from day to day \param text with text_padding readable bytes after it
    /// \returns whether it is plain; for anything else the readers of src/sources say what it is
    bool read(std::string_view text, DayMap& map);

    /// The attributes that records of the map read last have a value for, of points and lines too.
    [[nodiscard]] std::set<std::string> attributes() const;

    /// Adds land that the map does not have.
    void append(const ControlArea& area, DayMap& map) const;

private:
    /// What a publisher's values of an attribute are: it is one for all records.
    enum class ValueKind : std::uint8_t { none, text_or_number, truth };
    struct Attribute {
        bool is_asked_for = false;        ///< the class depends on it
        bool may_be_meant = false;        ///< in place of one that is, see adopt_attribute_names()
        ValueKind kind = ValueKind::none; ///< in this map
    };
    class Properties;
    bool take_record(const DayFeature& feature, DayMap& map);
    const std::optional<RecordClass>* meaning_of_record();
    Attribute& attribute(std::string_view name);
    [[nodiscard]] std::size_t level_of(ControlClass control, const std::string& group) const;

    const ControlProfile& profile_;
    RecordClassifier classifier_;
    std::set<std::string> asked_for_; ///< of which the class depends
    std::map<std::string, Attribute, std::less<>> attributes_;
    std::unordered_map<std::string, std::optional<RecordClass>> meanings_; ///< by all values
    bool has_text_for_id_ = false;
    std::vector<DayFeature> features_;
    DayRings all_;
    Feature record_;
};

} // namespace demarc::series
