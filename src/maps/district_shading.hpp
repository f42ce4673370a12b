// SPDX-License-Identifier: MIT
#pragma once

#include "maps/legend.hpp"
#include "maps/plane_arcs.hpp"
#include "maps/wording.hpp"
#include "study/district_shapes.hpp"

#include <string>
#include <utility>
#include <vector>

namespace demarc {

/// The districts of a study, with their arcs in the plane of maps.
struct DistrictLand {
    explicit DistrictLand(DistrictShapes of_study)
        : shapes(std::move(of_study)), arcs(shapes.cut.pieces) {}
    DistrictLand(const DistrictLand&) = delete; // `arcs` refer to `shapes`
    DistrictLand& operator=(const DistrictLand&) = delete;

    DistrictShapes shapes;
    PlaneArcs arcs;
};

/// How much of a district is meant by the fill of a map: what Russia holds after the plan, or what
/// Ukraine holds today and would lose.
struct DistrictShade {
    SquareMetres area;
    SquareMetres of_area;
    double people = 0; ///< residents before the war
    double of_people = 0;

    [[nodiscard]] double share_pct(bool of_people_too) const;
    [[nodiscard]] bool is_whole() const; ///< but for slivers along its border
    [[nodiscard]] bool is_none() const;
};

/// By DistrictIndex. \pre the map is by district
std::vector<DistrictShade> district_shades(const MapSubject& map);

/// The class of each district: "share_0" for none, "share_1" up to 10%, then 25, 50, 75 and 100%.
std::string shade_name(const DistrictShade& shade, FillBy by);

/// The legend: the classes that occur within the part shown, with the number of districts.
std::vector<LegendRow> shade_rows(const MapSubject& map);
std::string shade_heading(const MapSubject& map);

std::string shade_headline(const MapSubject& map);
std::string shade_standfirst(const MapSubject& map);

/// How many people lived, before 2022, on land that the plan has Ukraine lose or regain or, where
/// it does neither, that Russia holds; empty where the study counts no people.
std::string people_sentence(const MapSubject& map);

} // namespace demarc
