// SPDX-License-Identifier: MIT
#include "commands/dry_run.hpp"

#include "export/slivers_table.hpp"
#include "plans/evaluate.hpp"

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
    const bool pre_2022_told_apart =
        will_tell_pre_2022_apart(inputs.control) ||
        std::find(lines.begin(), lines.end(), line_of_2022) != lines.end();
    const ExportChoice& formats = options.formats;
    std::vector<std::string> names;
    const auto add = [&](bool wanted, std::initializer_list<std::string> files) {
        if (wanted) {
            names.insert(names.end(), files.begin(), files.end());
        }
    };
    add(formats.csv, {"areas.csv", "claims.csv", "methods.csv", "places.csv", "changes-wide.csv",
                      "changes-by-region-wide.csv", "russia-by-region-wide.csv"});
    add(formats.csv && has_slivers_table(inputs.control.form, options.method), {"slivers.csv"});
    add(formats.json, {"scenarios.json"});
    add(formats.gpkg, {"faces.gpkg"});
    add(formats.geojson, {"faces.geojson", "disagreements.geojson"});
    add(formats.topojson, {"faces.topojson"});
    add(formats.fgb, {"faces.fgb"});
    add(formats.shp, {"faces-shapefile/columns.txt", "faces-shapefile/faces.shp"});
    add(formats.report, {"report.md"});
    add(formats.html, {"report.html"});
    for (const Plan& plan : inputs.plans) {
        if (why_not_computed(plan, pre_2022_told_apart, lines)) {
            continue;
        }
        for (const std::string& preset : options.look.presets) {
            const std::string stem = "maps/" + map_file_stem(plan.id, options.look, preset);
            add(formats.svg, {stem + ".svg"});
            add(formats.png, {stem + ".png"});
            add(formats.pdf, {stem + ".pdf"});
        }
    }
    names.emplace_back("datapackage.json");
    return names;
}

} // namespace

std::string dry_run_text(const RunOptions& options, const StudyInputs& inputs) {
    std::string text = "All inputs can be read. Nothing is written.\n\nRead:\n";
    text += listed(inputs.boundaries.files) + listed(inputs.control.files);
    for (const BoundarySet& compared : inputs.compared) {
        text += listed(compared.files);
    }
    for (const Plan& plan : inputs.plans) {
        text += fmt::format("  {:<12} {} ({})\n", "plan", plan.file.name, plan.title_en);
    }
    for (const Claim& claim : inputs.claims) {
        text += fmt::format("  {:<12} {} ({})\n", "claim", claim.file.name, claim.publisher);
    }
    text += fmt::format("\nThe front line is that of {} ({}).\n", inputs.control.date.english(),
                        inputs.control.publisher);
    text += fmt::format("\nWould be written into {}:\n", options.output);
    for (const std::string& name : files_to_write(options, inputs)) {
        text += fmt::format("  {}\n", name);
    }
    return text;
}

} // namespace demarc
