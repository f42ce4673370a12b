// SPDX-License-Identifier: MIT
#include "sources/profile.hpp"

#include "io/bytes.hpp"
#include "sources/unfilled_keys.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
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
                                      Faults& faults) {
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

constexpr std::array kinds{"boundaries", "control", "count", "people", "districts"};

/// "boundaries", "control" ... or "districts", each in quotation marks.
std::string kinds_in_words() {
    std::string words;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const char* before = i == 0 ? "" : i + 1 < kinds.size() ? ", " : " or ";
        words += fmt::format("{}\"{}\"", before, kinds[i]);
    }
    return words;
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
    const bool is_shipped = !kind_of(id).empty();
    ProfileSource& source = insert(file);
    source.replaces_shipped = is_shipped;
    source.unfilled = unfilled_keys(read_bytes(file.string()));
    return source;
}

namespace {

/// A path in a profile is one from its folder.
void complete_paths(CountProfile& profile, const std::filesystem::path& file) {
    if (!profile.weights.empty() && profile.weights.find("://") == std::string::npos) {
        profile.weights = (file.parent_path() / profile.weights).string();
    }
}

} // namespace

ProfileSource& Profiles::insert(const std::filesystem::path& file) {
    const Settings settings = Settings::read(file);
    const std::string id = file.stem().string();
    const std::string kind = settings.text("kind");
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
        settings.refuse("kind", "must be " + kinds_in_words());
    }
    if (const std::string_view shipped = kind_of(id); !shipped.empty() && shipped != kind) {
        settings.refuse("kind", fmt::format("is {}, and the profile '{}' that comes with demarc is "
                                            "of {}; give the file another name",
                                            kind, id, shipped));
    }
    const auto put = [&](auto& profiles, auto profile) -> ProfileSource& {
        return profiles.insert_or_assign(id, std::move(profile)).first->second.source;
    };
    Faults faults;
    const auto put_checked = [&](auto& profiles, auto profile) -> ProfileSource& {
        faults.collect([&] { settings.refuse_unknown_keys(); });
        faults.throw_if_any();
        return put(profiles, std::move(profile));
    };
    if (kind == "boundaries") {
        return put_checked(boundaries, read_boundary_profile(settings, id, faults));
    }
    if (kind == "count") {
        CountProfile profile = read_count_profile(settings, id, faults);
        complete_paths(profile, file);
        return put_checked(counts, std::move(profile));
    }
    if (kind == "people") {
        PeopleProfile profile = read_people_profile(settings, id, faults);
        complete_paths(profile, file);
        return put_checked(people, std::move(profile));
    }
    if (kind == "districts") {
        return put_checked(districts, read_district_profile(settings, id, faults));
    }
    ControlProfile profile;
    if (faults.take(profile, [&] { return read_control_profile(settings, id, faults); })) {
        faults.collect([&] { settings.refuse_unknown_keys(); });
    }
    faults.throw_if_any();
    return put(control, std::move(profile));
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
    give_to(counts);
    give_to(people);
    give_to(districts);
}

std::string_view Profiles::kind_of(const std::string& id) const {
    return boundaries.contains(id)  ? "boundaries"
           : control.contains(id)   ? "control"
           : counts.contains(id)    ? "count"
           : people.contains(id)    ? "people"
           : districts.contains(id) ? "districts"
                                    : "";
}

std::vector<std::string> Profiles::ids() const {
    std::vector<std::string> ids;
    const auto add = [&ids](const auto& profiles) {
        for (const auto& [id, profile] : profiles) {
            ids.push_back(id);
        }
    };
    add(boundaries);
    add(control);
    add(counts);
    add(people);
    add(districts);
    return ids;
}

} // namespace demarc
