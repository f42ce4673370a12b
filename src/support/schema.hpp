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

/// Reads a JSON Schema (draft-07). \throws ConfigError
nlohmann::json read_schema(const std::filesystem::path& file);

/// What a reader is told about values that break the schema. Understands the keywords that the
/// schemas of this project use; `violations` is the authority.
std::vector<SchemaFinding> findings(const nlohmann::json& values, const nlohmann::json& schema);

/// What a complete validator says: nothing if and only if the values follow the schema.
std::vector<SchemaFinding> violations(const nlohmann::json& values, const nlohmann::json& schema);

/// Refuses a document that does not follow the schema; one line of the message per mistake.
/// \throws ConfigError
void require_schema(const TomlDocument& document, const std::filesystem::path& schema);

} // namespace demarc
