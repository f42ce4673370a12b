// SPDX-License-Identifier: MIT
#pragma once

#include "sources/profile.hpp"
#include "sources/source_spec.hpp"

#include <filesystem>
#include <vector>

namespace demarc {

/// The folder with the data that come with the library.
struct DataFolder {
    std::filesystem::path root;

    [[nodiscard]] std::filesystem::path profiles() const { return root / "profiles"; }
    [[nodiscard]] std::filesystem::path places() const { return root / "places"; }
    [[nodiscard]] std::filesystem::path gazetteer() const { return places() / "gazetteer.csv"; }
    [[nodiscard]] std::filesystem::path plans() const { return root / "plans"; }
    /// The present line: what other plans are compared with.
    [[nodiscard]] std::filesystem::path reference_plan() const { return plans() / "present.toml"; }
    [[nodiscard]] std::filesystem::path claims() const { return root / "claims"; }
    [[nodiscard]] std::filesystem::path regions() const {
        return root / "boundaries" / "regions.csv";
    }
    /// The residents of each region.
    [[nodiscard]] std::filesystem::path region_people() const {
        return root / "people" / "regions.csv";
    }
    [[nodiscard]] std::filesystem::path region_groups() const {
        return root / "schemas" / "region-groups.toml";
    }
    [[nodiscard]] std::filesystem::path claim_schema() const {
        return root / "schemas" / "claim.schema.json";
    }
    [[nodiscard]] std::filesystem::path manifest() const { return root / "manifest.toml"; }
    [[nodiscard]] std::filesystem::path style() const { return root / "styles" / "newsroom.toml"; }
    [[nodiscard]] std::filesystem::path styles() const { return root / "styles"; }
    [[nodiscard]] std::filesystem::path languages() const { return root / "languages"; }
    [[nodiscard]] std::filesystem::path map_context() const {
        return root / "context" / "natural-earth.geojson";
    }
    [[nodiscard]] std::filesystem::path plan_schema() const {
        return root / "schemas" / "plan.schema.json";
    }

    /// What a run works on where the user names nothing.
    [[nodiscard]] SourceSpec boundaries() const {
        return {(root / "boundaries" / "natural-earth-admin-1.geojson").string(), "natural-earth"};
    }
    [[nodiscard]] SourceSpec control() const {
        return {(root / "control" / "settlements-2025-11-24.csv").string(), "settlements"};
    }
    /// What stands on the land.
    [[nodiscard]] std::vector<SourceSpec> counts() const {
        return {{(root / "counts" / "power-plants.csv").string(), "power-plants"}};
    }

    /// DEMARC_DATA if it is set; else what is installed with the library, found from the folder it
    /// lies in; else the source tree around its build folder.
    /// \throws ConfigError that says where was looked and what to do
    static DataFolder find();
};

} // namespace demarc
