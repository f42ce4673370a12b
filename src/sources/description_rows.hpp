// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc {

/// Descriptions that hold a table, as those of KML do: the HTML that Google Earth and ArcGIS write
/// ("<tr><td>Status</td><td>Occupied</td></tr>"), or lines of "Status: occupied". The whole text is
/// another one for each record; what tells who holds it is one row.

/// The rows of a text, heading and what stands beside it, without tags. Empty: it is no such text,
/// as "Status: occupied" alone, which is a value like any other.
std::vector<std::pair<std::string, std::string>> rows_of(std::string_view text);

/// A regular expression that fits the normal_text() of a text with such a row, tags and all. It
/// fits a value that goes on, too ("Occupied in part"): the longer one has to be tried before.
std::string expression_for_row(const std::string& heading, const std::string& value);

} // namespace demarc
