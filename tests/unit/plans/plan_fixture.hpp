// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "plans/evaluate.hpp"
#include "plans/plan_file.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::testing {

inline const std::filesystem::path& data_folder() {
    static const std::filesystem::path folder{shipped_data("")};
    return folder;
}

inline const RegionTable& real_regions() {
    static const RegionTable regions = RegionTable::read(data_folder() / "boundaries/regions.csv");
    return regions;
}

inline const Places& real_places() {
    static const Places places = Places::read(data_folder() / "places", real_regions());
    return places;
}

inline std::filesystem::path plan_schema() {
    return data_folder() / "schemas/plan.schema.json";
}

inline Plan real_plan(std::string_view id) {
    return read_plan(data_folder() / "plans" / (std::string(id) + ".toml"), real_regions(),
                     real_places(), plan_schema());
}

/// A plan from the text of its rules, with everything else that a plan file needs.
inline Plan plan_with_rules(std::string_view rules) {
    const ScratchFolder folder;
    const std::string head = R"(id = "test"
title = { en = "A plan", uk = "План" }
summary = "For a test."
author = "nobody"
status = "reported"
date = 2025-11-20
source = [{ title = "A text", publisher = "A paper" }]
)";
    return read_plan(folder.write("test.toml", head + std::string(rules)), real_regions(),
                     real_places(), plan_schema());
}

/// What is wrong with such a plan, from the name of its file on.
inline std::string complaint_about_rules(const std::string& rules) {
    try {
        plan_with_rules(rules);
    } catch (const Error& error) {
        const std::string message = error.what();
        return message.substr(message.find("test.toml"));
    }
    return "no complaint";
}

inline RegionIndex region(std::string_view code) {
    return real_regions().find(code).value();
}

/// A square of a tenth of a degree with a made-up area of 100 km².
inline Face square(std::string_view code, ControlClass control, std::size_t number) {
    const double lon = 30 + 0.1 * static_cast<double>(number);
    Face face;
    face.polygon.exterior = {{lon, 48}, {lon + 0.1, 48}, {lon + 0.1, 48.1}, {lon, 48.1}, {lon, 48}};
    face.inside = {lon + 0.05, 48.05};
    face.region = region(code);
    face.drawn = control;
    face.reconciled = control;
    face.control = control;
    face.areas.fill(SquareMetres::from_km2(100));
    return face;
}

inline Partition partition_of(std::vector<Face> faces) {
    Partition partition;
    partition.faces = std::move(faces);
    Zone kinburn;
    kinburn.id = "kinburn";
    partition.zones = {kinburn};
    // Bands that shipped plans speak of; none of the faces is in one.
    for (const char* band :
         {"contact-5km", "contact-10km", "contact-15km", "contact-20km", "contact-40km"}) {
        partition.zones.emplace_back().id = band;
    }
    return partition;
}

/// Donetsk held by Ukraine, by Russia, by Russia since before 2022, and contested.
inline Partition donetsk_in_four_classes() {
    std::vector<Face> faces;
    for (const ControlClass control : all_control_classes) {
        faces.push_back(square("UA-14", control, faces.size()));
    }
    return partition_of(std::move(faces));
}

inline std::vector<Administration> after(const PlanOutcomes& outcomes) {
    std::vector<Administration> result;
    for (const Outcome& outcome : outcomes.faces) {
        result.push_back(outcome.after);
    }
    return result;
}

inline std::vector<Change> changes(const PlanOutcomes& outcomes) {
    std::vector<Change> result;
    for (const Outcome& outcome : outcomes.faces) {
        result.push_back(outcome.change);
    }
    return result;
}

} // namespace demarc::testing
