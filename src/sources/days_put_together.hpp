// SPDX-License-Identifier: MIT
#pragma once

#include "sources/control_records.hpp"
#include "sources/input_note.hpp"
#include "support/date.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace demarc {

/// Looks for maps of several days that lie on one another in one file: read together, land counts
/// as held that was so on any of the days. Records of several days that lie side by side, such as
/// those of which each tells since when it is held, are one map.
class DaysPutTogether {
public:
    /// The layer that the next records are of; its name may tell a day.
    void look_at(const std::string& layer) { layers_.push_back({layer, {}}); }

    /// \param record its number among those that report() is given
    void add(const std::map<std::string, std::string>& attributes, std::size_t record);

    /// Warns of the first attribute, of all whose values are days, or of the layers.
    void report(const std::vector<ControlRecord>& records, const std::string& file,
                std::vector<InputNote>& notes) const;

private:
    struct Dated {
        std::size_t record = 0;
        Date day;
        std::string value; ///< as it stands in the file
    };
    struct Layer {
        std::string name;
        std::vector<std::size_t> records;
    };

    [[nodiscard]] std::vector<Dated> dated_by_layer() const;

    std::map<std::string, std::vector<Dated>> by_attribute_;
    std::set<std::string> without_days_; ///< attributes that have another value
    std::vector<Layer> layers_;
};

} // namespace demarc
