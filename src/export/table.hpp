// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace demarc {

/// One column of a CSV file, said once: the header line and datapackage.json both come from here.
struct Column {
    std::string name;
    std::string type; ///< of Frictionless Table Schema: "string", "number", "integer", ...
    std::string unit; ///< "km2", "percent"; empty where there is none
    std::string description;
};

using Columns = std::vector<Column>;

/// The header line of a table.
std::string header_row(const Columns& columns);

} // namespace demarc
