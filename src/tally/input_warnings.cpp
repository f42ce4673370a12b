// SPDX-License-Identifier: MIT
#include "tally/input_warnings.hpp"

#include "geometry/area.hpp"
#include "partition/face_locator.hpp"
#include "sources/plausibility.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace demarc {

namespace {

std::string file_of(const std::vector<InputFile>& files, const std::string& otherwise) {
    return files.empty() ? otherwise : files.front().name;
}

/// Shares that round to more than 100 %.
std::optional<InputNote> warning_of_shares(const BoundarySet& boundaries,
                                           const Partition& partition, const RegionTable& regions,
                                           const Method& method) {
    std::vector<SquareMetres> held(regions.size());
    for (const Face& face : partition.faces) {
        held[face.region] += is_russian(face.control) ? face.area(method.area) : SquareMetres{};
    }
    const Denominators areas(partition, regions, method.denominator, method.area);
    std::vector<std::string> above;
    constexpr double rounds_to_more = 1.00005;
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        if (held[i] / areas.of_region(i) > rounds_to_more) {
            above.push_back(fmt::format("{} {}%", regions[i].name_en,
                                        fixed(100 * (held[i] / areas.of_region(i)), 2)));
        }
    }
    if (above.empty()) {
        return std::nullopt;
    }
    return InputNote{file_of(boundaries.files, boundaries.title),
                     fmt::format("Russia holds more than all of a region by the denominator "
                                 "'{}': {}",
                                 name_of(method.denominator), first_of_many(above)),
                     "the boundary set draws these regions larger; `denominator` polygon takes "
                     "shares of what it draws",
                     InputWarning::share};
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

/// How much of a line lies outside the faces, step by step.
std::optional<InputNote> warning_of_line_outside(const ControlSnapshot& control,
                                                 const Partition& partition) {
    constexpr double step = 1000; // metres
    // Both ends may run on beyond the border, so that the line is sure to meet it.
    constexpr double max_outside_of_line = 0.2;
    const FaceLocator locator(partition);
    Metres all;
    Metres outside;
    for (const LineString& line : control.lines) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            const Metres length = geodesic_length({line[i], line[i + 1]});
            const double pieces = std::max(1.0, std::ceil(length.value / step));
            for (double k = 0; k < pieces; ++k) {
                const double at = (k + 0.5) / pieces;
                const LonLat middle{std::lerp(line[i].lon, line[i + 1].lon, at),
                                    std::lerp(line[i].lat, line[i + 1].lat, at)};
                all.value += length.value / pieces;
                outside.value += locator.at(middle) ? 0 : length.value / pieces;
            }
        }
    }
    if (outside.value <= max_outside_of_line * all.value) {
        return std::nullopt;
    }
    return InputNote{file_of(control.files, control.title),
                     fmt::format("{} of {} km of the line of contact lie outside the boundaries of "
                                 "Ukraine",
                                 grouped(outside.km()), grouped(all.km())),
                     "is the line shifted, or is it in another CRS than it says?",
                     InputWarning::outside_ukraine};
}

} // namespace

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
    } else if (control.form == ControlForm::line_of_contact) {
        look_for_old_land_of_line(control, partition, regions, warnings);
        if (auto warning = warning_of_line_outside(control, partition)) {
            warnings.push_back(std::move(*warning));
        }
    }
    if (auto warning = warning_of_shares(boundaries, partition, regions, method)) {
        warnings.push_back(std::move(*warning));
    }
    return warnings;
}

} // namespace demarc
