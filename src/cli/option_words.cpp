// SPDX-License-Identifier: MIT
#include "cli/option_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace demarc {

namespace {

/// The fields of StudyRequest, Sources and Method, and of what else a verb asks for, by the options
/// that fill them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> options{
    {{"boundaries", "--boundaries"},
     {"sea", "--sea"},
     {"control", "--control"},
     {"russian_side", "--russian-side"},
     {"join_metres", "--join"},
     {"date", "--date"},
     {"strict", "--strict"},
     {"crs", "--crs"},
     {"shard", "--shard"},
     {"compared", "--compare-boundaries"},
     {"profiles", "--profile"},
     {"lines", "--line"},
     {"counts", "--count"},
     {"people", "--people"},
     {"districts", "--districts"},
     {"earlier", "--from"},
     {"plans", "--plan"},
     {"claims", "--claim"},
     {"area", "--area-method"},
     {"denominator", "--denominator"},
     {"contested", "--contested"},
     {"crop", "--crop"},
     {"label", "--label"},
     {"output", "--output"}}};

} // namespace

std::string with_options(std::string text) {
    std::size_t begin = text.find('`');
    while (begin != std::string::npos) {
        const std::size_t end = text.find('`', begin + 1);
        if (end == std::string::npos) {
            break;
        }
        const std::string_view word = std::string_view(text).substr(begin + 1, end - begin - 1);
        const auto* const option = std::find_if(
            options.begin(), options.end(), [&](const auto& pair) { return pair.first == word; });
        if (option == options.end()) {
            begin = end; // the second one may open a word, too
            continue;
        }
        text.replace(begin, end - begin + 1, option->second);
        begin = text.find('`', begin + option->second.size());
    }
    return text;
}

std::vector<InputNote> with_options(std::vector<InputNote> notes) {
    for (InputNote& note : notes) {
        note.what = with_options(std::move(note.what));
        note.remedy = with_options(std::move(note.remedy));
    }
    return notes;
}

void put_options_into(Study& study) {
    const auto put = [](std::string& text) { text = with_options(std::move(text)); };
    study.boundaries.notes = with_options(std::move(study.boundaries.notes));
    study.control.notes = with_options(std::move(study.control.notes));
    study.noticed = with_options(std::move(study.noticed));
    for (ComparedBoundaries& other : study.compared) {
        other.notes = with_options(std::move(other.notes));
    }
    for (ExcludedPlan& plan : study.excluded_plans) {
        put(plan.reason);
    }
    for (ClaimCheck& claim : study.claims) {
        if (claim.obstacle) {
            put(claim.obstacle->why);
        }
    }
    if (study.polygon_caution) {
        put(*study.polygon_caution);
    }
}

void put_options_into(SeriesStudy& study) {
    for (series::DayRecord& day : study.series.days) {
        day.broken = with_options(std::move(day.broken));
    }
    for (series::QualityNote& note : study.notes) {
        note.note = with_options(std::move(note.note));
    }
}

} // namespace demarc
