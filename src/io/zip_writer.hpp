// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace demarc {

/// A zip archive of a few small files, names and bytes, each deflated; its times are 1980-01-01,
/// the earliest that the format has. Same files, same bytes. \pre less than 4 GB in all
std::string zip_archive(const std::vector<std::pair<std::string, std::string>>& files);

} // namespace demarc
