// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"

#include <string>

namespace demarc {

/// A fact-check card of one claim in Markdown: claim, verdict, figures, what counts, sources.
std::string claim_card_markdown(const Study& study, const ClaimCheck& check);

} // namespace demarc
