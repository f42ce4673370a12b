// SPDX-License-Identifier: MIT
#include "commands/version.hpp"

#include "geometry/proj_module.hpp"
#include "io/gdal_module.hpp"
#include "maps/picture.hpp"
#include "study/data_folder.hpp"
#include "support/hash.hpp"
#include "support/settings.hpp"
#include "support/version.hpp"

#include <fmt/format.h>
#include <geos_c.h>
#include <nlohmann/json.hpp>

#include <optional>
#include <ostream>
#include <utility>

namespace demarc {

namespace {

#if defined(__clang__)
constexpr std::string_view compiler = __VERSION__; // begins with its name
#else
constexpr std::string_view compiler = "GCC " __VERSION__;
#endif

/// The data folder against its manifest.
struct DataState {
    std::string folder;
    std::string manifest_sha256;
    std::size_t files = 0;
    std::vector<std::string> changed; ///< files that are not as the manifest has them, or missing
};

DataState state_of(const DataFolder& data) {
    const std::filesystem::path manifest = data.manifest();
    DataState state{data.root.string(), sha256_of_file(manifest), 0, {}};
    for (const Settings& file : Settings::read(manifest).tables("file")) {
        if (!file.has("sha256")) {
            continue; // written by hand: its history is that of the source
        }
        const std::string path = file.text("path");
        ++state.files;
        if (!std::filesystem::is_regular_file(data.root / path) ||
            sha256_of_file(data.root / path) != file.text("sha256")) {
            state.changed.push_back(path);
        }
    }
    return state;
}

/// What can be said, or why not: a report of a broken installation needs the rest all the more.
template<typename Question>
auto answer(const Question& question, std::string& fault) -> std::optional<decltype(question())> {
    try {
        return question();
    } catch (const Error& error) {
        fault = error.what();
        return std::nullopt;
    }
}

std::vector<std::pair<std::string, std::string>> library_versions() {
    const auto answer_or_fault = [](const auto& question) {
        std::string fault;
        return answer(question, fault).value_or(fault);
    };
    return {{"GDAL", answer_or_fault([] { return gdal_module().version(); })},
            {"GEOS", GEOSversion()},
            {"PROJ", answer_or_fault([] { return proj_module().version(); })},
            {"librsvg", answer_or_fault([] { return picture_module().version(); })},
            {"cairo", answer_or_fault([] { return picture_module().cairo_version(); })},
            {"fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100,
                                FMT_VERSION % 100)}};
}

std::string as_text(const std::optional<DataState>& data, const std::string& fault) {
    std::string text = fmt::format("demarc    {}\ncompiler  {}\n", version, compiler);
    for (const auto& [name, number] : library_versions()) {
        text += fmt::format("{:<9} {}\n", name, number);
    }
    if (!data) {
        return text + fmt::format("data      {}\n", fault);
    }
    text += fmt::format("data      {}\n          manifest {}, {} of {} files as it has them\n",
                        data->folder, data->manifest_sha256, data->files - data->changed.size(),
                        data->files);
    for (const std::string& file : data->changed) {
        text += fmt::format("          changed: {}\n", file);
    }
    return text;
}

std::string as_json(const std::optional<DataState>& data, const std::string& fault) {
    nlohmann::ordered_json report{{"demarc", version}, {"compiler", compiler}};
    for (const auto& [name, number] : library_versions()) {
        report["libraries"][name] = number;
    }
    if (data) {
        report["data"] = {{"folder", data->folder},
                          {"manifest_sha256", data->manifest_sha256},
                          {"files", data->files},
                          {"changed", data->changed}};
    } else {
        report["data"] = {{"fault", fault}};
    }
    return report.dump(2) + '\n';
}

} // namespace

std::string_view VersionCommand::description() const {
    return "Says the versions of demarc, of the libraries it computes with and of its data, and "
           "which files of the data were changed: put it into a report of a fault. 'demarc "
           "--version' says the program's version alone.";
}

std::string_view VersionCommand::examples() const {
    return "  demarc version\n"
           "  demarc --version --json\n"
           "      the same for a program";
}

Syntax VersionCommand::syntax() {
    return {.groups = {{"Options", {flag("json", "Print the versions as JSON.", options_.json)}}},
            .operands = {}};
}

ExitStatus VersionCommand::run(Terminal& terminal) {
    std::string fault;
    const std::optional<DataState> data =
        answer([] { return state_of(DataFolder::find()); }, fault);
    terminal.out << (options_.json ? as_json(data, fault) : as_text(data, fault));
    return ExitStatus::done;
}

} // namespace demarc
