// SPDX-License-Identifier: MIT
#include "sources/input_note.hpp"

#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

std::string_view name_of(InputWarning warning) {
    switch (warning) {
    case InputWarning::none:
        return "note";
    case InputWarning::region_area:
        return "region_area";
    case InputWarning::region_name:
        return "region_name";
    case InputWarning::region_place:
        return "region_place";
    case InputWarning::far_away:
        return "far_away";
    case InputWarning::outside_ukraine:
        return "outside_ukraine";
    case InputWarning::date:
        return "date";
    case InputWarning::coverage:
        return "coverage";
    case InputWarning::passed_over:
        return "passed_over";
    case InputWarning::mended:
        return "mended";
    case InputWarning::documents:
        return "documents";
    case InputWarning::unstated:
        return "unstated";
    case InputWarning::profile:
        return "profile";
    case InputWarning::share:
        return "share";
    }
    return {};
}

std::vector<InputNote> warnings_among(const std::vector<InputNote>& notes) {
    std::vector<InputNote> warnings;
    for (const InputNote& note : notes) {
        const auto same = [&](const InputNote& one) {
            return one.where == note.where && one.what == note.what;
        };
        if (note.warning != InputWarning::none &&
            std::none_of(warnings.begin(), warnings.end(), same)) {
            warnings.push_back(note);
        }
    }
    return warnings;
}

std::string InputNote::text() const {
    return fmt::format("{}: {}{}{}", where, what, remedy.empty() ? "" : "; ", remedy);
}

std::string first_of_many(const std::vector<std::string>& words, std::size_t most) {
    if (words.size() <= most) {
        return join(words, ", ");
    }
    const std::vector<std::string> first(words.begin(),
                                         words.begin() + static_cast<std::ptrdiff_t>(most));
    return fmt::format("{} and {} more", join(first, ", "), words.size() - most);
}

} // namespace demarc
