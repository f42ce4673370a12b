// SPDX-License-Identifier: MIT
#pragma once

#include "support/toml_document.hpp"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace demarc {

/// Something in a file that its schema does not allow.
struct SchemaFinding {
    std::string pointer;   ///< JSON pointer of the value that is named in the message
    std::string what;      ///< "unknown key 'regoins'; did you mean 'regions'?"
    std::string line_of{}; ///< JSON pointer whose line is shown, where it is another
};

/// Reads a JSON Schema (draft-07). \throws ConfigError also for a keyword that findings() does not
/// know, so that none is passed over in silence
nlohmann::json read_schema(const std::filesystem::path& file);

/// What of values breaks the schema, in words for those who write the file; std::nullopt if and
/// only if they follow it. A number is whole if it is written without a point.
std::vector<SchemaFinding> findings(const nlohmann::json& values, const nlohmann::json& schema);

/// Refuses a document that does not follow the schema; one line of the message per mistake.
/// \throws ConfigError
void require_schema(const TomlDocument& document, const std::filesystem::path& schema);

} // namespace demarc
