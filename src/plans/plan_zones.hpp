// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "plans/plan.hpp"
#include "sources/control_snapshot.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// The lines a revert needs no map for: the second one if the map of the day has the class
/// russian_pre_2022.
inline constexpr std::string_view line_of_1991 = "1991";
inline constexpr std::string_view line_of_2022 = "2022-02-23";

/// The zone that a distance makes: "contact-15km", "2014-09-19-25km", "34.586E-47.512N-20km".
std::string zone_id(const Distance& distance);

/// The zone of the land that Russia held by the line of a date: "russian-held-2014-09-19".
std::string zone_of_line(std::string_view line);

/// The edge of Russian-held land, as `Distance::from`: for the program's own use.
inline constexpr std::string_view russian_edge = "russian-edge";

/// Every distance that the plan's rules and options speak of, each once.
std::vector<Distance> distances_in(const Plan& plan);

/// The lines of other dates that the plan's rules and options need a map of, each once.
std::vector<std::string> lines_in(const Plan& plan);

/// A map of another day, for plans that speak of its line.
struct DatedLine {
    std::string id; ///< "2014-09-19"
    ControlSnapshot control;
};

/// Cuts Ukraine once for all these plans: by boundaries, control, the zones of the data folder, and
/// what the plans need of distance bands and lines of other dates. The line of contact, which bands
/// are measured from, is known only after a first cut; plans without bands need none.
/// `further` distances are drawn whatever the plans need.
/// Areas are by `methods` alone, see measured_cut().
/// Lines that no plan speaks of are left out; plans whose lines are not given have no result. The
/// line of 2022-02-23, if given, also parts the classes russian and russian_pre_2022, whatever the
/// map of the day says; of a map that has both classes its russian_pre_2022 is that line.
/// \throws GeometryError like cut()
Partition cut_for_plans(const BoundarySet& boundaries, const ControlSnapshot& control,
                        const RegionTable& regions, const std::vector<Zone>& zones,
                        const std::vector<Plan>& plans, Reconcile reconcile = Reconcile::on,
                        const std::vector<DatedLine>& lines = {},
                        const std::vector<Distance>& further = {}, unsigned jobs = 1,
                        std::span<const AreaMethod> methods = all_area_methods);

} // namespace demarc
