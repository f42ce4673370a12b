// SPDX-License-Identifier: MIT
#include "sources/inspection_suggestion.hpp"

#include "io/bytes.hpp"
#include "io/remote_file.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

std::string shown_name(const std::string& file) {
    const std::string address = address_of(file);
    return address.empty() ? without_secrets(file) : address;
}

namespace {

int merit(const ControlReading& reading) {
    return reading.name_fits ? 1 : 0;
}

int merit(const BoundaryReading& reading) {
    return (reading.name_fits ? 2 : 0) + (reading.reaches_out_to_sea ? 0 : 1);
}

template<typename Reading>
const Reading* best_of(const std::vector<Reading>& readings) {
    const Reading* best = nullptr;
    for (const Reading& reading : readings) {
        if (reading.refusal.empty() && (best == nullptr || merit(*best) < merit(reading))) {
            best = &reading;
        }
    }
    return best;
}

template<typename Reading>
std::string why(const Reading& reading, const std::vector<SurveyedFile>& files,
                const std::string& content) {
    if (!files.front().spec.profile.empty()) {
        return "it was asked for and reads the file";
    }
    if (files.size() > 1) {
        return reading.name_fits ? "names tell which layer of a map each file is"
                                 : "it reads these files as one map";
    }
    return reading.name_fits ? "the file is named as this publisher names its files, and can be "
                               "read"
                             : content;
}

/// The way to name files in a request: "`control` a:classes `control` b". Where a profile needs a
/// line more, a copy of it with that line is named.
std::string named_in_request(const std::string& field, const std::string& profile,
                             const std::string& layer, const std::vector<SurveyedFile>& files,
                             bool own_copy) {
    std::string command = own_copy ? fmt::format("demarc run `profiles` my-{}.toml", profile)
                                   : std::string("demarc run");
    for (const SurveyedFile& file : files) {
        const std::string id =
            (own_copy ? "my-" + profile : profile) + (layer.empty() ? "" : "/" + layer);
        const std::string name = shown_name(file.spec.file);
        command +=
            fmt::format(" `{}` {}", field,
                        &file == &files.front() ? shell_word(name + ":" + id) : shell_word(name));
    }
    return command;
}

/// The line that a copy of a shipped profile needs to find the features of a JSON document.
std::string line_for(const std::vector<SurveyedFile>& files, const std::string& own_key) {
    return own_key.empty() && !files.front().under.empty()
               ? fmt::format("features_under = \"{}\"", files.front().under)
               : std::string();
}

Suggestion suggest(const ControlReading& reading, const std::vector<SurveyedFile>& files,
                   const ReadingContext& context, const Profiles& profiles) {
    Suggestion suggestion{reading.profile,
                          why(reading, files, "the file has what the profile looks for"),
                          line_for(files, profiles.control.at(reading.profile).opening.under),
                          {}};
    std::string date;
    if (context.date && reading.date != context.date) {
        date = " `date` " + context.date->iso();
    } else if (reading.read_as_of) {
        date = " `date` " + reading.read_as_of->iso();
    } else if (!reading.date) {
        date = " `date` YYYY-MM-DD";
    }
    suggestion.command = named_in_request("control", reading.profile, reading.layer, files,
                                          !suggestion.line.empty()) +
                         date;
    if (context.russian_side && reading.form == ControlForm::line_of_contact) {
        suggestion.command += " `russian_side` " + shell_word(*context.russian_side);
    }
    return suggestion;
}

Suggestion suggest(const BoundaryReading& reading, const std::vector<SurveyedFile>& files,
                   const Profiles& profiles) {
    Suggestion suggestion{reading.profile,
                          why(reading, files, "its attribute names all regions of Ukraine"),
                          line_for(files, profiles.boundaries.at(reading.profile).opening.under),
                          {}};
    suggestion.command = named_in_request("boundaries", reading.profile, reading.layer, files,
                                          !suggestion.line.empty()) +
                         (reading.reaches_out_to_sea ? " `sea` OPEN_SEA_FILE" : "");
    return suggestion;
}

/// A reading that is refused for regions that are not there alone; nullptr: none is.
const BoundaryReading* some_regions_of(const std::vector<BoundaryReading>& readings) {
    const auto found =
        std::find_if(readings.begin(), readings.end(),
                     [](const BoundaryReading& reading) { return reading.only_lacks_regions; });
    return found == readings.end() ? nullptr : &*found;
}

} // namespace

std::optional<Suggestion> suggestion_for(const FileInspection& inspection,
                                         const std::vector<SurveyedFile>& files,
                                         const ReadingContext& context, const Profiles& profiles) {
    const ControlReading* control = best_of(inspection.control);
    const BoundaryReading* boundaries = best_of(inspection.boundaries);
    if (control != nullptr && (boundaries == nullptr || control->name_fits)) {
        return suggest(*control, files, context, profiles);
    }
    if (boundaries != nullptr) {
        return suggest(*boundaries, files, profiles);
    }
    const BoundaryReading* some = some_regions_of(inspection.boundaries);
    if (some == nullptr) {
        return std::nullopt;
    }
    Suggestion suggestion = suggest(*some, files, profiles);
    suggestion.reason = "it reads the regions that are there; those that come with demarc take the "
                        "place of the others";
    suggestion.command += " `boundaries` embedded";
    return suggestion;
}

} // namespace demarc
