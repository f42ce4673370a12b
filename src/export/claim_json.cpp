// SPDX-License-Identifier: MIT
#include "export/claim_json.hpp"

#include "export/claims_table.hpp"
#include "export/table.hpp"

#include <string>

namespace demarc {

using Json = nlohmann::ordered_json;

Json claim_json(const ClaimCheck& check) {
    const Columns& columns = claims_columns();
    const std::vector<std::string> fields = claim_fields(check);
    Json json;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool is_number = columns[i].type == "number" || columns[i].type == "integer";
        // The text of the table, so that both are the same number.
        json[std::string(columns[i].name)] = fields[i].empty() ? Json(nullptr)
                                             : is_number       ? Json::parse(fields[i])
                                                               : Json(fields[i]);
    }
    return json;
}

} // namespace demarc
