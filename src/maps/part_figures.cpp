// SPDX-License-Identifier: MIT
#include "maps/part_figures.hpp"

namespace demarc {

SquareMetres part_area(const MapSubject& map) {
    const Tally& tally = map.scenario.tally;
    if (!map.part.whole()) {
        return whole_of(tally, map.part.regions, Layer::change);
    }
    for (const TallyRow& row : tally.rows) {
        if (!row.region && row.layer == Layer::change && row.share_of_country_pct > 0) {
            return row.area * (100 / row.share_of_country_pct);
        }
    }
    return {};
}

Figure part_figure(const MapSubject& map, Layer layer, std::string_view class_name) {
    const Tally& tally = map.scenario.tally;
    if (map.part.whole()) {
        return country_figure(tally, layer, class_name);
    }
    Figure figure;
    for (const RegionIndex region : map.part.regions) {
        figure.area += tally.region(region, layer, class_name);
    }
    const SquareMetres whole = whole_of(tally, map.part.regions, layer);
    figure.share_pct = whole.value > 0 ? figure.area / whole * 100 : 0;
    return figure;
}

Figure held_now(const MapSubject& map) {
    const Figure since_2022 = part_figure(map, Layer::control, "russian");
    const Figure before = part_figure(map, Layer::control, "russian_pre_2022");
    return {since_2022.area + before.area, since_2022.share_pct + before.share_pct};
}

Balance part_balance(const MapSubject& map) {
    if (map.part.whole()) {
        return map.scenario.tally.balance;
    }
    const auto in_part = [&](Change change) {
        return part_figure(map, Layer::change, name_of(change)).area;
    };
    Balance balance{in_part(Change::passed_to_russia), in_part(Change::returned_to_ukraine),
                    in_part(Change::to_demilitarised_zone), in_part(Change::undetermined),
                    restricted_area(map)};
    for (FaceIndex i = 0; i < map.study.partition.faces.size(); ++i) {
        const Face& face = map.study.partition.faces[i];
        const Outcome& outcome = map.scenario.outcomes.faces[i];
        if (map.part.contains(face.region) && outcome.change == Change::to_demilitarised_zone &&
            outcome.before == Administration::russia) {
            balance.zone_left_by_russia += face.area(map.study.method.area);
        }
    }
    return balance;
}

SquareMetres lost_by_ukraine(const Balance& balance) {
    return balance.passed_to_russia + balance.to_demilitarised_zone - balance.zone_left_by_russia;
}

SquareMetres left_by_russia(const Balance& balance) {
    return balance.returned_to_ukraine + balance.zone_left_by_russia;
}

} // namespace demarc
