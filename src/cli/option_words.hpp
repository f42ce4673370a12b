// SPDX-License-Identifier: MIT
#pragma once

#include "sources/input_note.hpp"
#include "study/series_study.hpp"
#include "study/study.hpp"

#include <string>
#include <vector>

namespace demarc {

/// The library names a field of the request in backquotes: "name the sea to cut off with `sea`".
/// This puts the option of the command line there: "... with --sea". Words in backquotes that are
/// no field stay.
std::string with_options(std::string text);
std::vector<InputNote> with_options(std::vector<InputNote> notes);

/// The same in everything that a study says: notes of its inputs, why plans have no result, reasons
/// of claims, the caution about its areas.
void put_options_into(Study& study);
void put_options_into(SeriesStudy& study);

} // namespace demarc
