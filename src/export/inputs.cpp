// SPDX-License-Identifier: MIT
#include "export/inputs.hpp"

#include <nlohmann/json.hpp>

namespace demarc {

nlohmann::ordered_json warnings_json(const std::vector<InputNote>& notes) {
    nlohmann::ordered_json warnings = nlohmann::ordered_json::array();
    for (const InputNote& warning : warnings_among(notes)) {
        warnings.push_back({{"kind", name_of(warning.warning)},
                            {"where", warning.where},
                            {"what", warning.what},
                            {"remedy", warning.remedy}});
    }
    return warnings;
}

} // namespace demarc
