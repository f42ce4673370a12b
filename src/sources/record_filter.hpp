// SPDX-License-Identifier: MIT
#pragma once

#include "support/pattern.hpp"

#include <map>
#include <string>
#include <vector>

namespace demarc {

/// Conditions on the attributes of a record: a regular expression on the normal_text() of each, all
/// of which have to fit. An attribute that is not there is an empty text. Compiled once.
class RecordFilter {
public:
    explicit RecordFilter(const std::map<std::string, std::string>& patterns);

    [[nodiscard]] bool passes(const std::map<std::string, std::string>& attributes) const;

    /// The attributes that are asked for.
    [[nodiscard]] std::vector<std::string> attributes() const;

private:
    struct Condition {
        std::string attribute;
        Pattern pattern;
    };
    std::vector<Condition> conditions_;
};

} // namespace demarc
