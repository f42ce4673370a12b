// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "sources/control_snapshot.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// What a profile says of a publisher in words.
struct ProfileSource {
    std::string id; ///< the file's stem: "natural-earth"
    std::string title;
    std::string publisher;
    std::string licence;
    std::string attribution;
};

/// How a publisher's region polygons are read (geodata/profiles/*.toml, kind = "boundaries").
struct BoundaryProfile {
    ProfileSource source;
    std::string layer;     ///< empty: the only layer
    std::string attribute; ///< names the region: an ISO code or a name of the region table
    std::map<std::string, std::string> aliases; ///< the publisher's spelling -> ISO code
    Coverage coverage = Coverage::land;
};

/// How a publisher's control data are read (kind = "control").
struct ControlProfile {
    ProfileSource source;
    ControlForm form = ControlForm::polygons;
    std::string layer;
    std::string attribute; ///< whose value gives the class; empty: every record is `constant`
    std::map<std::string, std::optional<ControlClass>> classes; ///< nothing: record is left out
    std::optional<ControlClass> constant;
    std::vector<ControlClass> precedence; ///< the first that covers wins
    ControlClass elsewhere = ControlClass::ukrainian;
    std::string date_pattern; ///< regular expression on the file name: year, month, day captured
    std::string counts_as_control;
    std::string method_note;
};

/// All profiles of a folder. \throws ConfigError naming file, line and key
struct Profiles {
    std::map<std::string, BoundaryProfile> boundaries;
    std::map<std::string, ControlProfile> control;
    static Profiles read(const std::filesystem::path& folder);
};

/// `FILE[:PROFILE]` of the command line. The file may be anything GDAL opens (/vsizip/ included).
struct SourceSpec {
    std::string file;
    std::string profile; ///< empty: to be found out
};

/// Splits at the last colon where what follows is a profile's name.
SourceSpec parse_source_spec(std::string_view text, const Profiles& profiles);

/// Reads a boundary set: all 27 regions, each once. `sea`, if given, is a polygon file that is
/// subtracted (a boundary set that reaches out to sea, cut back to land).
/// \throws DataError naming file, layer, record and reason
BoundarySet read_boundaries(const SourceSpec& spec, const Profiles& profiles,
                            const RegionTable& regions,
                            const std::optional<std::string>& sea = std::nullopt);

/// Reads a control snapshot. `date` overrides the one in the file name.
/// `russian_side` is a region code or "LON,LAT" on the Russian side of a line of contact.
/// \throws DataError naming file, layer, record and reason
ControlSnapshot read_control(const SourceSpec& spec, const Profiles& profiles,
                             const BoundarySet& boundaries, const RegionTable& regions,
                             const std::optional<Date>& date = std::nullopt,
                             const std::optional<std::string>& russian_side = std::nullopt);

} // namespace demarc
