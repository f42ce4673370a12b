// SPDX-License-Identifier: MIT
#include "sources/given_crs.hpp"

#include "io/bytes.hpp"

#include <fmt/format.h>

namespace demarc {

void note_given_crs(const VectorLayer& layer, const std::string& crs,
                    std::vector<InputNote>& notes) {
    if (layer.crs_was_given) {
        notes.push_back({fmt::format("{}, layer {}", file_name_of(layer.file), layer.name),
                         fmt::format("names no coordinate reference system; its positions were "
                                     "taken in {}, as given",
                                     crs)});
    }
}

} // namespace demarc
