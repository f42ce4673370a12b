// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// What makes an input that can be read look wrong.
enum class InputWarning {
    none,            ///< a note, nothing to warn of
    region_area,     ///< a region is off its official area
    region_name,     ///< a region is called by the name of another
    region_place,    ///< a region does not hold its own towns
    far_away,        ///< polygons, vertices or settlements where none can be
    outside_ukraine, ///< much of the front line lies outside the boundary set
    date,            ///< in the future, before the war, or contradicted by the file itself
    coverage,        ///< land that the source does not show
    passed_over,     ///< records that say nothing of a place
    mended,          ///< gaps and slivers that were closed
    documents,       ///< of an archive that were read as one map
    unstated,        ///< what the publisher counts as control
    profile, ///< not filled in yet, in place of a shipped one, or with a rule that fits none
    share    ///< more than all of a region
};

/// "region_area", "coverage": the names in files.
std::string_view name_of(InputWarning warning);

/// One thing that was changed or noticed while an input was read. All of them are in report.md and
/// datapackage.json. Those that warn are also on the terminal, at the head of the report and in
/// every JSON result: the figures may be of something else than is meant.
struct InputNote {
    std::string where;    ///< file, layer and record
    std::string what;     ///< what was found and what was done about it
    std::string remedy{}; ///< of a warning: what to do about it
    InputWarning warning = InputWarning::none;

    /// "file, record: what was found; remedy"
    [[nodiscard]] std::string text() const;
};

/// Those that warn, each once.
std::vector<InputNote> warnings_among(const std::vector<InputNote>& notes);

/// "a, b, c and 4 more": of many, the first ones.
std::string first_of_many(const std::vector<std::string>& words, std::size_t most = 5);

} // namespace demarc
