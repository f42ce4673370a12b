// SPDX-License-Identifier: MIT
#pragma once

#include "page/page_texts.hpp"
#include "study/study.hpp"

namespace demarc {

/// What a page says of every plan, in every reading of it: figures and sentences are those of the
/// maps and tables of the same run.
///
///     {"fills": [names], "hatches": [names], "classes": [...], "rows": [...], "states": [...],
///      "plans": [{"id": ..., "readings": [...]} ...], "excluded": [...],
///      "changes": {name: text}, "stocks": [...], "districts": ...}
PageJson page_plans(const Study& study, PageTexts& texts);

} // namespace demarc
