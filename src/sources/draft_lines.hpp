// SPDX-License-Identifier: MIT
#pragma once

#include "sources/control_class.hpp"
#include "sources/inspection.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace demarc {

// The lines of a drafted profile.

/// Text as TOML has it between quotation marks.
std::string toml_text(std::string_view text);

/// "key = value", with a comment after it.
std::string draft_line(std::string_view key, const std::string& value,
                       std::string_view comment = {});

/// "value = class # 3 records", of a table [classes]. Where nothing suggests a class the records
/// are left out until somebody says what they are.
std::string class_line(const ValueInspection& value, std::optional<ControlClass> control);

/// The class of a rule, in the same way.
std::string control_line(std::optional<ControlClass> control);

/// A text with another character in place of line breaks and other control characters, which would
/// end a comment or an expression.
std::string without_controls(std::string text, char instead);

/// An expression that fits a text: a dot, which fits any character, for those that mean something
/// in an expression or end the text it stands in, and for `others`.
std::string expression_for(std::string text, std::string_view others = {});

} // namespace demarc
