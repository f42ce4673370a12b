// SPDX-License-Identifier: MIT
#pragma once

#include "cli/option.hpp"

#include <string>
#include <string_view>

namespace demarc {

/// `text` broken at spaces so that no line is longer than `width`; every line starts with `indent`
/// spaces. Line feeds in the text are kept.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width = 80);

/// What an option does, with every value and default.
std::string text_of(const Option& option);

/// The options of a verb, group by group, with every value and default.
std::string option_help(const Syntax& syntax);

} // namespace demarc
