// SPDX-License-Identifier: MIT
#include "commands/dry_run.hpp"

#include "export/data_package.hpp"
#include "export/output_files.hpp"
#include "plans/evaluate.hpp"
#include "words/labels.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

std::string listed(const std::vector<InputFile>& files) {
    std::string text;
    for (const InputFile& file : files) {
        text += fmt::format("  {:<12} {} ({})\n", file.role, file.name, file.title);
    }
    return text;
}

/// What the partition will say, from the map as it was read.
bool will_tell_pre_2022_apart(const ControlSnapshot& control) {
    const auto has = [&](ControlClass wanted) {
        const auto is_wanted = [&](const auto& drawn) { return drawn.control == wanted; };
        return control.elsewhere == wanted ||
               std::any_of(control.areas.begin(), control.areas.end(), is_wanted) ||
               std::any_of(control.marks.begin(), control.marks.end(), is_wanted);
    };
    return has(ControlClass::russian_pre_2022) || !control.whole_before_2022.empty() ||
           !has(ControlClass::russian);
}

std::vector<std::string> files_to_write(const RunOptions& options, const StudyInputs& inputs) {
    std::vector<std::string> lines;
    for (const DatedLine& line : inputs.lines) {
        lines.push_back(line.id);
    }
    const bool pre_2022_distinguished =
        will_tell_pre_2022_apart(inputs.control) ||
        std::find(lines.begin(), lines.end(), line_of_2022) != lines.end();
    const RunOutline outline{inputs.control.form, options.method, options.line_error.km > 0,
                             inputs.districts.has_value()};
    std::vector<std::string> names;
    std::vector<std::string_view> pictures;
    for (const RunFile& file : run_files()) {
        if (!file.is_wanted(options.formats.formats, outline)) {
            continue;
        }
        if (file.name.starts_with("maps/")) { // one for each plan
            pictures.push_back(file.format);
        } else {
            names.emplace_back(file.name);
        }
    }
    for (const Plan& plan : inputs.plans) {
        if (exclusion_reason(plan, pre_2022_distinguished, lines)) {
            continue;
        }
        for (const std::string& preset : options.look.presets) {
            const std::string stem = "maps/" + map_file_stem(plan.id, options.look, preset);
            for (const std::string_view picture : pictures) {
                names.push_back(fmt::format("{}.{}", stem, picture));
            }
        }
    }
    names.emplace_back(package_name);
    return names;
}

} // namespace

std::string dry_run_text(const RunOptions& options, const StudyInputs& inputs) {
    std::string text = "All inputs can be read. Nothing is written.\n\nRead:\n";
    text += listed(inputs.boundaries.files) + listed(inputs.control.files);
    for (const BoundarySet& compared : inputs.compared) {
        text += listed(compared.files);
    }
    for (const PeopleFile& people : inputs.people) {
        text += listed(people.counted.files);
    }
    for (const CountedFile& counted : inputs.counted) {
        text += listed(counted.files);
    }
    if (inputs.districts) {
        text += listed(inputs.districts->files);
    }
    for (const Plan& plan : inputs.plans) {
        text += fmt::format("  {:<12} {} ({})\n", "plan", plan.file.name, plan.title_en);
    }
    for (const Claim& claim : inputs.claims) {
        text += fmt::format("  {:<12} {} ({})\n", "claim", claim.file.name, claim.publisher);
    }
    text += fmt::format("\nThe front line is that of {} ({}).\n", inputs.control.date.english(),
                        publisher_in_words(inputs.control.publisher));
    text += fmt::format("\nWould be written into {}:\n", options.output);
    for (const std::string& name : files_to_write(options, inputs)) {
        text += fmt::format("  {}\n", name);
    }
    return text;
}

} // namespace demarc
