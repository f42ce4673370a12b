// SPDX-License-Identifier: MIT
#pragma once

#include "series/day_text.hpp"
#include "sources/control_profile.hpp"
#include "sources/record_classifier.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
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
/// whose attributes the profile asks about are text or small whole numbers, spelled as there.
class DayMapReader {
public:
    explicit DayMapReader(const ControlProfile& profile);

    /// Whether maps of this profile can be read so at all.
    static bool fits(const ControlProfile& profile);

    /// \param map reused from day to day \param text with text_padding readable bytes after it
    /// \returns whether it is plain; for anything else the readers of src/sources say what it is
    bool read(std::string_view text, DayMap& map);

    /// Adds land that the map does not have.
    void append(const ControlArea& area, DayMap& map) const;

private:
    bool take_record(const DayFeature& feature, DayMap& map);
    bool read_attributes(std::string_view properties);
    [[nodiscard]] std::size_t level_of(ControlClass control, const std::string& group) const;

    const ControlProfile& profile_;
    RecordClassifier classifier_;
    std::set<std::string> asked_for_; ///< of which the class depends
    std::vector<DayFeature> features_;
    DayRings all_;
    Feature record_;
};

} // namespace demarc::series
