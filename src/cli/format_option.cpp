// SPDX-License-Identifier: MIT
#include "cli/format_option.hpp"

#include "support/text.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

/// "csv (tables), gpkg and geojson (faces for a map program)"
std::string formats_in_words(const OutputFormats& formats) {
    std::vector<std::string> parts;
    for (auto format = formats.begin(); format != formats.end();) {
        std::vector<std::string> names;
        const std::string_view text = format->text;
        for (; format != formats.end() && format->text == text; ++format) {
            names.emplace_back(format->name);
        }
        parts.push_back(text.empty() ? listed(names) : fmt::format("{} ({})", listed(names), text));
    }
    return join(parts, ", ");
}

/// "csv,svg", or "all but shp, png and pdf" where most are written.
std::string defaults_in_words(const OutputFormats& formats) {
    std::vector<std::string> written;
    std::vector<std::string> left_out;
    for (const OutputFormat& format : formats) {
        (format.by_default ? written : left_out).emplace_back(format.name);
    }
    return written.size() > left_out.size() ? "all but " + listed(left_out) : join(written, ",");
}

} // namespace

Option format_option(const OutputFormats& formats, const std::string& purpose,
                     const std::string& always, FormatNames& into) {
    Option option;
    option.name = "format";
    option.value_name = "LIST";
    option.text = fmt::format("{} separated by commas: {}.{}{}", purpose, formats_in_words(formats),
                              always.empty() ? "" : " ", always);
    option.default_text = defaults_in_words(formats);
    for (const OutputFormat& format : formats) {
        option.parts.emplace_back(format.name);
    }
    option.take = [&formats, &into, names = option.parts](const std::string& list) {
        const std::vector<std::string> words = parse_list("format", list, names);
        into = {words.begin(), words.end()};
        for (const OutputFormat& format : formats) {
            if (!format.brings.empty() && into.contains(format.name)) {
                into.emplace(format.brings);
            }
        }
    };
    return option;
}

} // namespace demarc
