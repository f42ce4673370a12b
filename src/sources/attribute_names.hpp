// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"
#include "sources/control_profile.hpp"
#include "sources/input_note.hpp"
#include "sources/profile.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace demarc {

/// The one of some names that is another in any letter case; empty where one is the same, none is,
/// or several are.
std::string in_other_case(const std::vector<std::string>& names, const std::string& wanted);

/// "there is no attribute 'Description'; there is 'description'": the nearest of those that a
/// record has a value for, if one is near; all that differ from it in letter case only, if several
/// do.
std::string no_attribute(const std::string& wanted,
                         const std::map<std::string, std::string>& attributes);

/// Gives the attributes of a layer the spelling that a profile has, where only the case of letters
/// differs ("Class" for "class"), with a note. An attribute of exactly this name goes before, and
/// the note says so. Linear in the number of records. \returns the names that the layer then has
std::set<std::string> adopt_attribute_names(VectorLayer& layer,
                                            const std::set<std::string>& asked_for,
                                            const std::string& profile,
                                            std::vector<InputNote>& notes);

/// All that a profile asks for by name.
std::set<std::string> attributes_asked_for(const ControlProfile& profile);
std::set<std::string> attributes_asked_for(const BoundaryProfile& profile);

} // namespace demarc
