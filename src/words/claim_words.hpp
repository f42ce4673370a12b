// SPDX-License-Identifier: MIT
#pragma once

#include "tally/claim.hpp"

#include <string>

namespace demarc {

/// " %", " km²", " sq mi": what stands after a figure.
std::string unit_after(Quantity quantity);

/// The figure as it was published: "roughly 20%", "19–20%", "between 19 and 20%".
std::string stated_in_words(const Claim& claim);

/// The two dates of a claim, each said once: "16 November 2025" where the figure came out on its
/// own day, "published 21 November 2025, state of 23 February 2022", and "state of 16 November
/// 2025" where the day of publication is not recorded.
std::string dates_in_words(const Claim& claim);

/// Publisher and dates: "Reuters, 16 November 2025".
std::string byline(const Claim& claim);

/// What the wording of a claim covers, to the last digit: "4,335.5 km² to 4,336.5 km²". A bound
/// that was rounded would leave out the very figure that it is drawn for.
std::string covered_in_words(const Claim& claim);

/// A range of figures in a claim's unit: "19% and more", "up to 20%", "18% to 20%".
std::string range_in_words(const Claim& claim, const Range& range);

/// How far what is measured is from what is stated, for people: "0.8 points, 5,000 km² below", "687
/// km², 0.6% above", "on the figure"; empty for a claim that cannot be tested. Of a share, points
/// to one decimal (more where they would read as none) and land to two digits.
std::string gap_in_words(const ClaimCheck& check);

/// The verdict with the gap: "holds; 0.8 points, 5,000 km² below".
std::string verdict_in_words(const ClaimCheck& check);

/// A measured figure with its unit, for sentences.
std::string with_unit(const Claim& claim, double value);

/// What the publisher of a file asks to be printed with it, and its licence: "Control: DeepState.
/// Licence: as stated by the publisher."; empty where neither is known.
std::string credit_of(const InputFile& file);

/// What part of a change the figure is of: "what Ukraine would cede or withdraw from under the plan
/// us-28-point-2025-11", "what was gained since 1 January 2023, whatever was lost"; empty where
/// that needs no saying.
std::string counted_in_words(const Claim& claim);

/// Where a reader finds the figure: who took it over, and the address.
std::string where_published(const Claim& claim);

/// Publisher, dates and where it was published, each said once: "Reuters, 16 November 2025", "AFP,
/// from ISW data, state of 20 November 2025; ndtv.com 9678999".
std::string origin_in_words(const Claim& claim);

} // namespace demarc
