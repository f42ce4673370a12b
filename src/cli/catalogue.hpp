// SPDX-License-Identifier: MIT
#pragma once

#include "cli/data_folder.hpp"
#include "plans/plan.hpp"
#include "sources/gazetteer.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"
#include "tally/claim.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace demarc {

/// The stems of the TOML files in a folder, sorted: the ids a user may name.
/// \throws ConfigError if it cannot be read
std::vector<std::string> ids_in(const std::filesystem::path& folder);

/// The plans and claims of the data folder, by id, and those a user has in files.
class Catalogue {
public:
    /// Reads regions and places. \throws ConfigError
    explicit Catalogue(DataFolder data);

    [[nodiscard]] const DataFolder& data() const { return data_; }
    [[nodiscard]] const RegionTable& regions() const { return regions_; }
    [[nodiscard]] const Places& places() const { return places_; }

    /// The towns and villages of Ukraine, read anew. \throws ConfigError
    [[nodiscard]] Gazetteer gazetteer() const;

    /// The reference scenario first, then by date and id. \throws ConfigError
    [[nodiscard]] std::vector<Plan> all_plans() const;

    /// The reference scenario and the plans asked for, each once; all plans, if none is.
    [[nodiscard]] std::vector<Plan> plans(const std::vector<std::string>& ids_or_files) const;

    /// \throws UsageError with the nearest id, if there is neither such a plan nor such a file
    [[nodiscard]] Plan plan(const std::string& id_or_file) const;
    [[nodiscard]] Plan plan_file(const std::string& file) const;

    /// The claims asked for; all claims of the data folder in order of id, if none is.
    [[nodiscard]] std::vector<Claim> claims(const std::vector<std::string>& ids_or_files) const;

private:
    DataFolder data_;
    RegionTable regions_;
    Places places_;
};

} // namespace demarc
