// SPDX-License-Identifier: MIT
#pragma once

#include "commands/map_options.hpp"
#include "export/output_files.hpp"
#include "maps/district_shading.hpp"
#include "maps/map.hpp"
#include "study/data_folder.hpp"
#include "study/study.hpp"
#include "support/output_folder.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// The formats of `demarc map`.
const OutputFormats& picture_formats();

/// Whether any of them is among `formats`.
bool has_pictures(const FormatNames& formats);

/// Style, language, context and crop of a choice; the sheet is that of the first preset.
/// \throws ConfigError, UsageError
/// \param days what a crop to the front is made of
MapOptions map_options_of(const MapChoice& choice, const DataFolder& data,
                          const std::vector<const Partition*>& days);

/// Draws every scenario on every preset, each on its own thread, and writes them in order, below
/// `prefix` ("maps/"). Formats that are none of a picture are passed over.
void write_maps(const Study& study, const MapChoice& choice, const FormatNames& formats,
                const DataFolder& data, const OutputFolder& folder, std::string_view prefix,
                unsigned jobs, const std::shared_ptr<const DistrictLand>& districts = {});

/// The map of each scenario for a report, as SVG by the plan's id: as wide as a phone, without a
/// heading, for the report has one.
std::map<std::string, std::string> report_maps(const Study& study, const MapChoice& choice,
                                               const DataFolder& data, unsigned jobs);

/// Draws what `demarc map` was asked for: every scenario by itself, sheets, or days.
/// \param districts of the first study, for fills by district
void write_pictures(const std::vector<Study>& studies, MapSheet what, const MapChoice& choice,
                    const FormatNames& formats, const DataFolder& data, const OutputFolder& folder,
                    unsigned jobs, const std::shared_ptr<const DistrictLand>& districts = {});

} // namespace demarc
