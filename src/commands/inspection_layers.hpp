// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace demarc {

// What the parts of the text of an inspection share.

inline constexpr std::size_t inspection_most_lines = 8; ///< of one kind; --json has all of them

/// "1,234"
std::string count_words(std::size_t number);

/// "1,234.5": three decimals under 10 km².
std::string km2_words(double km2);

/// On one line and not too long, whatever stands in a file.
std::string on_one_line(const std::string& text);

/// The text under a key; empty where it is null.
std::string text_at(const nlohmann::ordered_json& node, const char* key);

/// The number under a key.
double number_at(const nlohmann::ordered_json& node, const char* key);
std::size_t count_at(const nlohmann::ordered_json& node, const char* key);

/// A layer with everything that is wrong with it; `with_file`: the file is named as well.
std::string layer_text(const nlohmann::ordered_json& layer, bool with_file, bool styled);

} // namespace demarc
