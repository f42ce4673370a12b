// SPDX-License-Identifier: MIT
#include "tally/line_error.hpp"

#include "plans/plan_zones.hpp"
#include "support/error.hpp"
#include "support/parallel.hpp"
#include "tally/line_samples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace demarc {

namespace {

std::optional<ZoneIndex> zone_of(const Distance& distance, const Partition& partition) {
    const std::string id = zone_id(distance);
    const auto zone = std::find_if(partition.zones.begin(), partition.zones.end(),
                                   [&](const Zone& one) { return one.id == id; });
    return zone == partition.zones.end() ? std::nullopt
                                         : std::optional<ZoneIndex>(zone - partition.zones.begin());
}

bool is_in(const Face& face, const std::optional<ZoneIndex>& zone) {
    return zone && std::binary_search(face.zones.begin(), face.zones.end(), *zone);
}

void set_membership(Face& face, ZoneIndex zone, bool in) {
    const auto at = std::lower_bound(face.zones.begin(), face.zones.end(), zone);
    const bool is = at != face.zones.end() && *at == zone;
    if (in && !is) {
        face.zones.insert(at, zone);
    } else if (!in && is) {
        face.zones.erase(at);
    }
}

/// The bands around the line of contact that plans speak of: zones "contact-<D>km".
struct ContactBand {
    ZoneIndex zone = 0;
    std::optional<ZoneIndex> wider;    ///< D + error
    std::optional<ZoneIndex> narrower; ///< |D - error|
    bool deeper_than_error = true;
};

std::vector<ContactBand> contact_bands(const Partition& partition, double km) {
    std::vector<ContactBand> bands;
    const std::string prefix = std::string(contact) + "-";
    for (ZoneIndex i = 0; i < partition.zones.size(); ++i) {
        const std::string& id = partition.zones[i].id;
        if (!id.starts_with(prefix)) {
            continue;
        }
        const double depth = std::stod(id.substr(prefix.size()));
        const auto wider = zone_of({std::string(contact), {}, depth + km}, partition);
        if (wider) {
            bands.push_back({i, wider,
                             zone_of({std::string(contact), {}, std::abs(depth - km)}, partition),
                             depth > km});
        }
    }
    return bands;
}

/// Membership in a band around the moved line. The side the line moves into is `ahead`: there the
/// band reaches by the error farther; behind, it is by the error narrower.
bool in_moved_band(const Face& face, const ContactBand& band, bool ahead) {
    if (ahead) {
        return is_in(face, band.wider) && (band.deeper_than_error || !is_in(face, band.narrower));
    }
    return band.deeper_than_error && is_in(face, band.narrower);
}

void widen(LineRange& range, SquareMetres area) {
    range.moved.add(area);
}

void widen(Amount& range, const Amount& moved) {
    range.low = std::min(range.low, moved.low);
    range.high = std::max(range.high, moved.high);
}

/// The row of the same region, layer and class, or nothing where no land is in it.
const TallyRow* same_row(const Tally& tally, const TallyRow& row) {
    const auto found = std::find_if(tally.rows.begin(), tally.rows.end(), [&](const TallyRow& one) {
        return one.region == row.region && one.layer == row.layer &&
               one.class_name == row.class_name;
    });
    return found == tally.rows.end() ? nullptr : &*found;
}

/// Classes that only occur with the line moved get a row of their own, with no area.
void add_missing_rows(Tally& tally, const Tally& moved) {
    for (const TallyRow& row : moved.rows) {
        if (same_row(tally, row) == nullptr) {
            TallyRow added = row;
            added.stocks.assign(row.stocks.size(), {});
            added.area = {};
            added.share_of_region_pct = 0;
            added.share_of_country_pct = 0;
            added.readings = {};
            const auto at =
                std::find_if(tally.rows.begin(), tally.rows.end(), [&](const TallyRow& one) {
                    const auto key = [](const TallyRow& r) {
                        return std::pair(r.region.value_or(SIZE_MAX), r.layer);
                    };
                    return key(one) > key(row);
                });
            tally.rows.insert(at, added);
        }
    }
}

void add_moved(Scenario& scenario, const std::vector<Tally>& moved) {
    for (const Tally& tally : moved) {
        add_missing_rows(scenario.tally, tally);
    }
    for (TallyRow& row : scenario.tally.rows) {
        row.line_error = LineRange{{row.area, row.area}, {}};
        for (const Tally& tally : moved) {
            const TallyRow* same = same_row(tally, row);
            widen(*row.line_error, same == nullptr ? SquareMetres{} : same->area);
            for (std::size_t stock = 0; stock < row.stocks.size(); ++stock) {
                widen(row.stocks[stock], same == nullptr ? Amount{} : same->stocks[stock]);
            }
        }
    }
    const Balance& own = scenario.tally.balance;
    BalanceLineError error;
    error.net_without_zone.moved = {own.net_to_russia_without_zone(),
                                    own.net_to_russia_without_zone()};
    error.net_with_zone.moved = {own.net_to_russia_with_zone(), own.net_to_russia_with_zone()};
    for (const Tally& tally : moved) {
        widen(error.net_without_zone, tally.balance.net_to_russia_without_zone());
        widen(error.net_with_zone, tally.balance.net_to_russia_with_zone());
    }
    scenario.line_error = error;
}

} // namespace

std::vector<Distance> bands_of(const LineError& error, const std::vector<Plan>& plans) {
    std::vector<Distance> bands;
    const auto add = [&](std::string_view from, double km) {
        const Distance distance{std::string(from), {}, km};
        if (km > 0 && std::find(bands.begin(), bands.end(), distance) == bands.end()) {
            bands.push_back(distance);
        }
    };
    add(russian_edge, error.km);
    for (const Plan& plan : plans) {
        for (const Distance& distance : distances_in(plan)) {
            if (distance.from == contact) {
                add(contact, distance.km + error.km);
                add(contact, std::abs(distance.km - error.km));
            }
        }
    }
    for (int level = 1; error.samples > 0 && level <= levels_of_samples; ++level) {
        add(russian_edge, level_km(error, level));
    }
    return bands;
}

Partition with_moved_line(const Partition& partition, double km) {
    Partition moved = partition;
    const auto band = zone_of({std::string(russian_edge), {}, std::abs(km)}, partition);
    const std::vector<ContactBand> bands = contact_bands(partition, std::abs(km));
    const bool outwards = km > 0;
    for (Face& face : moved.faces) {
        const bool russian = is_russian(face.control);
        const Face before = face;
        for (const ContactBand& one : bands) {
            set_membership(face, one.zone, in_moved_band(before, one, russian != outwards));
        }
        if (is_in(before, band) && russian != outwards) {
            face.control = outwards ? ControlClass::russian : ControlClass::ukrainian;
        }
    }
    return moved;
}

LineRange add_line_error(std::vector<Scenario>& scenarios, const Partition& partition,
                         std::span<const Stock> stocks, const RegionTable& regions,
                         const Method& method, const LineError& error, unsigned jobs) {
    Method without_split = method;
    if (method.contested == ContestedPolicy::split) {
        without_split.contested = ContestedPolicy::separate;
    }
    const std::vector<Partition> moved{with_moved_line(partition, -error.km),
                                       with_moved_line(partition, error.km)};
    const ContestedReading reading = reading_of(method.contested);
    parallel_for(scenarios.size(), jobs, [&](std::size_t i) {
        std::vector<Tally> tallies;
        for (const Partition& one : moved) {
            tallies.push_back(tally_of(evaluate(scenarios[i].plan, one, reading), one, regions,
                                       method_for(scenarios[i].plan, without_split), stocks));
        }
        add_moved(scenarios[i], tallies);
    });
    const auto held = [&](const Partition& one) {
        SquareMetres area;
        for (const Face& face : one.faces) {
            const bool contested_counts =
                reading == ContestedReading::as_russian && face.control == ControlClass::contested;
            if (is_russian(face.control) || contested_counts) {
                area += face.area(method.area);
            }
        }
        return area;
    };
    LineRange range{{held(partition), held(partition)}, {}};
    for (const Partition& one : moved) {
        widen(range, held(one));
    }
    if (error.samples > 0) {
        add_percentiles(scenarios, range, partition, stocks, without_split, error, jobs);
    }
    return range;
}

namespace {

void check(std::string_view field, double value, const Bounds& bounds) {
    if (!bounds.hold(value)) {
        throw UsageError(fmt::format("`line_error`: {} is {:g}, not from {:g} to {:g}", field,
                                     value, bounds.least, bounds.most));
    }
}

} // namespace

void check_bounds(const LineError& error) {
    check("km", error.km, line_error_bounds::km);
    if (error.samples > 0) {
        check("samples", error.samples, line_error_bounds::samples);
    }
    check("seed", static_cast<double>(error.seed), line_error_bounds::seed);
    check("correlation_km", error.correlation_km, line_error_bounds::correlation_km);
}

} // namespace demarc
