// SPDX-License-Identifier: MIT
#pragma once

#include "sources/inspection.hpp"

#include <nlohmann/json.hpp>

namespace demarc {

/// All that an inspection found, as `demarc sources inspect --json` prints it: null where there is
/// nothing, areas in km², regions by their ISO codes. The text for a person is made from it, so
/// that it says nothing a program is not told:
///
///     const auto tree = inspection_tree(inspect_files(...), regions);
///     out << (json ? tree.dump(2) + '\n' : inspection_text(tree, regions, styled));
nlohmann::ordered_json inspection_tree(const FileInspection& inspection,
                                       const RegionTable& regions);

} // namespace demarc
