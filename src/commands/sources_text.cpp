// SPDX-License-Identifier: MIT
#include "commands/sources_text.hpp"

#include "words/labels.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace demarc {

namespace {

/// A profile as this verb prints it.
struct Line {
    std::string kind;
    std::string form;
    const ProfileSource* source = nullptr;
};

std::string form_of(const BoundaryProfile& profile) {
    if (profile.coverage_by_area) {
        return "land or sea";
    }
    // What the sea is cut off of is land.
    return label_of(profile.sea.empty() ? profile.coverage : Coverage::land);
}

std::vector<Line> lines_of(const Profiles& profiles) {
    std::vector<Line> lines;
    for (const auto& [id, profile] : profiles.boundaries) {
        lines.push_back({"boundaries", form_of(profile), &profile.source});
    }
    for (const auto& [id, profile] : profiles.control) {
        lines.push_back({"control", label_of(profile.form), &profile.source});
    }
    return lines;
}

} // namespace

std::string listed(const Profiles& profiles) {
    const std::vector<Line> lines = lines_of(profiles);
    std::size_t id_width = 2;
    for (const Line& line : lines) {
        id_width = std::max(id_width, line.source->id.size());
    }
    std::string text =
        fmt::format("{:<{}}  {:<10}  {:<15}  {}\n", "id", id_width, "for", "form", "publisher");
    for (const Line& line : lines) {
        text += fmt::format("{:<{}}  {:<10}  {:<15}  {}\n", line.source->id, id_width, line.kind,
                            line.form, line.source->publisher);
    }
    return text;
}

std::string listed_as_json(const Profiles& profiles) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Line& line : lines_of(profiles)) {
        list.push_back({{"id", line.source->id},
                        {"for", line.kind},
                        {"form", line.form},
                        {"title", line.source->title},
                        {"publisher", line.source->publisher},
                        {"licence", line.source->licence},
                        {"attribution", line.source->attribution}});
    }
    return list.dump(2) + '\n';
}

} // namespace demarc
