// SPDX-License-Identifier: MIT
#include "plans/plan_zones.hpp"

#include "partition/band.hpp"
#include "partition/band_check.hpp"
#include "partition/lines_of_control.hpp"
#include "partition/measured_cut.hpp"
#include "plans/evaluate.hpp"
#include "plans/line_name.hpp"
#include "support/error.hpp"
#include "support/parallel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <type_traits>
#include <utility>

namespace demarc {

namespace {

template<typename Value>
void add_once(std::vector<Value>& values, const Value& value) {
    if (std::find(values.begin(), values.end(), value) == values.end()) {
        values.push_back(value);
    }
}

/// Collects what rules need beyond the zones of the data folder.
struct Needs {
    std::vector<Distance> distances;
    std::vector<std::string> lines;

    void operator()(const Buffer& rule) {
        (*this)(rule.area);
        add_band(rule.line_ukraine, rule.km_ukraine);
        add_band(rule.line_russia, rule.km_russia);
    }
    void operator()(const Freeze& rule) {
        (*this)(rule.area);
        if (rule.line != contact) {
            add_line(rule.line);
        }
    }
    void operator()(const Revert& rule) {
        (*this)(rule.area);
        add_line(rule.line);
    }
    void operator()(const Swap& rule) {
        (*this)(rule.give);
        (*this)(rule.take);
    }
    void operator()(const SiteRule& /*rule*/) {}
    void operator()(const NoRule& /*rule*/) {}
    template<typename Other>
    void operator()(const Other& rule) {
        (*this)(rule.area);
    }
    void operator()(const Selector& area) {
        for (const std::vector<Distance>* list : {&area.within, &area.beyond}) {
            for (const Distance& distance : *list) {
                add(distance);
            }
        }
    }

private:
    void add(const Distance& distance) {
        add_once(distances, distance);
        if (!distance.from.empty() && distance.from != contact && distance.from != russian_edge) {
            add_once(lines, distance.from);
        }
    }
    void add_line(const std::string& line) {
        if (line != line_of_1991 && line != line_of_2022) {
            add_once(lines, line);
        }
    }
    void add_band(const std::string& line, double km) {
        if (line != contact) {
            add_once(lines, line);
        }
        if (km > 0) {
            add({line, {}, km});
        }
    }
};

Needs needs_of(const Plan& plan) {
    Needs needs;
    for_every_rule(plan, [&](const Rule& rule) {
        std::visit([&](const auto& body) { needs(body); }, rule.body);
    });
    return needs;
}

/// A number as ids have it: no more digits than it needs.
std::string number(double value) {
    return fmt::format("{:g}", value);
}

Zone zone(std::string id, std::string name, MultiPolygon polygons) {
    Zone made;
    made.id = std::move(id);
    made.name_en = std::move(name);
    made.polygons = std::move(polygons);
    made.source = "computed";
    return made;
}

/// The line of another date and the land behind it.
struct PastMap {
    std::string id;
    std::vector<LineString> line;
    MultiPolygon russian;
    std::vector<UnmarkedPart> unmarked;
};

PastMap past_map(const DatedLine& dated, const BoundarySet& boundaries,
                 const RegionTable& regions) {
    return with_context("in the map of the " + line_name(dated.id), [&] {
        Partition partition =
            measured_cut(boundaries, dated.control, regions, {}, Reconcile::on, areas_for_lines);
        // A later map may show the line of February 2022 too, as the edge of a class of its own.
        if (dated.id == line_of_2022 && distinguishes_pre_2022(partition)) {
            for (Face& face : partition.faces) {
                if (face.control == ControlClass::russian) {
                    face.control = ControlClass::ukrainian;
                }
            }
            settle_specks(partition);
        }
        PastMap past{dated.id, edge_of_russian_land(partition), {}, partition.unmarked};
        for (const Face& face : partition.faces) {
            if (is_russian(face.control)) {
                past.russian.push_back(face.polygon);
            }
        }
        return past;
    });
}

/// Parts the land that Russia holds by whether it held it on the eve of the full invasion.
void tell_pre_2022_apart(Partition& partition) {
    const std::string id = zone_of_line(line_of_2022);
    const auto zone = std::find_if(partition.zones.begin(), partition.zones.end(),
                                   [&](const Zone& one) { return one.id == id; });
    const auto number = static_cast<ZoneIndex>(zone - partition.zones.begin());
    for (Face& face : partition.faces) {
        const bool before = std::binary_search(face.zones.begin(), face.zones.end(), number);
        for (ControlClass* control : {&face.drawn, &face.reconciled, &face.control}) {
            if (is_russian(*control)) {
                *control = before ? ControlClass::russian_pre_2022 : ControlClass::russian;
            }
        }
    }
}

/// Zones, and which of them are bands around lines.
struct MadeZones {
    std::vector<Zone> zones;
    std::vector<DrawnBand> bands;
};

/// Draws the zones that plans need.
class ZoneMaker {
public:
    ZoneMaker(const std::vector<Plan>& plans, const std::vector<Distance>& further) {
        for (const Plan& plan : plans) {
            for (const Distance& distance : distances_in(plan)) {
                add_once(distances_, distance);
            }
            for (const std::string& line : lines_in(plan)) {
                add_once(lines_, line);
            }
        }
        for (const Distance& distance : further) {
            add_once(distances_, distance);
        }
    }

    [[nodiscard]] bool needs_present_lines() const {
        return std::any_of(distances_.begin(), distances_.end(), [](const Distance& one) {
            return one.from == contact || one.from == russian_edge;
        });
    }
    [[nodiscard]] bool needs(const std::string& line) const {
        return std::find(lines_.begin(), lines_.end(), line) != lines_.end();
    }

    /// \param before how many zones of the partition come before these
    [[nodiscard]] MadeZones zones(const Partition& present, const std::vector<PastMap>& past,
                                  std::size_t before, unsigned jobs) const {
        MadeZones made;
        for (const PastMap& map : past) {
            made.zones.push_back(zone(zone_of_line(map.id),
                                      "Held by Russia by the " + line_name(map.id), map.russian));
        }
        const auto shared = [](std::vector<LineString> line) {
            return std::make_shared<const std::vector<LineString>>(std::move(line));
        };
        std::map<std::string, Lines> lines;
        lines[std::string(contact)] = shared(edges_of_control(present));
        lines[std::string(russian_edge)] = shared(edge_of_russian_land(present));
        for (const PastMap& map : past) {
            lines[map.id] = shared(map.line);
        }
        for (const Distance& distance : distances_) {
            const auto known = lines.find(distance.from);
            if (!distance.from.empty() && known == lines.end()) {
                continue; // the line of a day that no map was given of
            }
            const Lines line =
                distance.from.empty() ? shared({LineString{distance.centre}}) : known->second;
            made.bands.push_back({before + made.zones.size(), Metres::from_km(distance.km), line});
            made.zones.push_back(zone(
                zone_id(distance),
                fmt::format("Within {} km of {}", number(distance.km), name_of_middle(distance)),
                {}));
        }
        parallel_for(made.bands.size(), jobs, [&](std::size_t i) {
            const DrawnBand& band = made.bands[i];
            made.zones[band.zone - before].polygons = band_around(*band.lines, band.depth);
        });
        return made;
    }

private:
    using Lines = std::shared_ptr<const std::vector<LineString>>;

    /// What a band is around: "the line of contact", "the line of 2014-09-19", "Enerhodar".
    static std::string name_of_middle(const Distance& distance) {
        if (!distance.centre_name.empty()) {
            return distance.centre_name;
        }
        if (distance.from.empty()) {
            return fmt::format("{} E, {} N", number(distance.centre.lon),
                               number(distance.centre.lat));
        }
        return "the " + line_name(distance.from);
    }

    std::vector<Distance> distances_;
    std::vector<std::string> lines_;
};

} // namespace

std::string zone_id(const Distance& distance) {
    if (distance.from.empty()) {
        return fmt::format("{}E-{}N-{}km", number(distance.centre.lon), number(distance.centre.lat),
                           number(distance.km));
    }
    return fmt::format("{}-{}km", distance.from, number(distance.km));
}

std::string zone_of_line(std::string_view line) {
    return fmt::format("russian-held-{}", line);
}

std::vector<Distance> distances_in(const Plan& plan) {
    return needs_of(plan).distances;
}

std::vector<std::string> lines_in(const Plan& plan) {
    return needs_of(plan).lines;
}

Partition cut_for_plans(const BoundarySet& boundaries, const ControlSnapshot& control,
                        const RegionTable& regions, const std::vector<Zone>& zones,
                        const std::vector<Plan>& plans, Reconcile reconcile,
                        const std::vector<DatedLine>& lines, const std::vector<Distance>& further,
                        unsigned jobs, std::span<const AreaMethod> methods) {
    const ZoneMaker maker(plans, further);
    std::vector<const DatedLine*> needed;
    bool eve_of_invasion_given = false;
    for (const DatedLine& line : lines) {
        if (maker.needs(line.id) || line.id == line_of_2022) {
            needed.push_back(&line);
        }
        eve_of_invasion_given = eve_of_invasion_given || line.id == line_of_2022;
    }
    Partition present;
    std::vector<PastMap> past(needed.size());
    parallel_for(1 + needed.size(), jobs, [&](std::size_t i) {
        if (i > 0) {
            past[i - 1] = past_map(*needed[i - 1], boundaries, regions);
        } else if (maker.needs_present_lines()) {
            present = measured_cut(boundaries, control, regions, {}, reconcile, areas_for_lines);
        }
    });
    std::vector<Zone> all = zones;
    MadeZones made = maker.zones(present, past, all.size(), jobs);
    std::move(made.zones.begin(), made.zones.end(), std::back_inserter(all));
    Partition partition = cut(boundaries, control, regions, all, reconcile, methods);
    check_bands(partition, made.bands);
    for (PastMap& map : past) {
        if (!map.unmarked.empty()) {
            partition.unmarked_of_lines[map.id] = std::move(map.unmarked);
        }
    }
    if (eve_of_invasion_given) {
        tell_pre_2022_apart(partition);
    }
    return partition;
}

} // namespace demarc
