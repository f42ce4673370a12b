// SPDX-License-Identifier: MIT
#include "tally/input_warnings.hpp"

#include "partition/face_locator.hpp"
#include "sources/plausibility.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

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
            above.push_back(fmt::format("{} {} %", regions[i].name_en,
                                        fixed(100 * (held[i] / areas.of_region(i)), 2)));
        }
    }
    if (above.empty()) {
        return std::nullopt;
    }
    return InputNote{file_of(boundaries.files, boundaries.title),
                     fmt::format("Russia holds more than all of a region where shares are taken of "
                                 "{}: {}",
                                 described(method.denominator), first_of_many(above)),
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

} // namespace

std::optional<InputNote> warning_of_outside(SquareMetres outside, SquareMetres all,
                                            const std::string& where) {
    if (outside.value <= most_outside * all.value) {
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
    }
    if (auto warning = warning_of_shares(boundaries, partition, regions, method)) {
        warnings.push_back(std::move(*warning));
    }
    return warnings;
}

} // namespace demarc
