// SPDX-License-Identifier: MIT
#pragma once

#include "page/page_texts.hpp"
#include "study/study.hpp"

namespace demarc {

/// Up to four figures that sum a reading of a plan up: [[label, figure, note] ...].
PageJson page_tiles(const Study& study, const Scenario& scenario, PageTexts& texts);

} // namespace demarc
