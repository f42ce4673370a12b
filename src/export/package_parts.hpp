// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "support/table.hpp"

#include <nlohmann/json.hpp>

#include <string_view>
#include <vector>

namespace demarc {

/// What the data packages of runs and of series have in common.

/// A Frictionless Table Schema. `key`: the columns that tell rows apart; may be empty.
nlohmann::ordered_json table_schema(const Columns& columns,
                                    const std::vector<std::string_view>& key);

/// The licences of all inputs, each once.
nlohmann::ordered_json package_licences(const std::vector<InputFile>& inputs);

/// Every input with its hash, publisher, licence and address.
nlohmann::ordered_json package_sources(const std::vector<InputFile>& inputs);

} // namespace demarc
