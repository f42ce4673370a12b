// SPDX-License-Identifier: MIT
#include "sources/joined_boundaries.hpp"

#include "geometry/area.hpp"
#include "sources/border_fitting.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace demarc {

namespace {

using Regions = std::vector<RegionIndex>;

/// How a set is called beside others: by its file, or, where each region has a file, its title.
std::string name_of(const BoundarySet& set) {
    return set.files.size() == 1 ? set.files.front().name : set.title;
}

/// Puts a set together and keeps in mind what each region is from.
class Joining {
public:
    Joining(BoundarySet& set, const RegionTable& regions)
        : set_(set), regions_(regions), sources_(regions.size(), name_of(set)),
          coverages_(regions.size(), set.coverage) {}

    void add(BoundarySet other) {
        const std::string name = name_of(other);
        const Regions replaced = regions_of_both(other);
        const bool is_whole =
            std::none_of(other.regions.begin(), other.regions.end(),
                         [](const MultiPolygon& region) { return region.empty(); });
        const Regions added = take_missing(other, replaced);
        note_taken(added, replaced, name, is_whole);
        fit(added, other.regions, name);
        name_both(added, other.title);
        if (set_.id != other.id) {
            set_.id += "+" + other.id;
        }
        std::move(other.files.begin(), other.files.end(), std::back_inserter(set_.files));
        std::move(other.notes.begin(), other.notes.end(), std::back_inserter(set_.notes));
    }

    /// Regions without a coast are no sign of what others reach out to.
    [[nodiscard]] Coverage coverage() const {
        // Of boundary sets of land none has a region with a coast more than 1.0 % too large.
        constexpr double with_sea = 1.015;
        for (RegionIndex region = 0; region < regions_.size(); ++region) {
            if (coverages_[region] == Coverage::territorial_sea &&
                area_of(set_.regions[region]) / regions_[region].official_603628 > with_sea) {
                return Coverage::territorial_sea;
            }
        }
        return Coverage::land;
    }

private:
    [[nodiscard]] std::string names_of(const Regions& some) const {
        std::vector<std::string> names;
        for (const RegionIndex region : some) {
            names.push_back(regions_[region].name_en);
        }
        return join(names, ", ");
    }

    /// "Kyiv of desk.geojson"
    [[nodiscard]] std::string with_source(RegionIndex region) const {
        return fmt::format("{} of {}", regions_[region].name_en, sources_[region]);
    }

    [[nodiscard]] Regions regions_of_both(const BoundarySet& other) const {
        Regions both;
        for (RegionIndex region = 0; region < regions_.size(); ++region) {
            if (!set_.regions[region].empty() && !other.regions[region].empty()) {
                both.push_back(region);
            }
        }
        return both;
    }

    /// Moves what is missing; \returns which regions that were
    Regions take_missing(BoundarySet& other, const Regions& replaced) {
        Regions added;
        for (RegionIndex region = 0; region < regions_.size(); ++region) {
            if (set_.regions[region].empty() && !other.regions[region].empty()) {
                set_.regions[region] = std::move(other.regions[region]);
                other.regions[region].clear();
                set_.records[region] = other.records[region];
                sources_[region] = name_of(other);
                coverages_[region] = other.coverage;
                added.push_back(region);
            }
        }
        if (added.empty()) {
            throw UsageError(fmt::format(
                "`boundaries` {}: adds no region: those it has are there already, of {}; the file "
                "named first counts: name this one before it",
                other.files.front().name, sources_[replaced.front()]));
        }
        return added;
    }

    /// The publisher of most regions first, and those of the other by name.
    void name_both(const Regions& added, const std::string& title) {
        if (set_.title == title) {
            return;
        }
        Regions there;
        for (RegionIndex region = 0; region < regions_.size(); ++region) {
            if (!set_.regions[region].empty() &&
                !std::binary_search(added.begin(), added.end(), region)) {
                there.push_back(region);
            }
        }
        set_.title = there.size() < added.size()
                         ? fmt::format("{}; {}: {}", title, names_of(there), set_.title)
                         : fmt::format("{}; {}: {}", set_.title, names_of(added), title);
    }

    void note_taken(const Regions& added, const Regions& replaced, const std::string& name,
                    bool is_whole) {
        set_.notes.push_back({name, fmt::format("{} {} taken from it", names_of(added),
                                                added.size() == 1 ? "is" : "are")});
        if (replaced.empty()) {
            return;
        }
        std::vector<std::string> used;
        for (const RegionIndex region : replaced) {
            used.push_back(with_source(region));
        }
        // A set of all regions is there to fill in what others have not.
        set_.notes.push_back(
            {name,
             fmt::format("{} of it {} not used: the file named first counts, here {}",
                         names_of(replaced), replaced.size() == 1 ? "is" : "are",
                         first_of_many(used)),
             "name this file before the other if its regions are to count, or take them out of it",
             is_whole ? InputWarning::none : InputWarning::passed_over});
    }

    void fit(const Regions& added, const std::vector<MultiPolygon>& replaced,
             const std::string& name) {
        std::vector<FittedBorder> fitted = fit_borders(set_.regions, added, replaced);
        if (fitted.empty()) {
            return;
        }
        refuse_if_too_far_apart(fitted);
        std::stable_sort(fitted.begin(), fitted.end(),
                         [](const FittedBorder& a, const FittedBorder& b) {
                             return b.overlap + b.gap < a.overlap + a.gap;
                         });
        std::vector<std::string> named;
        SquareMetres overlap;
        SquareMetres gap;
        for (const FittedBorder& border : fitted) {
            named.push_back(described(border));
            overlap += border.overlap;
            gap += border.gap;
        }
        const std::string what = fmt::format(
            "its borders and those of files named before do not meet: {} km² that both have and {} "
            "km² between them were counted once: ",
            fixed(overlap.km2(), 3), fixed(gap.km2(), 3));
        set_.notes.push_back({name, what + first_of_many(named),
                              "one file of all regions has no such places", InputWarning::mended});
        if (constexpr std::size_t most_named = 5; most_named < named.size()) {
            set_.notes.push_back({name, what + join(named, ", ")});
        }
    }

    void refuse_if_too_far_apart(const std::vector<FittedBorder>& fitted) const {
        // Each oblast of geoBoundaries fitted into Natural Earth at 1:10,000,000, and the other way
        // round: 3.1 % at most (Kyiv, which one draws twice as large), 0.7 % in the mean.
        constexpr double max_share = 0.05;
        for (const FittedBorder& border : fitted) {
            const SquareMetres larger = std::max(area_of(set_.regions[border.earlier]),
                                                 area_of(set_.regions[border.added]));
            const double share = (border.overlap + border.gap) / larger;
            if (!border.is_cut_out && max_share < share) {
                throw DataError(fmt::format(
                    "{} and {} do not fit: {} km² that both have and {} km² between them are {}% "
                    "of the larger of the two, more than the {:g}% that borders of two publishers "
                    "may differ by; are the names right, and does one reach out to sea? Take "
                    "these regions from one file",
                    with_source(border.earlier), with_source(border.added),
                    fixed(border.overlap.km2(), 3), fixed(border.gap.km2(), 3),
                    fixed(100 * share, 1), 100 * max_share));
            }
        }
    }

    [[nodiscard]] std::string described(const FittedBorder& border) const {
        constexpr SquareMetres nothing{1};
        std::vector<std::string> parts;
        if (nothing < border.overlap) {
            parts.push_back(fmt::format(
                "{} overlaps {} by {} km²: counted as {}'s", with_source(border.earlier),
                with_source(border.added), fixed(border.overlap.km2(), 3),
                regions_[border.is_cut_out ? border.added : border.earlier].name_en));
        }
        if (nothing < border.gap) {
            parts.push_back(fmt::format("{} km² between {} and {}: counted as {}'s",
                                        fixed(border.gap.km2(), 3), with_source(border.earlier),
                                        with_source(border.added), regions_[border.added].name_en));
        }
        return join(parts, ", ");
    }

    BoundarySet& set_;
    const RegionTable& regions_;
    std::vector<std::string> sources_; ///< by RegionIndex
    std::vector<Coverage> coverages_;  ///< by RegionIndex: what its source reaches out to
};

} // namespace

void add_missing_regions(BoundarySet& set, std::vector<BoundarySet> others,
                         const RegionTable& regions) {
    Joining joining(set, regions);
    for (BoundarySet& other : others) {
        joining.add(std::move(other));
    }
    set.coverage = joining.coverage();
}

} // namespace demarc
