// SPDX-License-Identifier: MIT
#pragma once

#include "study/data_folder.hpp"
#include "study/study.hpp"

#include <string>

namespace demarc {

/// Writes the fact-check card of one claim as a picture and as text, with a data package, into the
/// folder `where`. \throws OutputError
void write_card(const Study& study, const ClaimCheck& check, const std::string& where,
                const DataFolder& data);

} // namespace demarc
