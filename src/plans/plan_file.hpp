// SPDX-License-Identifier: MIT
#pragma once

#include "plans/plan.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace demarc {

/// Reads plans (TOML), checked against geodata/schemas/plan.schema.json and then for sense:
/// regions, zones and sites must exist, rules must stand in order. Names for several regions at
/// once come from region-groups.toml beside the schema. What all plans are read with is read once.
class PlanReader {
public:
    /// \pre regions and places outlive the reader
    PlanReader(const RegionTable& regions, const Places& places,
               const std::filesystem::path& schema);
    ~PlanReader();
    PlanReader(const PlanReader&) = delete;
    PlanReader& operator=(const PlanReader&) = delete;

    /// \throws ConfigError naming file, line, rule and key
    Plan read(const std::filesystem::path& file);

private:
    class Reading;
    std::unique_ptr<Reading> reading_;
};

/// One plan. \throws ConfigError as PlanReader
Plan read_plan(const std::filesystem::path& file, const RegionTable& regions, const Places& places,
               const std::filesystem::path& schema);

/// All plans of a folder: the reference scenario first, then by date and id.
/// \throws ConfigError also where two plans want to be the reference
std::vector<Plan> read_plans(const std::filesystem::path& folder, const RegionTable& regions,
                             const Places& places, const std::filesystem::path& schema);

} // namespace demarc
