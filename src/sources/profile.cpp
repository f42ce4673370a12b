// SPDX-License-Identifier: MIT
#include "sources/profile.hpp"

#include "io/bytes.hpp"
#include "sources/unfilled_keys.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace demarc {

namespace {

std::string read_coverage(const Settings& settings) {
    std::string coverage = settings.text("coverage");
    if (coverage != "land" && coverage != "territorial_sea" && coverage != "by_area") {
        settings.refuse("coverage", "must be \"land\", \"territorial_sea\" or \"by_area\"");
    }
    return coverage;
}

std::map<std::string, std::string> read_aliases(const Settings& settings) {
    std::map<std::string, std::string> aliases = settings.text_map("aliases");
    for (const auto& [spelling, code] : aliases) {
        if (!RegionCode::parse(code)) {
            settings.refuse("aliases", fmt::format("gives '{}' the code '{}', which is not of the "
                                                   "form UA-NN",
                                                   spelling, code));
        }
    }
    return aliases;
}

BoundaryProfile read_boundary_profile(const Settings& settings, const std::string& id,
                                      SettingsFaults& faults) {
    BoundaryProfile profile;
    profile.source = read_source(settings, id, faults);
    faults.take(profile.layer, [&] { return read_layer_name(settings); });
    faults.take(profile.filter, [&] { return read_conditions(settings, "filter"); });
    faults.take(profile.attribute, [&] { return settings.text("attribute"); });
    faults.take(profile.aliases, [&] { return read_aliases(settings); });
    faults.take(profile.more_attributes, [&] { return settings.texts("more_attributes"); });
    faults.take(profile.sea, [&] { return settings.text_or("sea", ""); });
    profile.opening = read_opening(settings, faults);
    faults.take(profile.repair_bound, [&] { return read_repair_bound(settings); });
    std::string coverage;
    faults.take(coverage, [&] { return read_coverage(settings); });
    profile.coverage = coverage == "land" ? Coverage::land : Coverage::territorial_sea;
    profile.coverage_by_area = coverage == "by_area";
    return profile;
}

} // namespace

Profiles Profiles::read(const std::filesystem::path& folder) {
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".toml") {
            files.push_back(entry.path());
        }
    }
    if (error || files.empty()) {
        throw ConfigError(fmt::format("{}: holds no profiles{}", folder.string(),
                                      error ? ": " + error.message() : ""));
    }
    std::sort(files.begin(), files.end());
    Profiles profiles;
    for (const std::filesystem::path& file : files) {
        profiles.insert(file);
    }
    return profiles;
}

const ProfileSource& Profiles::add(const std::filesystem::path& file) {
    const std::string id = file.stem().string();
    if (const auto [own, is_new] = own_.emplace(id, file); !is_new) {
        throw ConfigError(fmt::format("{}: there is a profile '{}' already, of {}; give one of the "
                                      "files another name",
                                      file.string(), id, own->second.string()));
    }
    const bool is_shipped = boundaries.contains(id) || control.contains(id);
    ProfileSource& source = insert(file);
    source.replaces_shipped = is_shipped;
    source.unfilled = unfilled_keys(read_bytes(file.string()));
    return source;
}

ProfileSource& Profiles::insert(const std::filesystem::path& file) {
    const Settings settings = Settings::read(file);
    const std::string id = file.stem().string();
    const std::string kind = settings.text("kind");
    if (kind != "boundaries" && kind != "control") {
        settings.refuse("kind", "must be \"boundaries\" or \"control\"");
    }
    const bool is_boundaries = kind == "boundaries";
    if (is_boundaries ? control.contains(id) : boundaries.contains(id)) {
        settings.refuse("kind", fmt::format("is {}, and the profile '{}' that comes with demarc is "
                                            "of {}; give the file another name",
                                            kind, id, is_boundaries ? "control" : "boundaries"));
    }
    SettingsFaults faults;
    if (is_boundaries) {
        BoundaryProfile profile = read_boundary_profile(settings, id, faults);
        faults.collect([&] { settings.refuse_unknown_keys(); });
        faults.throw_if_any();
        return boundaries.insert_or_assign(id, std::move(profile)).first->second.source;
    }
    ControlProfile profile;
    if (faults.take(profile, [&] { return read_control_profile(settings, id, faults); })) {
        faults.collect([&] { settings.refuse_unknown_keys(); });
    }
    faults.throw_if_any();
    return control.insert_or_assign(id, std::move(profile)).first->second.source;
}

void Profiles::set_crs(const std::string& code) {
    if (!is_crs_code(code)) {
        throw UsageError(fmt::format("`crs`: '{}' is no code of a coordinate reference system; "
                                     "write it as in EPSG:6381",
                                     code));
    }
    crs = code;
    const auto give_to = [&](auto& profiles) {
        for (auto& [id, profile] : profiles) {
            profile.opening.crs = code;
        }
    };
    give_to(boundaries);
    give_to(control);
}

} // namespace demarc
