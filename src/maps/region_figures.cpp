// SPDX-License-Identifier: MIT
#include "maps/region_figures.hpp"

#include "maps/wording.hpp"

#include <array>
#include <utility>

namespace demarc {
namespace {

struct Named {
    const char* name;
    std::array<const char*, 2> codes;
};

constexpr std::array named_oblasts{Named{"CRIMEA", {"UA-43", "UA-40"}},
                                   Named{"LUHANSK", {"UA-09", ""}}, Named{"DONETSK", {"UA-14", ""}},
                                   Named{"ZAPORIZHZHIA", {"UA-23", ""}},
                                   Named{"KHERSON", {"UA-65", ""}}};

bool is_one_of(RegionIndex region, const std::vector<RegionIndex>& regions) {
    for (const RegionIndex candidate : regions) {
        if (candidate == region) {
            return true;
        }
    }
    return false;
}

// The share of the regions' area in a class, in per cent. Divisors come back from the tally's own
// rows, so that map and tables agree under any denominator.
double share(const Tally& tally, const std::vector<RegionIndex>& regions, Layer layer,
             std::string_view class_name) {
    SquareMetres in_class;
    SquareMetres whole;
    for (const RegionIndex region : regions) {
        bool known = false;
        for (const TallyRow& row : tally.rows) {
            if (row.region != region || row.layer != layer) {
                continue;
            }
            if (!known && row.share_of_region_pct > 0) {
                whole += row.area * (100 / row.share_of_region_pct);
                known = true;
            }
            if (row.class_name == class_name) {
                in_class += row.area;
            }
        }
    }
    return whole.value > 0 ? in_class / whole * 100 : 0;
}

/// What Russia holds in the regions, or only what the plan leaves open of that, in m². Taken from
/// the faces: land left open need not be Russian-held (contested land is open too).
double held_by_russia(const Study& study, const Scenario& scenario,
                      const std::vector<RegionIndex>& regions, bool only_open) {
    SquareMetres found;
    for (FaceIndex i = 0; i < study.partition.faces.size(); ++i) {
        const Outcome& outcome = scenario.outcomes.faces[i];
        if (is_one_of(study.partition.faces[i].region, regions) &&
            outcome.before == Administration::russia &&
            (!only_open || outcome.change == Change::undetermined)) {
            found += study.partition.faces[i].area(study.method.area);
        }
    }
    return found.value;
}

std::vector<std::string> figure_lines(const Study& study, const Scenario& scenario,
                                      const std::vector<RegionIndex>& regions) {
    const Tally& tally = scenario.tally;
    constexpr double least = 0.05;
    const double russian = share(tally, regions, Layer::administration, "russia");
    const double open = share(tally, regions, Layer::change, "undetermined");
    const double returned = share(tally, regions, Layer::change, "returned_to_ukraine");
    const double held = held_by_russia(study, scenario, regions, false);
    const double held_open = held_by_russia(study, scenario, regions, true);
    const bool all_open = held > 0 ? held_open >= held * (1 - 1e-3) : open > 100 - least;
    if (open >= least && returned < least && all_open) {
        // What is left open stays with who holds it until it is settled: so Russia's share is that
        // of today, unless the plan also returns land here.
        return {"Russia " + in_percent(russian) + " now", "future undetermined"};
    }
    std::vector<std::string> lines{"Russia " + in_percent(russian)};
    const double zone = share(tally, regions, Layer::change, "to_demilitarised_zone");
    if (zone >= least) {
        lines.push_back("zone " + in_percent(zone));
    }
    if (open >= least) {
        lines.push_back("undetermined " + in_percent(open));
    }
    return lines;
}

} // namespace

std::vector<RegionFigure> region_figures(const Study& study, const Scenario& scenario) {
    std::vector<RegionFigure> figures;
    for (const Named& named : named_oblasts) {
        RegionFigure figure{named.name, {}, {}};
        for (RegionIndex i = 0; i < study.regions.size(); ++i) {
            for (const std::string_view code : named.codes) {
                if (study.regions[i].code.text() == code && !is_one_of(i, figure.regions)) {
                    figure.regions.push_back(i);
                }
            }
        }
        if (!figure.regions.empty()) {
            figure.lines = figure_lines(study, scenario, figure.regions);
            figures.push_back(std::move(figure));
        }
    }
    return figures;
}

} // namespace demarc
