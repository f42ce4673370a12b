// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "words/tongue.hpp"

#include <optional>
#include <string>

namespace demarc {

/// How much of a stock stands on the land that Russia holds on the day of the map.
/// \pre there is a scenario \param stock index into Study::stocks
Amount held_by_russia(const Study& study, std::size_t stock);

/// The same over the samples of the line of contact; std::nullopt without samples.
std::optional<Percentiles> held_over_samples(const Study& study, std::size_t stock);

/// How much of a stock, without its unit, as it may be told: people as people_for_readers() has
/// them; else to the unit, below 100 with up to two decimals: "48,570", "34.1", "under 0.01".
std::string stock_for_readers(const Stock& stock, double amount, Tongue tongue = Tongue::english);

/// "477 to 6,820"; one number where both are told alike.
std::string stock_range(const Stock& stock, double low, double high,
                        Tongue tongue = Tongue::english);

/// "820 (477 to 6,820)"; without brackets where the range says no more.
std::string stock_with_range(const Stock& stock, const Amount& amount,
                             Tongue tongue = Tongue::english);

/// "People who lived there before the full-scale war, not today"; where several sources count
/// people, with the name and the day of this one. \pre it is of people
std::string people_heading(const Study& study, std::size_t stock);

/// "People living there before 2022", likewise. \pre it is of people
std::string people_in_short(const Study& study, std::size_t stock);

/// "48,570 MW"
std::string with_unit(const Stock& stock, const std::string& amount);

} // namespace demarc
