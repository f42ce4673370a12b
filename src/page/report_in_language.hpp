// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"
#include "words/language.hpp"

#include <string>

namespace demarc {

/// The report in the language of the maps, as Markdown with marks (export/report_marks.hpp):
/// answer, figures, the plans at a glance, each plan with its map, figures by oblast, rules and
/// sites, and the sources, in the sentences of maps and page. Claims, methods and notes on inputs
/// stand in the report in English alone.
std::string marked_report_in(const Language& language, const Study& study);

} // namespace demarc
