// SPDX-License-Identifier: MIT
#include "sources/record_filter.hpp"

#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

RecordFilter::RecordFilter(const std::map<std::string, std::string>& patterns) {
    for (const auto& [attribute, pattern] : patterns) {
        conditions_.push_back({attribute, Pattern(pattern)});
    }
}

bool RecordFilter::passes(const std::map<std::string, std::string>& attributes) const {
    return std::all_of(conditions_.begin(), conditions_.end(), [&](const Condition& condition) {
        const auto value = attributes.find(condition.attribute);
        try {
            return condition.pattern.fits(value == attributes.end() ? std::string{}
                                                                    : normal_text(value->second));
        } catch (const DataError& error) {
            throw DataError(fmt::format("attribute '{}': {}", condition.attribute, error.what()));
        }
    });
}

std::vector<std::string> RecordFilter::attributes() const {
    std::vector<std::string> names;
    for (const Condition& condition : conditions_) {
        names.push_back(condition.attribute);
    }
    return names;
}

} // namespace demarc
