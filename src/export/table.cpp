// SPDX-License-Identifier: MIT
#include "export/table.hpp"

#include "support/text.hpp"

namespace demarc {

std::string header_row(const Columns& columns) {
    std::vector<std::string> names;
    for (const Column& column : columns) {
        names.push_back(column.name);
    }
    return csv_row(names);
}

} // namespace demarc
