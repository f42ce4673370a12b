// SPDX-License-Identifier: MIT

// The only file that includes valijson.

#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 warns of an overlapping copy inside std::string::replace where there is none (GCC bug
// 105329); the warning names valijson's code but is raised after inlining, here.
#pragma GCC diagnostic ignored "-Wrestrict"
#endif

#include "support/error.hpp"
#include "support/schema.hpp"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <exception>

namespace demarc {

namespace {

/// "<root>[rule][2]" in pieces -> "/rule/2"
std::string pointer_from(const std::vector<std::string>& context) {
    std::string pointer;
    for (const std::string& step : context) {
        if (step.size() > 2 && step.front() == '[' && step.back() == ']') {
            pointer += '/' + pointer_step(step.substr(1, step.size() - 2));
        }
    }
    return pointer;
}

} // namespace

std::vector<SchemaFinding> violations(const nlohmann::json& values, const nlohmann::json& schema) {
    valijson::Schema rules;
    try {
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema), rules);
    } catch (const std::exception& error) {
        throw ConfigError(std::string("the schema itself cannot be used: ") + error.what());
    }
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    const valijson::adapters::NlohmannJsonAdapter target(values);
    std::vector<SchemaFinding> found;
    if (!validator.validate(rules, target, &results)) {
        for (const valijson::ValidationResults::Error& error : results) {
            found.push_back({pointer_from(error.context), error.description});
        }
    }
    return found;
}

} // namespace demarc
