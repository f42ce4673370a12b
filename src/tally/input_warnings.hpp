// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "tally/denominator.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace demarc {

/// What shows only once a front line is cut by the regions:
///
///   - that much of it lies outside them. A line of contact is cut at the border: its two ends may
///     run on as far as they like, and only stretches between are looked at. (The line of DeepState
///     of 24 November 2025 has none. Shifted by a degree or two to any side, one end of it lies
///     inside Ukraine, which is refused, or towns held since before 2022 change sides.);
///   - that land of one holder lies under that of another on the same map, which a publisher's
///     order of classes settles in silence;
///   - that a map of a day before the full-scale invasion shows land taken later;
///   - that a region is held by more than all of it;
///   - of a line of contact, that it leaves out land held since before 2022: fills `not_shown`.
///
/// The bounds are argued beside each and in plausibility.hpp.
std::vector<InputNote> warnings_of_cut(const BoundarySet& boundaries, ControlSnapshot& control,
                                       const Partition& partition, const RegionTable& regions,
                                       const Method& method);

/// That a line of contact cuts off land, at its ends and in estuaries, that nobody marked;
/// std::nullopt where it does not. \param parts as Partition has them
std::optional<InputNote> warning_of_unmarked_parts(const std::vector<UnmarkedPart>& parts,
                                                   const ControlSnapshot& control);

/// That more of the Russian-held land lies outside the regions than can be; std::nullopt if it does
/// not. \param outside Russian-held land outside the regions \param all the same with that inside
std::optional<InputNote> warning_of_outside(SquareMetres outside, SquareMetres all,
                                            const std::string& where);

/// That a map of a day before 24 February 2022 has Russian-held land where there was none; nothing
/// if it has not. \param later Russian-held land outside Crimea, Sevastopol, Donetsk and Luhansk
std::optional<InputNote> warning_of_early_date(const Date& date, SquareMetres later,
                                               const std::string& where);

/// Land of one holder that lies under more than a hundredth of that of another, which counts.
/// \param over by the holder whose land counts and the one whose land lies under it
std::vector<InputNote>
warnings_of_overlap(const std::map<Holder, SquareMetres>& held,
                    const std::map<std::pair<Holder, Holder>, SquareMetres>& over,
                    const std::string& where);

/// Shares that round to more than 100 %; nothing if there are none. \param held Russian-held land
/// \param areas what shares are taken of; both by RegionIndex
std::optional<InputNote> warning_of_shares(const std::vector<SquareMetres>& held,
                                           const std::vector<SquareMetres>& areas,
                                           const BoundarySet& boundaries,
                                           const RegionTable& regions, Denominator denominator);

/// Whether Russia has held land of the region since before 24 February 2022.
bool has_old_land(const Region& region);

} // namespace demarc
