// SPDX-License-Identifier: MIT
#pragma once

#include "page/page_texts.hpp"
#include "study/study.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace demarc {

/// Where a change stands in the page's list of changes, by its name in tables.
std::size_t number_of_change(std::string_view name);

/// What is counted beside land, in the order of the study:
///
///     [{"id": ..., "title": text, "counts": text, "unit": text, "people": bool} ...]
PageJson page_stocks(const Study& study, PageTexts& texts);

/// An amount with the digits of the tables: a number, or [best, low, high] where it has a range.
PageJson page_amount(const Stock& stock, const Amount& amount);

/// The amounts of all stocks of a row, those at its end that are 0 left out.
void append_amounts(PageJson& to, const Study& study, const std::vector<Amount>& amounts);

/// What stands on the land that a plan is about, in Ukraine; on the present map, on what Russia
/// holds: [[fill, label, amount of each stock ...] ...].
PageJson page_standing(const Study& study, const Scenario& scenario, PageTexts& texts);

} // namespace demarc
