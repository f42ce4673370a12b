// SPDX-License-Identifier: MIT
#include "commands/sources.hpp"

#include "cli/data_folder.hpp"
#include "sources/profile.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace demarc {

namespace {

/// A profile as this verb prints it.
struct Line {
    std::string kind;
    std::string form;
    const ProfileSource* source = nullptr;
};

std::string_view form_of(const BoundaryProfile& profile) {
    return profile.coverage == Coverage::land ? "land" : "territorial sea";
}

std::string_view form_of(const ControlProfile& profile) {
    switch (profile.form) {
    case ControlForm::polygons:
        return "polygons";
    case ControlForm::settlements:
        return "settlements";
    case ControlForm::line_of_contact:
        return "line of contact";
    }
    return "";
}

std::vector<Line> lines_of(const Profiles& profiles) {
    std::vector<Line> lines;
    for (const auto& [id, profile] : profiles.boundaries) {
        lines.push_back({"boundaries", std::string(form_of(profile)), &profile.source});
    }
    for (const auto& [id, profile] : profiles.control) {
        lines.push_back({"control", std::string(form_of(profile)), &profile.source});
    }
    return lines;
}

std::string as_text(const std::vector<Line>& lines) {
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

std::string as_json(const std::vector<Line>& lines) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Line& line : lines) {
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

} // namespace

std::string_view SourcesCommand::description() const {
    return "Lists the profiles. A profile says how the files of one publisher are read: which "
           "attribute names a region or a control class, where the date stands, what counts as "
           "controlled. Its id goes behind a file name, as in --control front.geojson:classes.";
}

std::string_view SourcesCommand::examples() const {
    return "  demarc sources list\n"
           "  demarc sources list --json";
}

Syntax SourcesCommand::syntax() {
    return {.groups = {{"Options", {flag("json", "Print the list as JSON.", options_.json)}}},
            .operands = {
                .name = "ACTION",
                .text = "Actions:\n  list  every profile with what it is for and its publisher",
                .most = 1,
                .take = [this](const std::string& word) {
                    if (word != "list") {
                        throw UsageError(unknown_word("action", word, {"list"}));
                    }
                    options_.list = true;
                }}};
}

void SourcesCommand::check_options() const {
    if (!options_.list) {
        throw UsageError("sources needs an action: list");
    }
}

ExitStatus SourcesCommand::run(Terminal& terminal) {
    const Profiles profiles = Profiles::read(DataFolder::find().profiles());
    const std::vector<Line> lines = lines_of(profiles);
    terminal.out << (options_.json ? as_json(lines) : as_text(lines));
    return ExitStatus::done;
}

} // namespace demarc
