// SPDX-License-Identifier: MIT
#pragma once

#include "sources/profile.hpp"

#include <string>
#include <string_view>

namespace demarc {

/// `FILE[:PROFILE[/LAYER]]` of the command line. The file may be of any format that io/gdal reads
/// (/vsizip/ included).
struct SourceSpec {
    std::string file;
    std::string profile; ///< empty: to be found out
    std::string layer{}; ///< empty: as the profile says
};

/// Whether a file is a table of settlements by its name (.csv, .tsv).
bool is_table(const std::string& file);

/// The layer of a file that a profile reads: the one named on the command line, else, of a file
/// with several, the one that the profile's name or regular expression fits. \throws DataError if
/// the file cannot be opened
std::string layer_to_read(const SourceSpec& spec, const std::string& of_profile,
                          const Opening& opening);

/// Splits at the last colon where what follows is a profile's name, with a layer or without. A file
/// named by an address (https://...) is fetched here. \throws UsageError if what follows looks like
/// one, there is none, and there is no such file; DataError if an address cannot be fetched
SourceSpec parse_source_spec(std::string_view text, const Profiles& profiles);

/// The profile of a file: the one asked for, else the only one whose file pattern fits, else the
/// only one without a pattern whose attribute the file has.
/// \throws UsageError listing the profiles if none or several fit; DataError if the file has to be
/// opened and cannot be
const BoundaryProfile& boundary_profile_of(const SourceSpec& spec, const Profiles& profiles);
const ControlProfile& control_profile_of(const SourceSpec& spec, const Profiles& profiles);
const DistrictProfile& district_profile_of(const SourceSpec& spec, const Profiles& profiles);

/// The profile of a file of what is counted: the one asked for, else the only one whose file
/// pattern fits; null where none does, which is no fault. \throws UsageError if several fit
const CountProfile* count_profile_of(const SourceSpec& spec, const Profiles& profiles);

/// The same of a file of people.
const PeopleProfile* people_profile_of(const SourceSpec& spec, const Profiles& profiles);

} // namespace demarc
