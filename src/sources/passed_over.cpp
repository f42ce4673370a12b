// SPDX-License-Identifier: MIT
#include "sources/passed_over.hpp"

#include "support/error.hpp"

#include <fmt/format.h>

namespace demarc {

void pass_over(const std::string& where, const std::vector<std::string>& records,
               const std::string& lack, std::size_t of, std::vector<InputNote>& notes) {
    if (records.empty()) {
        return;
    }
    const std::string named = first_of_many(records);
    if (2 * records.size() > of) {
        throw DataError(fmt::format("{}: {} of {} records have {}: {}; is it the right file and "
                                    "layer?",
                                    where, records.size(), of, lack, named));
    }
    notes.push_back({where,
                     fmt::format("{} of {} records {} {} and {} passed over: {}", records.size(),
                                 of, records.size() == 1 ? "has" : "have", lack,
                                 records.size() == 1 ? "was" : "were", named),
                     "if they should be on the map, complete them", InputWarning::passed_over});
}

void pass_over(const std::string& where, const VectorLayer& layer, std::vector<InputNote>& notes) {
    pass_over(where, layer.without_geometry, "no geometry",
              layer.features.size() + layer.without_geometry.size(), notes);
}

} // namespace demarc
