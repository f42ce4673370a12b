// SPDX-License-Identifier: MIT
#include "words/sentences.hpp"

#include "support/text.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace demarc {

std::string listed(const std::vector<std::string>& parts, std::string_view last) {
    if (parts.size() < 2) {
        return join(parts, "");
    }
    return fmt::format("{} {} {}", join({parts.begin(), parts.end() - 1}, ", "), last,
                       parts.back());
}

std::string as_sentence(std::string text) {
    text = std::string(trimmed(text));
    const bool ended = text.empty() || text.ends_with('.') || text.ends_with('?') ||
                       text.ends_with('!') || text.ends_with("…");
    return ended ? text : text + ".";
}

std::string as_heading(std::string text) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 33> letters{
        {{"а", "А"}, {"б", "Б"}, {"в", "В"}, {"г", "Г"}, {"ґ", "Ґ"}, {"д", "Д"}, {"е", "Е"},
         {"є", "Є"}, {"ж", "Ж"}, {"з", "З"}, {"и", "И"}, {"і", "І"}, {"ї", "Ї"}, {"й", "Й"},
         {"к", "К"}, {"л", "Л"}, {"м", "М"}, {"н", "Н"}, {"о", "О"}, {"п", "П"}, {"р", "Р"},
         {"с", "С"}, {"т", "Т"}, {"у", "У"}, {"ф", "Ф"}, {"х", "Х"}, {"ц", "Ц"}, {"ч", "Ч"},
         {"ш", "Ш"}, {"щ", "Щ"}, {"ь", "Ь"}, {"ю", "Ю"}, {"я", "Я"}}};
    if (text.empty()) {
        return text;
    }
    if (text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
        return text;
    }
    for (const auto& [small, capital] : letters) {
        if (text.starts_with(small)) {
            return text.replace(0, small.size(), capital);
        }
    }
    return text;
}

} // namespace demarc
