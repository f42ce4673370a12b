// SPDX-License-Identifier: MIT
#include "maps/region_figures.hpp"

#include <array>
#include <utility>

namespace demarc {
namespace {

struct Named {
    const char* name; ///< entry of Language
    std::array<const char*, 2> codes;
};

constexpr std::array named_oblasts{
    Named{"oblast_crimea", {"UA-43", "UA-40"}}, Named{"oblast_luhansk", {"UA-09", ""}},
    Named{"oblast_donetsk", {"UA-14", ""}}, Named{"oblast_zaporizhzhia", {"UA-23", ""}},
    Named{"oblast_kherson", {"UA-65", ""}}};

bool is_one_of(RegionIndex region, const std::vector<RegionIndex>& regions) {
    for (const RegionIndex candidate : regions) {
        if (candidate == region) {
            return true;
        }
    }
    return false;
}

// The share of the regions' area in a class, in per cent.
double share(const Tally& tally, const std::vector<RegionIndex>& regions, Layer layer,
             std::string_view class_name) {
    SquareMetres in_class;
    for (const RegionIndex region : regions) {
        in_class += tally.region(region, layer, class_name);
    }
    const SquareMetres whole = whole_of(tally, regions, layer);
    return whole.value > 0 ? in_class / whole * 100 : 0;
}

/// What Russia holds in the regions, and what the plan leaves open of that. Both are summed up over
/// the same faces: land left open need not be Russian-held (contested land is open too), so areas
/// of the two classes cannot be set against each other.
struct Holdings {
    SquareMetres all;
    SquareMetres open;
};

Holdings held_by_russia(const Study& study, const Scenario& scenario,
                        const std::vector<RegionIndex>& regions) {
    Holdings held;
    for (FaceIndex i = 0; i < study.partition.faces.size(); ++i) {
        const Outcome& outcome = scenario.outcomes.faces[i];
        if (is_one_of(study.partition.faces[i].region, regions) &&
            outcome.before == Administration::russia) {
            const SquareMetres area = study.partition.faces[i].area(study.method.area);
            held.all += area;
            held.open += outcome.change == Change::undetermined ? area : SquareMetres{};
        }
    }
    return held;
}

// The part of the share left open, in per cent of the regions, that is contested land.
double contested_share(const MapSubject& map, const std::vector<RegionIndex>& regions,
                       double open) {
    SquareMetres contested;
    SquareMetres all;
    for (FaceIndex i = 0; i < map.study.partition.faces.size(); ++i) {
        const Face& face = map.study.partition.faces[i];
        if (is_one_of(face.region, regions) &&
            map.scenario.outcomes.faces[i].change == Change::undetermined) {
            const SquareMetres area = face.area(map.study.method.area);
            all += area;
            contested += face.control == ControlClass::contested ? area : SquareMetres{};
        }
    }
    return all.value > 0 ? open * (contested / all) : 0;
}

std::vector<std::string> figure_lines(const MapSubject& map,
                                      const std::vector<RegionIndex>& regions) {
    const Tally& tally = map.scenario.tally;
    const Language& language = map.language;
    constexpr double least = 0.05;
    const double russian = share(tally, regions, Layer::administration, "russia");
    const double open = share(tally, regions, Layer::change, "undetermined");
    const double returned = share(tally, regions, Layer::change, "returned_to_ukraine");
    if (says_nothing_on_land(map.scenario.plan)) {
        return {language.say("oblast_russia_now", {language.percent(russian)})};
    }
    const Holdings held = held_by_russia(map.study, map.scenario, regions);
    const bool all_open =
        held.all.value > 0 ? held.open.value >= held.all.value * (1 - 1e-3) : open > 100 - least;
    if (open >= least && returned < least && all_open) {
        // What is left open stays with who holds it until it is settled: so Russia's share is that
        // of today, unless the plan also returns land here.
        return {language.say("oblast_russia_now", {language.percent(russian)}),
                language.say("oblast_open")};
    }
    std::vector<std::string> lines{language.say("oblast_russia", {language.percent(russian)})};
    const double zone = share(tally, regions, Layer::change, "to_demilitarised_zone");
    if (zone >= least) {
        lines.push_back(language.say("oblast_zone", {language.percent(zone)}));
    }
    // Contested land is left open too, but not by the plan, and the legend calls it contested.
    const double contested = contested_share(map, regions, open);
    if (open - contested >= least) {
        lines.push_back(language.say("oblast_part_open", {language.percent(open - contested)}));
    }
    if (contested >= least) {
        lines.push_back(language.say("oblast_contested", {language.percent(contested)}));
    }
    return lines;
}

} // namespace

std::vector<RegionFigure> region_figures(const MapSubject& map) {
    std::vector<RegionFigure> figures;
    for (const Named& named : named_oblasts) {
        RegionFigure figure{map.language.say(named.name), {}, {}};
        for (RegionIndex i = 0; i < map.study.regions.size(); ++i) {
            for (const std::string_view code : named.codes) {
                if (map.study.regions[i].code.text() == code && !is_one_of(i, figure.regions)) {
                    figure.regions.push_back(i);
                }
            }
        }
        if (!figure.regions.empty()) {
            figure.lines = figure_lines(map, figure.regions);
            figures.push_back(std::move(figure));
        }
    }
    return figures;
}

} // namespace demarc
