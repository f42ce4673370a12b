// SPDX-License-Identifier: MIT
#include "tally/input_warnings.hpp"

#include "geometry/area.hpp"
#include "geometry/noding.hpp"
#include "partition/face_locator.hpp"
#include "sources/old_land.hpp"
#include "sources/plausibility.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc {

namespace {

std::string file_of(const std::vector<InputFile>& files, const std::string& otherwise) {
    return files.empty() ? otherwise : files.front().name;
}

std::string_view words_of(Holder holder) {
    return holder == Holder::russia    ? "Russian-held"
           : holder == Holder::ukraine ? "Ukrainian-held"
                                       : "contested";
}

std::optional<InputNote> warning_of_shares(const BoundarySet& boundaries,
                                           const Partition& partition, const RegionTable& regions,
                                           const Method& method) {
    std::vector<SquareMetres> held(regions.size());
    for (const Face& face : partition.faces) {
        held[face.region] += is_russian(face.control) ? face.area(method.area) : SquareMetres{};
    }
    const Denominators denominators(partition, regions, method.denominator, method.area);
    std::vector<SquareMetres> areas;
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        areas.push_back(denominators.of_region(i));
    }
    return demarc::warning_of_shares(held, areas, boundaries, regions, method.denominator);
}

/// Of a line of contact, whose sides are known only now.
void look_for_old_land_of_line(ControlSnapshot& control, const Partition& partition,
                               const RegionTable& regions, std::vector<InputNote>& warnings) {
    const FaceLocator locator(partition);
    control.not_shown = regions_without_old_land(
        control.date, regions,
        [&](const TownHeldBefore2022& town, RegionIndex region) -> std::optional<bool> {
            const auto face = locator.at(town.position);
            return face && partition.faces[*face].region == region
                       ? std::optional(partition.faces[*face].control != ControlClass::ukrainian)
                       : std::nullopt;
        });
    if (!control.not_shown.empty()) {
        warnings.push_back(warning_of_coverage(control, regions));
    }
}

/// The stretches of a line, each inside the regions or outside, with their lengths.
class Stretches {
public:
    Stretches(const LineString& line, const FaceLocator& locator) {
        constexpr double step = 1000; // metres
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            const Metres length = geodesic_length({line[i], line[i + 1]});
            const double pieces = std::max(1.0, std::ceil(length.value / step));
            for (double k = 0; k < pieces; ++k) {
                const double at = (k + 0.5) / pieces;
                const LonLat middle{std::lerp(line[i].lon, line[i + 1].lon, at),
                                    std::lerp(line[i].lat, line[i + 1].lat, at)};
                add(is_inside(locator, middle), length.value / pieces);
            }
        }
    }

    [[nodiscard]] Metres length() const {
        Metres all;
        for (const auto& [inside, metres] : list_) {
            all.value += metres;
        }
        return all;
    }
    /// Of what lies outside, all but the two ends that run on; of a line that is never inside, all.
    [[nodiscard]] Metres outside_between() const {
        if (list_.size() == 1) {
            return {list_.front().first ? 0 : list_.front().second};
        }
        Metres outside;
        for (std::size_t i = 1; i + 1 < list_.size(); ++i) {
            outside.value += list_[i].first ? 0 : list_[i].second;
        }
        return outside;
    }

private:
    /// Faces are cut along the line itself: on their very edge, a position beside it is asked.
    static bool is_inside(const FaceLocator& locator, LonLat p) {
        constexpr double beside = 1e-6;
        return locator.at(p) || locator.at({p.lon + beside, p.lat + beside}) ||
               locator.at({p.lon - beside, p.lat - beside});
    }
    void add(bool inside, double metres) {
        if (list_.empty() || list_.back().first != inside) {
            list_.emplace_back(inside, 0);
        }
        list_.back().second += metres;
    }
    std::vector<std::pair<bool, double>> list_;
};

std::optional<InputNote> warning_of_line_outside(const ControlSnapshot& control,
                                                 const Partition& partition) {
    // Where it crosses bays and estuaries, a line drawn by hand from the Sumy border to the sea has
    // 13 % outside boundaries of land; a front line taken from a map has none.
    constexpr double max_outside_of_line = 0.2;
    const FaceLocator locator(partition);
    Metres all;
    Metres outside;
    for (const LineString& line : node(control.lines)) {
        const Stretches stretches(line, locator);
        all.value += stretches.length().value;
        outside.value += stretches.outside_between().value;
    }
    if (outside.value <= max_outside_of_line * all.value) {
        return std::nullopt;
    }
    return InputNote{file_of(control.files, control.title),
                     fmt::format("{} of {} km of the line of contact lie outside the boundaries of "
                                 "Ukraine, beside the ends that run on over the border",
                                 grouped(outside.km()), grouped(all.km())),
                     "is the line shifted, or is it in another CRS than it says?",
                     InputWarning::outside_ukraine};
}

/// Land that areas of two holders cover, by the one that counts and the one under it.
std::vector<InputNote> warnings_of_overlap(const ControlSnapshot& control,
                                           const Partition& partition) {
    std::map<Holder, SquareMetres> held;
    std::map<std::pair<Holder, Holder>, SquareMetres> over;
    for (const Face& face : partition.faces) {
        const SquareMetres area = face.area(AreaMethod::authalic);
        held[holder_of(face.drawn)] += area;
        for (const ControlClass under : all_control_classes) {
            const bool others = holder_of(under) != holder_of(face.drawn);
            if (face.control_area && others && face.covered_by.has(under)) {
                over[{holder_of(face.drawn), holder_of(under)}] += area;
            }
        }
    }
    return demarc::warnings_of_overlap(held, over, file_of(control.files, control.title));
}

SquareMetres land_taken_later(const Partition& partition, const RegionTable& regions) {
    SquareMetres later;
    for (const Face& face : partition.faces) {
        later += is_russian(face.drawn) && !has_old_land(regions[face.region])
                     ? face.area(AreaMethod::authalic)
                     : SquareMetres{};
    }
    return later;
}

} // namespace

std::optional<InputNote> warning_of_unmarked_parts(const std::vector<UnmarkedPart>& parts,
                                                   const ControlSnapshot& control) {
    // Slivers along coasts and borders drawn otherwise are less.
    constexpr SquareMetres least_named = SquareMetres::from_km2(1);
    SquareMetres all;
    std::vector<std::string> named;
    for (const UnmarkedPart& part : parts) {
        if (part.area > least_named) {
            all += part.area;
            named.push_back(fmt::format("{} km² around {} E {} N", fixed(part.area.km2(), 1),
                                        fixed(part.inside.lon, 5), fixed(part.inside.lat, 5)));
        }
    }
    if (named.empty()) {
        return std::nullopt;
    }
    return InputNote{file_of(control.files, control.title),
                     fmt::format("the line of contact cuts off {} that no mark tells the side of, "
                                 "counted as {}, {} km² in all: {}",
                                 named.size() == 1
                                     ? "a part of Ukraine"
                                     : fmt::format("{} parts of Ukraine", named.size()),
                                 words_of(holder_of(control.elsewhere)), fixed(all.km2(), 1),
                                 first_of_many(named)),
                     "add a point with its side to each that is another's", InputWarning::coverage};
}

std::optional<InputNote> warning_of_outside(SquareMetres outside, SquareMetres all,
                                            const std::string& where) {
    if (outside.value <= max_outside_share * all.value) {
        return std::nullopt;
    }
    return InputNote{where,
                     fmt::format("{} of {} km² of Russian-held land lie outside the boundaries of "
                                 "Ukraine and are not counted",
                                 grouped(outside.km2()), grouped(all.km2())),
                     "is the map shifted, or is it in another CRS than it says? A map that also "
                     "draws other countries needs a profile that leaves those out",
                     InputWarning::outside_ukraine};
}

std::vector<InputNote>
warnings_of_overlap(const std::map<Holder, SquareMetres>& held,
                    const std::map<std::pair<Holder, Holder>, SquareMetres>& over,
                    const std::string& where) {
    // Of the land of the holder that counts. In DeepState's maps of 2022 to 2025 it is 0.6 % at
    // most (April 2022), since 2024 nothing.
    constexpr double max_over_share = 0.01;
    std::vector<InputNote> warnings;
    for (const auto& [holders, area] : over) {
        const auto [above, under] = holders;
        if (area > held.at(above) * max_over_share) {
            warnings.push_back(
                {where,
                 fmt::format("{} km² of {} land are passed over: {} land lies on them and counts",
                             grouped(area.km2()), words_of(under), words_of(above)),
                 fmt::format("if the {} land is meant to count, say so with precedence in a "
                             "profile of your own",
                             words_of(under)),
                 InputWarning::passed_over});
        }
    }
    return warnings;
}

std::optional<InputNote> warning_of_shares(const std::vector<SquareMetres>& held,
                                           const std::vector<SquareMetres>& areas,
                                           const BoundarySet& boundaries,
                                           const RegionTable& regions, Denominator denominator) {
    std::vector<std::string> above;
    constexpr double rounds_to_more = 1.00005;
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        if (held[i] / areas[i] > rounds_to_more) {
            above.push_back(
                fmt::format("{} {}%", regions[i].name_en, fixed(100 * (held[i] / areas[i]), 2)));
        }
    }
    if (above.empty()) {
        return std::nullopt;
    }
    return InputNote{file_of(boundaries.files, boundaries.title),
                     fmt::format("Russia holds more than all of a region by the denominator "
                                 "'{}': {}",
                                 name_of(denominator), first_of_many(above)),
                     "the boundary set draws these regions larger; `denominator` polygon takes "
                     "shares of what it draws",
                     InputWarning::share};
}

bool has_old_land(const Region& region) {
    const auto& towns = towns_held_before_2022();
    return std::any_of(towns.begin(), towns.end(), [&](const TownHeldBefore2022& town) {
        return region.code.text() == town.region;
    });
}

std::optional<InputNote> warning_of_early_date(const Date& date, SquareMetres later,
                                               const std::string& where) {
    constexpr Date invasion{std::chrono::year{2022} / 2 / 24};
    // What coasts and borders drawn otherwise bring into the regions beside Crimea and the Donbas,
    // or cells around few settlements, is less; what Russia took in the first week is more.
    constexpr SquareMetres drawn_otherwise = SquareMetres::from_km2(1000);
    if (date >= invasion || later <= drawn_otherwise) {
        return std::nullopt;
    }
    return InputNote{where,
                     fmt::format("its date {} is before the full-scale invasion of 24 February "
                                 "2022, but {} km² of Russian-held land lie where Russia took land "
                                 "only after it, outside Crimea, Sevastopol, Donetsk and Luhansk "
                                 "oblasts",
                                 date.iso(), grouped(later.km2())),
                     "is the year right? `date` gives the day of the map", InputWarning::date};
}

std::vector<InputNote> warnings_of_cut(const BoundarySet& boundaries, ControlSnapshot& control,
                                       const Partition& partition, const RegionTable& regions,
                                       const Method& method) {
    std::vector<InputNote> warnings;
    if (control.form == ControlForm::polygons) {
        SquareMetres all = partition.statistics.control_outside_ukraine;
        const SquareMetres outside = all;
        for (const Face& face : partition.faces) {
            all += is_russian(face.drawn) ? face.area(AreaMethod::authalic) : SquareMetres{};
        }
        if (auto warning =
                warning_of_outside(outside, all, file_of(control.files, control.title))) {
            warnings.push_back(std::move(*warning));
        }
        for (InputNote& warning : warnings_of_overlap(control, partition)) {
            warnings.push_back(std::move(warning));
        }
    } else if (control.form == ControlForm::line_of_contact) {
        look_for_old_land_of_line(control, partition, regions, warnings);
        if (auto warning = warning_of_line_outside(control, partition)) {
            warnings.push_back(std::move(*warning));
        }
        if (auto warning = warning_of_unmarked_parts(partition.unmarked, control)) {
            warnings.push_back(std::move(*warning));
        }
    }
    if (auto warning = warning_of_early_date(control.date, land_taken_later(partition, regions),
                                             file_of(control.files, control.title))) {
        warnings.push_back(std::move(*warning));
    }
    if (auto warning = warning_of_shares(boundaries, partition, regions, method)) {
        warnings.push_back(std::move(*warning));
    }
    return warnings;
}

} // namespace demarc
