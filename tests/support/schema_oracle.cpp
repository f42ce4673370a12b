// SPDX-License-Identifier: MIT
// The only file that includes valijson.

#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 warns of an overlapping copy inside std::string::replace where there is none (GCC bug
// 105329); the warning names valijson's code but is raised after inlining, here.
#pragma GCC diagnostic ignored "-Wrestrict"
#endif

#include "support/schema_oracle.hpp"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace demarc::testing {

bool follows(const nlohmann::json& values, const nlohmann::json& schema) {
    valijson::Schema rules;
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema), rules);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    return validator.validate(rules, valijson::adapters::NlohmannJsonAdapter(values), nullptr);
}

} // namespace demarc::testing
