// SPDX-License-Identifier: MIT
#include "tally/districts.hpp"

#include "plans/variants.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"
#include "support/words.hpp"
#include "tally/control_figure.hpp"
#include "tally/district_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace demarc {

namespace {

struct ClassSum {
    SquareMetres area;
    std::vector<double> stocks;
};
using LayerSums = std::array<std::array<ClassSum, max_classes>, district_layers.size()>;

/// By district, in one reading.
std::vector<LayerSums> sums_of(const Plan& reading, const std::vector<DistrictPart>& parts,
                               std::size_t districts, const Partition& partition,
                               const Method& of_run, bool with_stocks) {
    const Method method = method_for(reading, of_run);
    std::vector<LayerSums> sums(districts);
    for (const Reading contested : readings(method.contested)) {
        const PlanOutcomes outcomes = evaluate(reading, partition, contested.contested);
        const std::vector<FaceClasses> classes =
            classes_of_faces(outcomes, partition, contested.contested);
        for (const DistrictPart& part : parts) {
            const SquareMetres area =
                partition.faces[part.face].area(method.area) * (part.share * contested.weight);
            for (std::size_t i = 0; i < district_layers.size(); ++i) {
                const auto layer = static_cast<std::size_t>(district_layers[i]);
                ClassSum& sum = sums[part.district][i][classes[part.face][layer]];
                sum.area += area;
                if (with_stocks) {
                    sum.stocks.resize(part.stocks.size());
                    for (std::size_t k = 0; k < part.stocks.size(); ++k) {
                        sum.stocks[k] += part.stocks[k] * contested.weight;
                    }
                }
            }
        }
    }
    return sums;
}

Extent extent_of(SquareMetres area, SquareMetres district) {
    const SquareMetres bound = sliver_bound(district);
    return area <= bound ? Extent::sliver : area >= district - bound ? Extent::whole : Extent::part;
}

/// The range over readings of every class: by district, layer and class.
using Ranges = std::vector<std::array<std::array<AreaRange, max_classes>, district_layers.size()>>;

void widen(Ranges& ranges, const std::vector<LayerSums>& sums, bool is_first) {
    ranges.resize(sums.size());
    for (DistrictIndex district = 0; district < sums.size(); ++district) {
        for (std::size_t layer = 0; layer < district_layers.size(); ++layer) {
            for (std::size_t i = 0; i < max_classes; ++i) {
                AreaRange& range = ranges[district][layer][i];
                const SquareMetres area = sums[district][layer][i].area;
                if (is_first) {
                    range = {area, area};
                }
                range.add(area);
            }
        }
    }
}

std::vector<DistrictRow> rows_of(const Plan& plan, const std::vector<DistrictPart>& parts,
                                 const std::vector<TalliedDistrict>& districts,
                                 const Partition& partition, const Method& method) {
    const std::vector<Variant> variants = variants_of(plan);
    std::vector<LayerSums> own;
    Ranges ranges;
    for (std::size_t i = 0; i < variants.size(); ++i) {
        std::vector<LayerSums> sums =
            sums_of(variants[i].plan, parts, districts.size(), partition, method, i == 0);
        widen(ranges, sums, i == 0);
        if (i == 0) {
            own = std::move(sums);
        }
    }
    std::vector<DistrictRow> rows;
    for (DistrictIndex district = 0; district < districts.size(); ++district) {
        const SquareMetres whole = districts[district].area;
        for (std::size_t i = 0; i < district_layers.size(); ++i) {
            const Layer layer = district_layers[i];
            if (layer == Layer::control && !plan.reference) {
                continue;
            }
            const std::vector<std::string> names = class_names(layer);
            for (std::size_t number = 0; number < names.size(); ++number) {
                ClassSum& sum = own[district][i][number];
                const AreaRange& range = ranges[district][i][number];
                if (!(range.high > SquareMetres{})) {
                    continue;
                }
                sum.stocks.resize(districts[district].stocks.size());
                rows.push_back({district, layer, names[number], sum.area, range,
                                100 * (sum.area / whole), extent_of(sum.area, whole),
                                std::move(sum.stocks)});
            }
        }
    }
    return rows;
}

/// The names of districts without a piece.
std::vector<std::string> without_land(const DistrictCut& cut) {
    std::vector<bool> there(cut.districts.size(), false);
    for (const std::vector<DistrictShare>& shares : cut.shares) {
        for (const DistrictShare& share : shares) {
            there[share.district] = true;
        }
    }
    std::vector<std::string> names;
    for (DistrictIndex i = 0; i < there.size(); ++i) {
        if (!there[i]) {
            names.push_back(fmt::format("{} ({})", cut.districts[i].name, cut.districts[i].id));
        }
    }
    return names;
}

/// Beyond this, part of a district of usual size is in the wrong one.
constexpr double filled_worth_a_warning = 0.02;

/// How much land was given away and cut off; std::nullopt where the borders are the same.
std::optional<InputNote> note_of_fit(const DistrictCut& cut, const DistrictSet& set) {
    constexpr SquareMetres nothing{1000}; // less is what rounding leaves along a border
    DistrictFit sum;
    for (const DistrictFit& fit : cut.fit) {
        sum.districts += fit.districts;
        sum.filled += fit.filled;
        sum.cut_off += fit.cut_off;
        sum.twice += fit.twice;
    }
    if (sum.filled + sum.cut_off + sum.twice < nothing) {
        return std::nullopt;
    }
    return InputNote{
        set.files.front().name,
        fmt::format("the borders of its {} {} are not those of the boundaries: {} km² that they "
                    "have beyond their regions were cut off, {} km² of regions that none of them "
                    "covers went to those beside it, {} km² that two cover to the first, so that "
                    "districts add up to their regions",
                    sum.districts, set.level, fixed(sum.cut_off.km2(), 1),
                    fixed(sum.filled.km2(), 1), fixed(sum.twice.km2(), 3))};
}

/// Regions by what there is to say of them.
struct RegionLists {
    std::vector<std::string> without; ///< any district
    std::vector<std::string> twice;   ///< with land that two districts cover
    std::vector<std::string> far_off; ///< with much land that no district covers
};

RegionLists lists_of(const DistrictCut& cut, const RegionTable& regions) {
    constexpr SquareMetres worth_telling = SquareMetres::from_km2(0.05);
    RegionLists lists;
    for (RegionIndex i = 0; i < cut.fit.size(); ++i) {
        const DistrictFit& fit = cut.fit[i];
        const std::string& name = regions[i].name_en;
        if (fit.districts == 0 && fit.region > SquareMetres{}) {
            lists.without.push_back(name);
        }
        if (fit.twice > worth_telling) {
            lists.twice.push_back(fmt::format("{} {} km²", name, fixed(fit.twice.km2(), 2)));
        }
        if (fit.filled > fit.region * filled_worth_a_warning) {
            lists.far_off.push_back(fmt::format(
                "{} {} km² of {} km²", name, grouped(fit.filled.km2()), grouped(fit.region.km2())));
        }
    }
    return lists;
}

std::vector<TalliedDistrict> with_wholes(const DistrictCut& cut,
                                         const std::vector<DistrictPart>& parts,
                                         const Partition& partition, AreaMethod method,
                                         std::size_t stocks) {
    std::vector<TalliedDistrict> districts;
    for (const CutDistrict& district : cut.districts) {
        districts.push_back({district, {}, std::vector<double>(stocks)});
    }
    for (const DistrictPart& part : parts) {
        TalliedDistrict& district = districts[part.district];
        district.area += partition.faces[part.face].area(method) * part.share;
        for (std::size_t i = 0; i < stocks; ++i) {
            district.stocks[i] += part.stocks[i];
        }
    }
    return districts;
}

} // namespace

std::string_view name_of(Extent extent) {
    switch (extent) {
    case Extent::whole:
        return "whole";
    case Extent::part:
        return "part";
    case Extent::sliver:
        return "sliver";
    }
    return {};
}

SquareMetres sliver_bound(SquareMetres district) {
    constexpr double share = 0.01;
    constexpr SquareMetres most = SquareMetres::from_km2(5);
    return std::min(most, district * share);
}

DistrictTally tally_districts(const DistrictSet& set, const DistrictCut& cut,
                              const Partition& partition, const Method& method,
                              const std::vector<Scenario>& scenarios, std::span<const Stock> stocks,
                              unsigned jobs) {
    const std::vector<DistrictPart> parts = district_parts(cut, partition, stocks);
    DistrictTally tally{set.id, set.title, set.level, set.files, {}, cut.fit, {}};
    tally.districts = with_wholes(cut, parts, partition, method.area, stocks.size());
    tally.rows.resize(scenarios.size());
    parallel_for(scenarios.size(), jobs, [&](std::size_t i) {
        tally.rows[i] = rows_of(scenarios[i].plan, parts, tally.districts, partition, method);
    });
    return tally;
}

std::vector<InputNote> notes_of(const DistrictCut& cut, const DistrictSet& set,
                                const RegionTable& regions) {
    const std::string& file = set.files.front().name;
    const RegionLists lists = lists_of(cut, regions);
    std::vector<InputNote> notes;
    if (auto note = note_of_fit(cut, set)) {
        notes.push_back(std::move(*note));
    }
    if (const std::size_t number = lists.without.size(); number > 0) {
        notes.push_back(
            {file, fmt::format("has no district of {}, which {} as one: {}",
                               counted(number, "region", "regions"),
                               number == 1 ? "counts" : "count each", join(lists.without, ", "))});
    }
    if (!lists.twice.empty()) {
        notes.push_back({file,
                         fmt::format("districts overlap, and what two cover went to the one whose "
                                     "code comes first: {}",
                                     first_of_many(lists.twice)),
                         "if it matters whose it is, mend the file", InputWarning::mended});
    }
    const std::vector<std::string> landless = without_land(cut);
    if (const std::size_t number = landless.size(); number > 0) {
        notes.push_back({file,
                         fmt::format("{} {} no land of {} region as the boundaries draw it and {} "
                                     "left out: {}",
                                     counted(number, "district", "districts"),
                                     number == 1 ? "has" : "have", number == 1 ? "its" : "their",
                                     number == 1 ? "is" : "are", first_of_many(landless)),
                         "name boundaries and districts of one publisher", InputWarning::coverage});
    }
    if (!lists.far_off.empty()) {
        notes.push_back({file,
                         fmt::format("more than {:g}% of a region is in none of its districts and "
                                     "went to those beside it: {}",
                                     100 * filled_worth_a_warning, first_of_many(lists.far_off)),
                         "name boundaries and districts of one publisher, or drawn to the same "
                         "coast",
                         InputWarning::coverage});
    }
    return notes;
}

} // namespace demarc
