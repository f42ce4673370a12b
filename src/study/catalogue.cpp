// SPDX-License-Identifier: MIT
#include "study/catalogue.hpp"

#include "plans/plan_file.hpp"
#include "support/error.hpp"
#include "support/input_limits.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace fs = std::filesystem;

std::vector<std::string> ids_in(const fs::path& folder) {
    std::vector<std::string> ids;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        if (entry.path().extension() == ".toml") {
            ids.push_back(entry.path().stem().string());
        }
    }
    if (failure) {
        throw ConfigError(fmt::format("{}: {}", folder.string(), failure.message()));
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

namespace {

[[noreturn]] void refuse_no_file(std::string_view kind, const std::string& file) {
    refuse_special_file(file);
    std::error_code ignored;
    throw UsageError(fs::is_directory(file, ignored)
                         ? fmt::format("{}: is a folder, not a {} file", file, kind)
                         : fmt::format("{}: no such {} file", file, kind));
}

/// An id of `folder` or a file of the user's. \throws UsageError
fs::path find_file(std::string_view kind, const std::string& id_or_file, const fs::path& folder) {
    const std::vector<std::string> ids = ids_in(folder);
    if (std::binary_search(ids.begin(), ids.end(), id_or_file)) {
        return folder / (id_or_file + ".toml");
    }
    std::error_code ignored; // as of a link to itself
    if (fs::is_regular_file(id_or_file, ignored)) {
        return id_or_file;
    }
    if (id_or_file.ends_with(".toml") || id_or_file.find('/') != std::string::npos) {
        refuse_no_file(kind, id_or_file);
    }
    throw UsageError(
        fmt::format("unknown {} '{}'{}", kind, id_or_file,
                    did_you_mean(id_or_file, ids,
                                 kind == "plan" ? "; 'demarc plans list' shows those there are"
                                                : "; 'demarc check' names those there are")));
}

} // namespace

Catalogue::Catalogue(DataFolder data)
    : data_(std::move(data)), regions_(RegionTable::read(data_.regions())),
      places_(Places::read(data_.places(), regions_)) {}

const Gazetteer& Catalogue::gazetteer() const {
    std::call_once(gazetteer_read_,
                   [this] { gazetteer_ = Gazetteer::read(data_.gazetteer(), regions_); });
    return *gazetteer_;
}

std::vector<Plan> Catalogue::all_plans() const {
    return read_plans(data_.plans(), regions_, places_, data_.plan_schema());
}

std::vector<Plan> Catalogue::plans(const Selection& wanted) const {
    if (wanted.all) {
        return all_plans();
    }
    if (wanted.named.empty()) {
        return {};
    }
    PlanReader reader(regions_, places_, data_.plan_schema());
    std::vector<Plan> chosen{reader.read(data_.reference_plan())};
    for (const std::string& name : wanted.named) {
        Plan found = reader.read(find_file("plan", name, data_.plans()));
        const bool known = std::any_of(chosen.begin(), chosen.end(),
                                       [&](const Plan& other) { return other.id == found.id; });
        if (known && !found.reference) {
            throw UsageError(fmt::format("`plans`: '{}' is asked for twice", found.id));
        }
        if (!known) {
            chosen.push_back(std::move(found));
        }
    }
    return chosen;
}

Plan Catalogue::plan(const std::string& id_or_file) const {
    return read_plan(find_file("plan", id_or_file, data_.plans()), regions_, places_,
                     data_.plan_schema());
}

Plan Catalogue::plan_file(const std::string& file) const {
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) {
        refuse_no_file("plan", file);
    }
    return read_plan(file, regions_, places_, data_.plan_schema());
}

std::vector<Claim> Catalogue::claims(const Selection& wanted) const {
    std::vector<fs::path> files;
    for (const std::string& name : wanted.all ? ids_in(data_.claims()) : wanted.named) {
        files.push_back(find_file("claim", name, data_.claims()));
    }
    return files.empty() ? std::vector<Claim>() : read_claims(files, data_.claim_schema());
}

} // namespace demarc
