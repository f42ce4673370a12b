// SPDX-License-Identifier: MIT
#pragma once

#include "page/page_texts.hpp"
#include "study/study.hpp"

namespace demarc {

/// What becomes of each raion or hromada under every plan, as districts.csv has it in the layer of
/// changes:
///
///     {"title": text, "level": text, "list": [[name, region, km²] ...],
///      "rows": [[district, [class, km², per cent, extent, 0 or [low, high], amounts ...] ...]
///      ...], "plans": [{"whole": text, "rows": [numbers]} ...]}
///
/// Districts that Ukraine keeps as a whole in every reading are left out of a plan's rows. null
/// without districts.
PageJson page_districts(const Study& study, PageTexts& texts);

} // namespace demarc
