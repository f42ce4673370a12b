// SPDX-License-Identifier: MIT
#include "export/claim_json.hpp"

#include "export/claims_table.hpp"
#include "support/table.hpp"

#include <string>

namespace demarc {

using Json = nlohmann::ordered_json;

Json claim_json(const ClaimCheck& check) {
    const Columns& columns = claims_columns();
    const std::vector<Cell> cells = claim_cells(check);
    Json json;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string text = text_of(cells[i]);
        // The text of the table, so that both are the same number.
        json[columns[i].name] = text.empty()                                    ? Json(nullptr)
                                : std::holds_alternative<std::string>(cells[i]) ? Json(text)
                                                                                : Json::parse(text);
    }
    return json;
}

} // namespace demarc
