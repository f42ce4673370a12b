// SPDX-License-Identifier: MIT
#pragma once

#include "plans/plan.hpp"
#include "sources/gazetteer.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"
#include "study/data_folder.hpp"
#include "study/request.hpp"
#include "tally/claim.hpp"

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// The stems of the TOML files in a folder, sorted: the ids a user may name.
/// \throws ConfigError if it cannot be read
std::vector<std::string> ids_in(const std::filesystem::path& folder);

/// The regions, places, plans and claims of the data folder, by id, and the plans and claims a user
/// has in files. Only what is asked for is read: one plan is one file. May be used from several
/// threads.
class Catalogue {
public:
    /// Reads regions and places. \throws ConfigError
    explicit Catalogue(DataFolder data);

    [[nodiscard]] const DataFolder& data() const { return data_; }
    [[nodiscard]] const RegionTable& regions() const { return regions_; }
    [[nodiscard]] const Places& places() const { return places_; }

    /// Read when it is first asked for.
    [[nodiscard]] const Gazetteer& gazetteer() const;

    /// The reference scenario first, then by date and id. \throws ConfigError
    [[nodiscard]] std::vector<Plan> all_plans() const;

    /// The plans selected, each once, after the reference scenario; none for an empty selection.
    /// \throws UsageError as plan(), and where one is named twice
    [[nodiscard]] std::vector<Plan> plans(const Selection& wanted) const;

    /// \throws UsageError with the nearest id, if there is neither such a plan nor such a file
    [[nodiscard]] Plan plan(const std::string& id_or_file) const;
    [[nodiscard]] Plan plan_file(const std::string& file) const;

    /// The claims selected, in order of id where all are. \throws UsageError as plan()
    [[nodiscard]] std::vector<Claim> claims(const Selection& wanted) const;

private:
    DataFolder data_;
    RegionTable regions_;
    Places places_;
    mutable std::once_flag gazetteer_read_;
    mutable std::optional<Gazetteer> gazetteer_;
};

} // namespace demarc
